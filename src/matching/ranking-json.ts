/**
 * A ranked list as JSON, put together from pieces that were written before: people on lists share most of their
 * criteria, questions and sentences. Says exactly what the presenter's objects say, in a third of the time and with
 * little garbage.
 */
import { bandOf, type Sentences } from '../explanations/sentences';
import { type JsonBytes, JsonWriter } from '../common/api/json-writer';
import { factsKey, Remembered } from '../common/remembered';
import { type Question, questions } from './core/questions';
import type { Criterion, Part, RankedCandidate, ReasonFacts } from './core/result';
import type { AnsweredRanking } from './matching.service';
import type { RankingDto } from './ranking.dto';
import { type Detail, type Person, presentGateCounts, presentScheme, type Told } from './ranking.presenter';

/** Pieces kept; one is about 300 bytes. */
const KEPT = 20_000;

/** What stands between the members whose values differ. */
const MARKS = {
  items: Buffer.from('"items":['),
  endOfItems: Buffer.from(']}'),
  rank: Buffer.from('{"rank":'),
  candidate: Buffer.from(',"candidateId":"'),
  endOfId: Buffer.from('",'),
  total: Buffer.from('"total":'),
  confidence: Buffer.from('"confidence":'),
  parts: Buffer.from(',"parts":['),
  questions: Buffer.from('],"questions":['),
  schemes: Buffer.from('],"schemes":['),
  points: Buffer.from('"points":'),
  maxPoints: Buffer.from(',"maxPoints":'),
  criteria: Buffer.from(',"criteria":['),
  stake: Buffer.from('"pointsAtStake":'),
  next: Buffer.from(','),
  endOfObject: Buffer.from('},'),
  endOfList: Buffer.from(']},'),
} as const;

/** From the first byte up to the one after the last; the comma behind it may have been taken back. */
interface Written {
  start: number;
  end: number;
}

/** Writes lists in one language. Meant to be kept. */
export class RankingJson {
  private readonly pieces = new Remembered<Uint8Array>(KEPT);
  private readonly people = new Remembered<Uint8Array>(KEPT);
  private readonly json = new JsonWriter();
  /** where parts, criteria and questions that several people share stand in the list that is being written */
  private shared = new Map<Part | Criterion, Written>();
  private asked = new Map<ReasonFacts, Written>();

  constructor(private readonly say: Sentences) {}

  /** The whole answer, told in so much detail. */
  ranking(ranking: AnsweredRanking, detail: Detail): JsonBytes<RankingDto> {
    const { policyVersion, rulesVersion, asOf, considered, eligible } = ranking;
    const gates = presentGateCounts(ranking, this.say);
    const head = opened({ policyVersion, rulesVersion, asOf, considered, eligible, gates });
    this.json.piece(head).piece(MARKS.items);
    for (const line of ranking.candidates) {
      const person = ranking.cards.get(line.candidateId);
      if (person) this.line(line, person, { schemes: ranking.schemes.get(line.candidateId) ?? [], ...detail });
    }
    // new ones, not the same ones emptied: what an old one held would outlive the list
    this.shared = new Map();
    this.asked = new Map();
    return this.json.close(MARKS.endOfItems).take();
  }

  private line(line: RankedCandidate, { pseudonym, owner }: Person, { schemes, rules, facts }: Told): void {
    const { json, say } = this;
    const { rank, candidateId, total, confidence } = line;
    json.piece(MARKS.rank).number(rank).piece(MARKS.candidate).ascii(candidateId).piece(MARKS.endOfId);
    json.piece(this.people.of(pseudonym, owner === null ? '' : `=${owner}`, () => inside({ pseudonym, owner })));
    json.piece(MARKS.total).number(total).piece(MARKS.next);
    const band = bandOf(total);
    json.piece(this.pieces.of('band', band, () => inside({ band, bandLabel: say.band(total) })));
    json.piece(MARKS.confidence).number(confidence).piece(MARKS.parts);
    for (const part of line.parts) this.part(part, facts);
    json.close(MARKS.questions);
    for (const question of questions(line)) this.question(question, facts);
    json.close(MARKS.schemes);
    for (const answer of schemes) {
      json.piece(Buffer.from(JSON.stringify(presentScheme(answer, rules, say)))).piece(MARKS.next);
    }
    json.close(MARKS.endOfList);
  }

  private part(part: Part, withFacts: boolean): void {
    const { factor, points, maxPoints, criteria } = part;
    // hardly two people have the same in every task
    const sharable = factor !== 'competencies';
    if (sharable && this.repeated(this.shared.get(part))) return;
    const { json } = this;
    const start = json.length;
    json.piece(this.pieces.of('factor', factor, () => opened({ factor, label: this.say.factor(factor) })));
    json.piece(MARKS.points).number(points).piece(MARKS.maxPoints).number(maxPoints).piece(MARKS.criteria);
    for (const criterion of criteria) this.criterion(criterion, withFacts);
    json.close(MARKS.endOfList);
    if (sharable) this.shared.set(part, { start, end: json.length - MARKS.next.length });
  }

  private criterion(criterion: Criterion, withFacts: boolean): void {
    if (this.repeated(this.shared.get(criterion))) return;
    const { json } = this;
    const start = json.length;
    const { code, outcome, facts, points, maxPoints } = criterion;
    json.piece(
      this.pieces.of(code, (withFacts ? '+' : '') + outcome + factsKey(facts), () =>
        opened({ code, outcome, ...(withFacts && { facts }), sentence: this.say.criterion(criterion) }, MARKS.points),
      ),
    );
    json.number(points).piece(MARKS.maxPoints).number(maxPoints).piece(MARKS.endOfObject);
    this.shared.set(criterion, { start, end: json.length - MARKS.next.length });
  }

  private question(question: Question, withFacts: boolean): void {
    const { code, factor, gate, pointsAtStake, facts } = question;
    // a gate that waits for the same answer as a criterion waits for this person, not for everybody
    const ofEverybody = gate === undefined || gate === code;
    const { json } = this;
    const known = ofEverybody ? this.asked.get(facts) : undefined;
    if (known) json.again(known.start, known.end);
    else {
      const start = json.length;
      json.piece(
        this.pieces.of(code, `${withFacts ? '+' : ''}?${factor}|${gate}|${factsKey(facts)}`, () =>
          opened(
            { code, factor, gate, ...(withFacts && { facts }), sentence: this.say.question(question) },
            MARKS.stake,
          ),
        ),
      );
      if (ofEverybody) this.asked.set(facts, { start, end: json.length });
    }
    json.number(pointsAtStake).piece(MARKS.endOfObject);
  }

  /** Writes once more what stands in the list already; false when it does not. */
  private repeated(written: Written | undefined): boolean {
    if (!written) return false;
    this.json.again(written.start, written.end).piece(MARKS.next);
    return true;
  }
}

/** An object in JSON that more members follow: `{"a":1,` and the name of the next. */
function opened(members: object, next?: Buffer): Buffer {
  return Buffer.from(`${JSON.stringify(members).slice(0, -1)},${next?.toString() ?? ''}`);
}

/** Members in the middle of an object: `"a":1,`. */
function inside(members: object): Buffer {
  return opened(members).subarray(1);
}
