/** Everybody in memory as columns of numbers: the same ranking as `rankCandidates`, exactly, in a fraction of a millisecond. */
import type { Eligible } from './fast-index/eligible';
import { heldBack, type HeldPlace } from './fast-index/held-back';
import { KeptTrips } from './fast-index/travel/kept-trips';
import { PeopleColumns } from './fast-index/people/people-columns';
import { requireDates } from './fast-index/people/facets';
import { Rebuilding } from './fast-index/people/rebuilding';
import { Search, type SearchCounters } from './fast-index/search';
import { countBefore, standings, type Standings } from './fast-index/standings';
import { Vocabulary } from './fast-index/people/vocabulary';
import type { CandidateFacts, CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
import type { MatchContext } from './opening-case';
import { maxPointsOf, planOpening, type OpeningPlan } from './opening-plan';
import { matchPlanned } from './pair-match';
import type { Policy } from './policy';
import { mixDraws } from './rank-order';
import { requireLimit } from './reference-ranking';
import { type FactorCode, GATES, type GateCode, type PairMatch, type RankedCandidate, type Ranking } from './result';

/** What a question to the index depends on besides the opening. */
export interface IndexQuery {
  policy: Policy;
  asOf: IsoDate;
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

/** A line of a list without its reasons. */
export interface ShortLine {
  candidateId: string;
  /** 0–10 000 */
  total: number;
  /** points by factor; a factor the opening says nothing about is missing */
  points: Partial<Record<FactorCode, number>>;
}

/** A ranked list without the reasons; the counts mean the same as in `Ranking`. */
export interface Shortlist extends Pick<Ranking, 'considered' | 'eligible' | 'excludedBy' | 'unknownBy'> {
  /** points at best by factor; a factor the opening says nothing about is missing */
  maxPoints: Partial<Record<FactorCode, number>>;
  lines: ShortLine[];
}

/** People sorted in, besides the ones that came later, before a new sorting is worth its time. */
const LEAST_LATE = 1024;
/** People a rebuilding takes on with every change. */
const STEP = 64;

/**
 * The people to rank, kept ready. Facts are held by reference: hand in a new object for a change, never alter one that
 * was handed in. Graph and travel model must answer the same for as long as the index lives.
 */
export class MatchIndex {
  private columns: PeopleColumns;
  private search: Search;
  private rebuilding: Rebuilding | null = null;
  private readonly trips = new KeptTrips();

  constructor(
    private readonly graph: CompetencyGraph,
    private readonly travel: TravelModel,
  ) {
    this.columns = new PeopleColumns(new Vocabulary());
    this.search = new Search(this.columns, travel);
  }

  /** Adds a person, or replaces the one with the same id. Seen by the next question. Throws `DATE.INVALID`. */
  upsert(facts: CandidateFacts): void {
    requireDates(facts);
    this.columns.kill(facts.id);
    this.columns.append(facts);
    this.changed(facts.id);
  }

  /** Takes a person out; false when there was none with that id. */
  remove(id: string): boolean {
    const was = this.columns.kill(id);
    if (was) this.changed(id);
    return was;
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

  /** How much work the last list was. */
  get counters(): Readonly<SearchCounters> {
    return this.search.counters;
  }

  /** The ranked list; `limit` cuts the list, not the counts. Throws `RANKING.LIMIT` and `DATE.INVALID`. */
  rank(opening: OpeningFacts, query: IndexQuery & { limit?: number }): Ranking {
    requireLimit(query.limit);
    this.settle();
    const plan = this.plan(opening, query);
    const { eligible, best } = this.search.best(plan, query.limit ?? Infinity);
    const { facts } = this.columns;
    return {
      openingId: opening.id,
      policyVersion: query.policy.version,
      asOf: query.asOf,
      ...this.countsOf(eligible),
      candidates: best.map((slot, index) => ranked(matchPlanned(plan, facts[slot]!), index + 1)),
    };
  }

  /**
   * The same list with totals and points by factor alone; for everything that shows no reasons. Throws `RANKING.LIMIT` and
   * `DATE.INVALID`.
   */
  shortlist(opening: OpeningFacts, query: IndexQuery & { limit?: number }): Shortlist {
    requireLimit(query.limit);
    this.settle();
    // whoever's projection counts is asked by the rule itself, whose answers are worth keeping
    const plan = this.plan(opening, query, !query.policy.projection.use);
    const { eligible, best, totals, points } = this.search.best(plan, query.limit ?? Infinity);
    const { facts } = this.columns;
    return {
      ...this.countsOf(eligible),
      maxPoints: maxPointsOf(plan),
      lines: best.map((slot, place) => {
        const total = totals[place]!;
        return { candidateId: facts[slot]!.id, total, points: points.scorer.byFactor(slot, total) };
      }),
    };
  }

  /**
   * People a gate excludes (`not_met`), or eligible people whom it leaves undecided (`unknown`), with every reason: the
   * highest total first, then by id. People whose case is not shared with the opening's municipality are not named, only
   * counted as `hidden`. Throws `RANKING.LIMIT` and `DATE.INVALID`.
   */
  heldBy(opening: OpeningFacts, query: IndexQuery & HeldQuery): HeldPeople {
    requireLimit(query.limit);
    this.settle();
    const plan = this.plan(opening, query);
    const { named, hidden } = heldBack(this.search, plan, query);
    const { after } = query;
    const people = named
      .filter((one) => after === undefined || (one.id !== after.id && before(after, one) < 0))
      .sort(before)
      .slice(0, query.limit)
      .map(({ id }) => matchPlanned(plan, this.get(id)!));
    return { total: named.length, hidden, people };
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
    let others: Standings | undefined;
    return (hypothetical) => {
      const match = matchPlanned(plan, hypothetical);
      if (!match.eligible) return null;
      if (!others) {
        this.settle();
        others = standings(this.search, plan);
      }
      const { id, waitingSince } = hypothetical;
      const draw = mixDraws(hypothetical.draw, opening.draw);
      return 1 + countBefore(others, { total: match.total, waitingSince, draw, id });
    };
  }

  /**
   * Sorts in whoever came since the last time, when there are so many that lists would be slow (or `always`); while there
   * are few, changes do it piece by piece. Called by every question; worth a call of its own after loading.
   */
  settle(always = false): void {
    const { high, sorted, size } = this.columns;
    if (!always && high - sorted <= (size >> 1) + 16) return;
    const rebuilding = new Rebuilding(this.columns);
    while (!rebuilding.step(high)) continue;
    this.take(rebuilding.finish());
  }

  private changed(id: string): void {
    const { high, sorted, deaths, size } = this.columns;
    if (this.rebuilding) {
      this.rebuilding.note(id);
      if (this.rebuilding.step(STEP)) this.take(this.rebuilding.finish());
    } else if (sorted > 0 && high - sorted + deaths.length > Math.max(LEAST_LATE, size >> 4)) {
      this.rebuilding = new Rebuilding(this.columns);
    }
  }

  private take(columns: PeopleColumns): void {
    this.rebuilding = null;
    this.columns = columns;
    this.search = new Search(columns, this.travel);
  }

  private countsOf({ count, excluded, undecided }: Eligible) {
    return {
      considered: this.columns.size,
      eligible: count,
      excludedBy: named(excluded),
      unknownBy: named(undecided),
    };
  }

  private plan(opening: OpeningFacts, { policy, asOf }: IndexQuery, pointsAlone = false): OpeningPlan {
    const { graph, travel, trips } = this;
    const context: MatchContext = { policy, asOf, graph, travel, trips, pointsAlone };
    return planOpening(opening, context);
  }
}

/** Field by field: a spread of the whole match takes longer than the match itself. */
function ranked(match: PairMatch, rank: number): RankedCandidate {
  const { candidateId, openingId, gates, eligible, total, confidence, parts } = match;
  return { candidateId, openingId, gates, eligible, total, confidence, parts, rank };
}

function named(counts: Int32Array): Partial<Record<GateCode, number>> {
  const byGate: Partial<Record<GateCode, number>> = {};
  GATES.forEach((gate, index) => {
    if (counts[index]! > 0) byGate[gate] = counts[index]!;
  });
  return byGate;
}

function before(a: HeldPlace, b: HeldPlace): number {
  return b.total - a.total || (a.id < b.id ? -1 : 1);
}
