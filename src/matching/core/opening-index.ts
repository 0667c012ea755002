/** Openings in memory, for one person at a time: the same list as `rankOpenings`, exactly. */
import { KeptTrips } from './fast-index/kept-trips';
import { Answers, type Entry, Prepared } from './fast-index/opening-answers';
import { TopList } from './fast-index/top-list';
import type { CandidateFacts, CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
import { planOpening, type OpeningPlan } from './opening-plan';
import { matchPlanned } from './pair-match';
import type { Policy } from './policy';
import { mixDraws } from './rank-order';
import { requireLimit } from './reference-ranking';
import { GATES, type GateCode, type OpeningRanking } from './result';

/** What a question depends on besides the person. */
export interface OpeningQuery {
  policy: Policy;
  asOf: IsoDate;
}

/** A line of a list without its reasons. */
export interface ShortOpeningLine {
  openingId: string;
  /** 0–10 000 */
  total: number;
}

/** The openings a person may be listed for. */
interface Found {
  /** the best, in order */
  listed: { entry: Entry; total: number }[];
  eligible: number;
  /** by gate, in the order of `GATES` */
  excluded: Int32Array;
  undecided: Int32Array;
}

/** Keys are total × 2^32 and the draw turned round: a whole double. */
const DRAWS = 2 ** 32;

/**
 * The openings to rank for a person, kept ready. Facts are held by reference, as in `MatchIndex`. Worked out anew when it is
 * asked with another policy or day.
 */
export class OpeningIndex {
  private readonly openings = new Map<string, OpeningFacts>();
  private readonly trips = new KeptTrips();
  private prepared: Prepared | null = null;
  /** openings not worked out yet for the policy and day at hand */
  private waiting: Iterator<OpeningFacts> | null = null;

  constructor(
    private readonly graph: CompetencyGraph,
    private readonly travel: TravelModel,
  ) {}

  /** Adds an opening, or replaces the one with the same id. Seen by the next question. Throws `DATE.INVALID`. */
  upsert(opening: OpeningFacts): void {
    if (this.prepared) this.prepared.add(this.plan(opening, this.prepared));
    this.openings.set(opening.id, opening);
  }

  /** Takes an opening out; false when there was none with that id. */
  remove(id: string): boolean {
    this.prepared?.entries.delete(id);
    return this.openings.delete(id);
  }

  /** Openings in the index. */
  get size(): number {
    return this.openings.size;
  }

  /**
   * Works out so many of the openings for a policy and day; true when all are. Questions do it by themselves, in one go:
   * worth a call of its own where other work should go on meanwhile. Throws `DATE.INVALID`.
   */
  prepare(query: OpeningQuery, most = Infinity): boolean {
    const prepared = this.preparedFor(query);
    for (let left = most; this.waiting && left > 0; left--) {
      const { value, done } = this.waiting.next();
      if (done) this.waiting = null;
      else if (!prepared.entries.has(value.id)) prepared.add(this.plan(value, prepared));
    }
    return this.waiting === null;
  }

  /** The ranked list for one person; `limit` cuts the list, not the counts. Throws `RANKING.LIMIT` and `DATE.INVALID`. */
  rank(candidate: CandidateFacts, query: OpeningQuery & { limit?: number }): OpeningRanking {
    const { listed, eligible, excluded, undecided } = this.find(candidate, query);
    return {
      candidateId: candidate.id,
      policyVersion: query.policy.version,
      asOf: query.asOf,
      considered: this.size,
      eligible,
      excludedBy: named(excluded),
      unknownBy: named(undecided),
      openings: listed.map(({ entry }, index) => {
        const match = matchPlanned(entry.plan, candidate);
        const { candidateId, openingId, gates, total, confidence, parts } = match;
        return { candidateId, openingId, gates, eligible: match.eligible, total, confidence, parts, rank: index + 1 };
      }),
    };
  }

  /** The same list with totals alone. Throws `RANKING.LIMIT` and `DATE.INVALID`. */
  shortlist(candidate: CandidateFacts, query: OpeningQuery & { limit?: number }): ShortOpeningLine[] {
    return this.find(candidate, query).listed.map(({ entry, total }) => ({ openingId: entry.plan.opening.id, total }));
  }

  /**
   * Ids of the openings whose gates let the person pass and where the total is at least what `least` says of them, in no
   * particular order. Throws `DATE.INVALID`.
   */
  reachedBy(candidate: CandidateFacts, query: OpeningQuery, least: (openingId: string) => number): string[] {
    this.prepare(query);
    const prepared = this.prepared!;
    const asked = new Answers(prepared, candidate);
    const reached: string[] = [];
    for (const [id, entry] of prepared.entries) {
      if (!asked.lets(entry)) continue;
      const wanted = least(id);
      const others = asked.factors(entry);
      if (others + entry.tasksAtBest >= wanted && others + asked.tasks(entry) >= wanted) reached.push(id);
    }
    return reached;
  }

  private find(candidate: CandidateFacts, query: OpeningQuery & { limit?: number }): Found {
    requireLimit(query.limit);
    this.prepare(query);
    const prepared = this.prepared!;
    const asked = new Answers(prepared, candidate);
    const excluded = new Int32Array(GATES.length);
    const undecided = new Int32Array(GATES.length);
    const entries: Entry[] = [];
    const totals: number[] = [];
    const before = (a: number, b: number): boolean => entries[a]!.plan.opening.id < entries[b]!.plan.opening.id;
    const top = new TopList(query.limit ?? Infinity, before);
    let eligible = 0;
    for (const entry of prepared.entries.values()) {
      if (!asked.passes(entry, excluded, undecided)) continue;
      eligible++;
      const least = top.threshold > 0 ? Math.floor(top.threshold / DRAWS) : 0;
      const others = asked.factors(entry);
      if (others + entry.tasksAtBest < least) continue;
      const total = others + asked.tasks(entry);
      const mixed = mixDraws(candidate.draw, entry.plan.opening.draw);
      totals.push(total);
      top.offer(entries.push(entry) - 1, total * DRAWS + (DRAWS - 1 - mixed));
    }
    const listed = top.ranked().map((place) => ({ entry: entries[place]!, total: totals[place]! }));
    return { listed, eligible, excluded, undecided };
  }

  private preparedFor({ policy, asOf }: OpeningQuery): Prepared {
    if (this.prepared?.policy === policy && this.prepared.asOf === asOf) return this.prepared;
    this.prepared = new Prepared(policy, asOf);
    this.waiting = this.openings.values();
    return this.prepared;
  }

  private plan(opening: OpeningFacts, { policy, asOf }: Prepared): OpeningPlan {
    return planOpening(opening, { policy, asOf, graph: this.graph, travel: this.travel, trips: this.trips });
  }
}

function named(counts: Int32Array): Partial<Record<GateCode, number>> {
  const byGate: Partial<Record<GateCode, number>> = {};
  GATES.forEach((code, index) => {
    if (counts[index]! > 0) byGate[code] = counts[index]!;
  });
  return byGate;
}
