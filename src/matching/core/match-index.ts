/** Everybody in memory as columns of numbers: the same ranking as `rankCandidates`, exactly, in milliseconds. */
import { CandidateColumns } from './fast-index/candidate-columns';
import { CLOSED, scanGates, UNKNOWN_SHIFT } from './fast-index/gate-scan';
import { scanScores } from './fast-index/score-scan';
import { TopList } from './fast-index/top-list';
import { TripTables } from './fast-index/trip-tables';
import type { CandidateFacts, CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
import type { MatchContext } from './opening-case';
import { planOpening, type OpeningPlan } from './opening-plan';
import { matchPlanned } from './pair-match';
import type { Policy } from './policy';
import { compareStandings, mixDraws, type Standing } from './rank-order';
import { requireLimit } from './reference-ranking';
import { GATES, type GateCode, type PairMatch, type Ranking } from './result';

/** What a question to the index depends on besides the opening. */
export interface IndexQuery {
  policy: Policy;
  asOf: IsoDate;
}

/** A place on a list of people held back. */
interface Place {
  total: number;
  id: string;
}

/** Which people held back are wanted. */
export interface HeldQuery {
  gate: GateCode;
  outcome: 'not_met' | 'unknown';
  /** the last one seen; left out = from the first */
  after?: { total: number; id: string };
  limit?: number;
}

/** People held back by one gate. */
export interface HeldPeople {
  /** everybody who may be named; `people` is a part of them */
  total: number;
  /** people whose case is not shared with the opening's municipality */
  hidden: number;
  people: PairMatch[];
}

/**
 * The people to rank, kept ready. Facts are held by reference: hand in a new object for a change, never alter one that
 * was handed in. Graph and travel model must answer the same for as long as the index lives.
 */
export class MatchIndex {
  private readonly columns = new CandidateColumns();
  private readonly trips: TripTables;

  constructor(
    private readonly graph: CompetencyGraph,
    private readonly travel: TravelModel,
  ) {
    this.trips = new TripTables(travel, this.columns.places);
  }

  /** Adds a person, or replaces the one with the same id. Seen by the next question. Throws `DATE.INVALID`. */
  upsert(facts: CandidateFacts): void {
    this.columns.put(facts);
  }

  /** Takes a person out; false when there was none with that id. */
  remove(id: string): boolean {
    return this.columns.take(id);
  }

  /** The facts a person is ranked by. */
  get(id: string): CandidateFacts | undefined {
    const slot = this.columns.slotOf(id);
    return slot === undefined ? undefined : this.columns.facts[slot];
  }

  /** People in the index. */
  get size(): number {
    return this.columns.size;
  }

  /** The ranked list; `limit` cuts the list, not the counts. Throws `RANKING.LIMIT` and `DATE.INVALID`. */
  rank(opening: OpeningFacts, query: IndexQuery & { limit?: number }): Ranking {
    requireLimit(query.limit);
    const { columns } = this;
    const plan = this.plan(opening, query);
    const answers = scanGates(columns, plan, this.trips);
    const scores = scanScores(columns, plan, this.trips, answers);
    const top = new TopList(query.limit ?? Infinity, this.tieBreak(opening));
    const excluded = new Int32Array(GATES.length);
    const undecided = new Int32Array(GATES.length);
    let eligible = 0;
    for (let slot = 0; slot < columns.high; slot++) {
      if (columns.live[slot] === 0) continue;
      const bits = answers[slot]!;
      if ((bits & CLOSED) !== 0) {
        count(excluded, bits & CLOSED);
        continue;
      }
      eligible++;
      count(undecided, bits >> UNKNOWN_SHIFT);
      const first = scores.first(slot);
      if (first + scores.restAtBest < top.threshold) continue;
      top.offer(slot, first + scores.rest(slot));
    }
    return {
      openingId: opening.id,
      policyVersion: query.policy.version,
      asOf: query.asOf,
      considered: columns.size,
      eligible,
      excludedBy: named(excluded),
      unknownBy: named(undecided),
      candidates: top
        .ranked()
        .map(({ slot }, index) => ({ ...matchPlanned(plan, columns.facts[slot]!), rank: index + 1 })),
    };
  }

  /**
   * People a gate excludes (`not_met`), or eligible people whom it leaves undecided (`unknown`), with every reason: the
   * highest total first, then by id. People whose case is not shared with the opening's municipality are not named, only
   * counted as `hidden`. Throws `RANKING.LIMIT` and `DATE.INVALID`.
   */
  heldBy(opening: OpeningFacts, query: IndexQuery & HeldQuery): HeldPeople {
    requireLimit(query.limit);
    const { columns } = this;
    const { after } = query;
    const plan = this.plan(opening, query);
    const answers = scanGates(columns, plan, this.trips);
    // nobody is passed over: excluded people have totals too
    const scores = scanScores(columns, plan, this.trips, new Int32Array(columns.high));
    const place = GATES.indexOf(query.gate);
    const wanted = 1 << (query.outcome === 'unknown' ? UNKNOWN_SHIFT + place : place);
    const notShared = 1 << GATES.indexOf('municipality_not_shared');
    const before = (a: Place, b: Place): number => b.total - a.total || (a.id < b.id ? -1 : 1);
    const found: Place[] = [];
    let hidden = 0;
    for (let slot = 0; slot < columns.high; slot++) {
      const bits = answers[slot]!;
      if (columns.live[slot] === 0 || (bits & wanted) === 0) continue;
      if (query.outcome === 'unknown' && (bits & CLOSED) !== 0) continue;
      if ((bits & notShared) !== 0) hidden++;
      else found.push({ id: columns.facts[slot]!.id, total: scores.first(slot) + scores.rest(slot) });
    }
    const people = found
      .filter((one) => after === undefined || (one.id !== after.id && before(after, one) < 0))
      .sort(before)
      .slice(0, query.limit)
      .map(({ id }) => matchPlanned(plan, this.get(id)!));
    return { total: found.length, hidden, people };
  }

  /** One person of the index against an opening, with every reason; `undefined` when the id is not in the index. */
  evaluate(opening: OpeningFacts, candidateId: string, query: IndexQuery): PairMatch | undefined {
    const facts = this.get(candidateId);
    return facts && matchPlanned(this.plan(opening, query), facts);
  }

  /**
   * A function that tells at which place a person with changed facts would stand among everybody else in the index
   * (their own present entry is left out); `null` when a gate would exclude them. Scores everybody once, on the first
   * question, and answers for the index as it was then.
   */
  rankHypothetical(opening: OpeningFacts, query: IndexQuery): (hypothetical: CandidateFacts) => number | null {
    const plan = this.plan(opening, query);
    let others: Standing[] | undefined;
    return (hypothetical) => {
      const match = matchPlanned(plan, hypothetical);
      if (!match.eligible) return null;
      others ??= this.standings(plan);
      const { id, waitingSince } = hypothetical;
      const own = { total: match.total, waitingSince, draw: mixDraws(hypothetical.draw, opening.draw), id };
      return 1 + others.filter((other) => other.id !== id && compareStandings(other, own) < 0).length;
    };
  }

  private plan(opening: OpeningFacts, { policy, asOf }: IndexQuery): OpeningPlan {
    const context: MatchContext = { policy, asOf, graph: this.graph, travel: this.travel };
    return planOpening(opening, context);
  }

  private standings(plan: OpeningPlan): Standing[] {
    const { columns } = this;
    const answers = scanGates(columns, plan, this.trips);
    const scores = scanScores(columns, plan, this.trips, answers);
    const standings: Standing[] = [];
    for (let slot = 0; slot < columns.high; slot++) {
      if (columns.live[slot] === 0 || (answers[slot]! & CLOSED) !== 0) continue;
      const { id, waitingSince, draw } = columns.facts[slot]!;
      const total = scores.first(slot) + scores.rest(slot);
      standings.push({ total, waitingSince, draw: mixDraws(draw, plan.opening.draw), id });
    }
    return standings;
  }

  private tieBreak(opening: OpeningFacts): (a: number, b: number) => boolean {
    const { waitingSince, draw, facts } = this.columns;
    return (a, b) => {
      if (waitingSince[a] !== waitingSince[b]) return waitingSince[a]! < waitingSince[b]!;
      const mixedA = mixDraws(draw[a]!, opening.draw);
      const mixedB = mixDraws(draw[b]!, opening.draw);
      return mixedA !== mixedB ? mixedA < mixedB : facts[a]!.id < facts[b]!.id;
    };
  }
}

function count(counts: Int32Array, bits: number): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
}

function named(counts: Int32Array): Partial<Record<GateCode, number>> {
  const byGate: Partial<Record<GateCode, number>> = {};
  GATES.forEach((gate, index) => {
    if (counts[index]! > 0) byGate[gate] = counts[index]!;
  });
  return byGate;
}
