/**
 * A ranked list as JSON, put together from pieces that were written before: people on lists share most of their
 * criteria, questions and sentences. Says exactly what the presenter's objects say, in a third of the time and with
 * little garbage.
 */
import { bandOf, type Sentences } from '../../explanations/sentences';
import { type JsonBytes, JsonWriter } from '../../common/api/json-writer';
import { factsKey, Remembered } from '../../common/remembered';
import { type Question, questions } from '../core/questions';
import type { Criterion, Part, RankedCandidate, ReasonFacts } from '../core/result';
import type { AnsweredRanking } from '../matching.service';
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

/** From the first byte up to the one after the last. */
interface Written {
  start: number;
  end: number;
}

/** Writes lists in one language. Meant to be kept. */
export class RankingJson {
  private readonly pieces = new Remembered<Uint8Array>(KEPT);
  private readonly people = new Remembered<Uint8Array>(KEPT);
  private readonly json = new JsonWriter();
  /** where criteria and questions that several people share stand in the list that is being written */
  private shared = new Map<Criterion, Written>();
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

  private part({ factor, points, maxPoints, criteria }: Part, withFacts: boolean): void {
    const { json } = this;
    json.piece(this.pieces.of('factor', factor, () => opened({ factor, label: this.say.factor(factor) })));
    json.piece(MARKS.points).number(points).piece(MARKS.maxPoints).number(maxPoints).piece(MARKS.criteria);
    for (const criterion of criteria) this.criterion(criterion, withFacts);
    json.close(MARKS.endOfList);
  }

  private criterion(criterion: Criterion, withFacts: boolean): void {
    const { json } = this;
    const { code, outcome, facts, points, maxPoints } = criterion;
    this.once(this.shared, criterion, () => {
      json.piece(
        this.pieces.of(code, (withFacts ? '+' : '') + outcome + factsKey(facts), () =>
          opened({ code, outcome, ...(withFacts && { facts }), sentence: this.say.criterion(criterion) }, MARKS.points),
        ),
      );
      json.number(points).piece(MARKS.maxPoints).number(maxPoints);
    });
    json.piece(MARKS.endOfObject);
  }

  private question(question: Question, withFacts: boolean): void {
    const { json } = this;
    const { code, factor, gate, pointsAtStake, facts } = question;
    const write = () =>
      json.piece(
        this.pieces.of(code, `${withFacts ? '+' : ''}?${factor}|${gate}|${factsKey(facts)}`, () =>
          opened(
            { code, factor, gate, ...(withFacts && { facts }), sentence: this.say.question(question) },
            MARKS.stake,
          ),
        ),
      );
    // whether a gate waits for the answer too depends on the person
    if (gate === undefined) this.once(this.asked, facts, write);
    else write();
    json.number(pointsAtStake).piece(MARKS.endOfObject);
  }

  /** Writes what several people share; the second time from where it stands in the list already. */
  private once<T>(written: Map<T, Written>, shared: T, write: () => unknown): void {
    const { json } = this;
    const before = written.get(shared);
    if (before) json.again(before.start, before.end);
    else {
      const start = json.length;
      write();
      written.set(shared, { start, end: json.length });
    }
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
