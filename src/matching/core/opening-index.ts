/** Openings in memory, for one person at a time: the same list as `rankOpenings`, exactly. */
import { OpeningAnswers } from './fast-index/openings/opening-answers';
import { OpeningColumns } from './fast-index/openings/opening-columns';
import { TopList } from './fast-index/collections/top-list';
import type { CandidateFacts, CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
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
  listed: { slot: number; total: number }[];
  columns: OpeningColumns;
  answers: OpeningAnswers;
}

/** Keys are total × 2^32 and the draw turned round: a whole double. */
const DRAWS = 2 ** 32;

/**
 * The openings to rank for a person, kept ready. Facts are held by reference, as in `MatchIndex`. Worked out anew when it is
 * asked with another policy or day.
 */
export class OpeningIndex {
  private readonly openings = new Map<string, OpeningFacts>();
  private prepared: OpeningColumns | null = null;
  /** openings not worked out yet for the policy and day at hand */
  private waiting: Iterator<OpeningFacts> | null = null;

  constructor(
    private readonly graph: CompetencyGraph,
    private readonly travel: TravelModel,
  ) {}

  /** Adds an opening, or replaces the one with the same id. Seen by the next question. Throws `DATE.INVALID`. */
  upsert(opening: OpeningFacts): void {
    this.prepared?.add(opening);
    this.openings.set(opening.id, opening);
  }

  /** Takes an opening out; false when there was none with that id. */
  remove(id: string): boolean {
    this.prepared?.remove(id);
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
      else if (prepared.slotOf(value.id) === undefined) prepared.add(value);
    }
    return this.waiting === null;
  }

  /** The ranked list for one person; `limit` cuts the list, not the counts. Throws `RANKING.LIMIT` and `DATE.INVALID`. */
  rank(candidate: CandidateFacts, query: OpeningQuery & { limit?: number }): OpeningRanking {
    const { listed, answers, columns } = this.find(candidate, query);
    return {
      candidateId: candidate.id,
      policyVersion: query.policy.version,
      asOf: query.asOf,
      considered: this.size,
      eligible: answers.eligible.length,
      excludedBy: named(answers.excluded),
      unknownBy: named(answers.undecided),
      openings: listed.map(({ slot }, index) => {
        const match = matchPlanned(columns.planOf(slot), candidate);
        const { candidateId, openingId, gates, total, confidence, parts } = match;
        return { candidateId, openingId, gates, eligible: match.eligible, total, confidence, parts, rank: index + 1 };
      }),
    };
  }

  /** The same list with totals alone. Throws `RANKING.LIMIT` and `DATE.INVALID`. */
  shortlist(candidate: CandidateFacts, query: OpeningQuery & { limit?: number }): ShortOpeningLine[] {
    const { listed, columns } = this.find(candidate, query);
    return listed.map(({ slot, total }) => ({ openingId: columns.openings[slot]!.id, total }));
  }

  /**
   * Ids of the openings whose gates let the person pass and where the total is at least what `least` says of them, in no
   * particular order. Throws `DATE.INVALID`.
   */
  reachedBy(candidate: CandidateFacts, query: OpeningQuery, least: (openingId: string) => number): string[] {
    const columns = this.columnsFor(query);
    const answers = new OpeningAnswers(columns, candidate);
    const totals = answers.totals();
    const reached: string[] = [];
    answers.eligible.forEach((slot, place) => {
      const { id } = columns.openings[slot]!;
      if (totals[place]! >= least(id)) reached.push(id);
    });
    return reached;
  }

  private find(candidate: CandidateFacts, query: OpeningQuery & { limit?: number }): Found {
    requireLimit(query.limit);
    const columns = this.columnsFor(query);
    const { openings, draws } = columns;
    const answers = new OpeningAnswers(columns, candidate);
    const totals = answers.totals();
    const before = (a: number, b: number): boolean => openings[a]!.id < openings[b]!.id;
    const top = new TopList(query.limit ?? Infinity, before);
    for (let place = 0; place < totals.length; place++) {
      const total = totals[place]!;
      // more than any draw can make of the total
      if ((total + 1) * DRAWS < top.threshold) continue;
      const slot = answers.eligible[place]!;
      top.offer(slot, total * DRAWS + (DRAWS - 1 - mixDraws(candidate.draw, draws[slot]!)));
    }
    const keys = new Float64Array(top.size);
    const ranked = top.ranked(keys);
    const listed = ranked.map((slot, place) => ({ slot, total: Math.floor(keys[place]! / DRAWS) }));
    return { listed, columns, answers };
  }

  /** The openings worked out for a question. */
  private columnsFor(query: OpeningQuery): OpeningColumns {
    this.prepare(query);
    return this.preparedFor(query);
  }

  private preparedFor(query: OpeningQuery): OpeningColumns {
    if (this.prepared?.areFor(query)) return this.prepared;
    this.prepared = new OpeningColumns(query, { graph: this.graph, travel: this.travel });
    this.waiting = this.openings.values();
    return this.prepared;
  }
}

function named(counts: Int32Array): Partial<Record<GateCode, number>> {
  const byGate: Partial<Record<GateCode, number>> = {};
  GATES.forEach((code, index) => {
    if (counts[index]! > 0) byGate[code] = counts[index]!;
  });
  return byGate;
}
