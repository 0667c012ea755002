/** Openings in memory, for one person at a time: the same list as `rankOpenings`, exactly. */
import { CLOSED, OPEN, answerOf } from './fast-index/class-gates';
import { FACTOR_ASPECTS, GATE_ASPECTS, taskAspects, taskPoints } from './fast-index/opening-aspects';
import { KeptTrips } from './fast-index/kept-trips';
import { TopList } from './fast-index/top-list';
import type { CompetencyPlan } from './factors/competencies.factor';
import type { CandidateFacts, CompetencyGraph, IsoDate, OpeningFacts, TravelModel } from './facts';
import { scheme } from './gates/scheme.gate';
import { planOpening, type OpeningPlan } from './opening-plan';
import { matchPlanned } from './pair-match';
import type { Policy } from './policy';
import { mixDraws } from './rank-order';
import { requireLimit } from './reference-ranking';
import { GATES, type GateCode, type OpeningRanking } from './result';

/** Classes of one rule: a number for each key, and the opening that brought it. 0 = nothing to ask. */
class Classes<T> {
  readonly brought: (T | undefined)[] = [undefined];
  private readonly numbers = new Map<string, number>();

  of(key: string | null, bring: () => T): number {
    if (key === null) return 0;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.brought.length;
      this.numbers.set(key, number);
      this.brought.push(bring());
    }
    return number;
  }
}

/** An opening with its classes. */
interface Entry {
  plan: OpeningPlan;
  gates: Int32Array;
  factors: Int32Array;
  tasks: Int32Array;
  /** the most its tasks and credentials can give */
  tasksAtBest: number;
}

/** Everything worked out for one policy and day. */
class Prepared {
  readonly gates = GATE_ASPECTS.map(() => new Classes<OpeningPlan>());
  readonly factors = FACTOR_ASPECTS.map(() => new Classes<OpeningPlan>());
  readonly tasks = new Classes<CompetencyPlan>();
  readonly entries = new Map<string, Entry>();

  constructor(
    readonly policy: Policy,
    readonly asOf: IsoDate,
  ) {}

  add(plan: OpeningPlan): void {
    const { opening } = plan;
    // a class is asked without what holds for single people of the opening that brought it
    const bare = opening.closedFor ? { ...plan, opening: { ...opening, closedFor: undefined } } : plan;
    const aspects = taskAspects(plan);
    this.entries.set(opening.id, {
      plan,
      gates: Int32Array.from(GATE_ASPECTS, ([, { key }], at) => this.gates[at]!.of(key(plan), () => bare)),
      factors: Int32Array.from(FACTOR_ASPECTS, ([, { key }], at) => this.factors[at]!.of(key(plan), () => plan)),
      tasks: Int32Array.from(aspects, ({ key, alone }) => this.tasks.of(key, () => alone)),
      tasksAtBest: aspects.reduce((sum, { most }) => sum + most, 0),
    });
  }
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

  /** The ranked list for one person; `limit` cuts the list, not the counts. Throws `RANKING.LIMIT` and `DATE.INVALID`. */
  rank(candidate: CandidateFacts, query: { policy: Policy; asOf: IsoDate; limit?: number }): OpeningRanking {
    requireLimit(query.limit);
    const prepared = this.preparedFor(query);
    const asked = new Answers(prepared, candidate);
    const excluded = new Int32Array(GATES.length);
    const undecided = new Int32Array(GATES.length);
    const entries: Entry[] = [];
    const before = (a: number, b: number): boolean => entries[a]!.plan.opening.id < entries[b]!.plan.opening.id;
    const top = new TopList(query.limit ?? Infinity, before);
    for (const entry of prepared.entries.values()) {
      if (!asked.passes(entry, excluded, undecided)) continue;
      const place = entries.push(entry) - 1;
      const least = top.threshold > 0 ? Math.floor(top.threshold / DRAWS) : 0;
      const others = asked.factors(entry);
      if (others + entry.tasksAtBest < least) continue;
      const total = others + asked.tasks(entry);
      const mixed = mixDraws(candidate.draw, entry.plan.opening.draw);
      top.offer(place, total * DRAWS + (DRAWS - 1 - mixed));
    }
    return {
      candidateId: candidate.id,
      policyVersion: query.policy.version,
      asOf: query.asOf,
      considered: this.size,
      eligible: entries.length,
      excludedBy: named(excluded),
      unknownBy: named(undecided),
      openings: top.ranked().map((place, index) => {
        const match = matchPlanned(entries[place]!.plan, candidate);
        const { candidateId, openingId, gates, eligible, total, confidence, parts } = match;
        return { candidateId, openingId, gates, eligible, total, confidence, parts, rank: index + 1 };
      }),
    };
  }

  private preparedFor({ policy, asOf }: { policy: Policy; asOf: IsoDate }): Prepared {
    if (this.prepared?.policy === policy && this.prepared.asOf === asOf) return this.prepared;
    const prepared = new Prepared(policy, asOf);
    for (const opening of this.openings.values()) prepared.add(this.plan(opening, prepared));
    this.prepared = prepared;
    return prepared;
  }

  private plan(opening: OpeningFacts, { policy, asOf }: Prepared): OpeningPlan {
    return planOpening(opening, { policy, asOf, graph: this.graph, travel: this.travel, trips: this.trips });
  }
}

/** Stands for an answer nobody has asked for yet. */
const NOT_ASKED = -1;

/** The answers of all rules for one person, each class asked when it comes up first. */
class Answers {
  private readonly byGate: Int8Array[];
  private readonly byFactor: Int32Array[];
  private readonly byTask: Int32Array;
  private readonly places = GATE_ASPECTS.map(([code]) => GATES.indexOf(code));
  private readonly rejection = GATES.indexOf('earlier_rejection');
  private readonly scheme = GATE_ASPECTS.findIndex(([code]) => code === 'scheme');
  private readonly rejected: ReadonlySet<string>;

  constructor(
    private readonly prepared: Prepared,
    private readonly candidate: CandidateFacts,
  ) {
    this.byGate = prepared.gates.map(({ brought }) => new Int8Array(brought.length).fill(NOT_ASKED));
    this.byFactor = prepared.factors.map(({ brought }) => new Int32Array(brought.length).fill(NOT_ASKED));
    this.byTask = new Int32Array(prepared.tasks.brought.length).fill(NOT_ASKED);
    for (const answers of [...this.byGate, ...this.byFactor]) answers[0] = 0;
    const { asOf } = prepared;
    const holding = candidate.rejections.filter(({ until }) => until === undefined || until >= asOf);
    this.rejected = new Set(holding.map(({ openingId }) => openingId));
  }

  /** Whether every gate lets the person pass; counts the ones that do not, or that cannot tell. */
  passes({ plan, gates }: Entry, excluded: Int32Array, undecided: Int32Array): boolean {
    let closed = 0;
    let open = 0;
    for (let at = 0; at < gates.length; at++) {
      const own = gates[at]!;
      let answer: number = this.byGate[at]![own]!;
      if (answer === NOT_ASKED) {
        answer = GATE_ASPECTS[at]![1].ask(this.prepared.gates[at]!.brought[own]!, this.candidate);
        this.byGate[at]![own] = answer;
      }
      if (answer === CLOSED) closed |= 1 << this.places[at]!;
      else if (answer === OPEN) open |= 1 << this.places[at]!;
    }
    if (plan.opening.closedFor?.[this.candidate.id]) {
      const bit = 1 << this.places[this.scheme]!;
      const answer = answerOf(scheme(plan, this.candidate).outcome);
      closed = answer === CLOSED ? closed | bit : closed & ~bit;
      open = answer === OPEN ? open | bit : open & ~bit;
    }
    if (this.rejected.has(plan.opening.id)) closed |= 1 << this.rejection;
    count(closed !== 0 ? excluded : undecided, closed !== 0 ? closed : open);
    return closed === 0;
  }

  /** Points of all factors beside the tasks. */
  factors({ factors }: Entry): number {
    let sum = 0;
    for (let at = 0; at < factors.length; at++) {
      const own = factors[at]!;
      let points = this.byFactor[at]![own]!;
      if (points === NOT_ASKED) {
        points = FACTOR_ASPECTS[at]![1].ask(this.prepared.factors[at]!.brought[own]!, this.candidate);
        this.byFactor[at]![own] = points;
      }
      sum += points;
    }
    return sum;
  }

  /** Points of all tasks and credentials. */
  tasks({ tasks }: Entry): number {
    let sum = 0;
    for (let at = 0; at < tasks.length; at++) {
      const own = tasks[at]!;
      let points = this.byTask[own]!;
      if (points === NOT_ASKED) {
        points = taskPoints(this.prepared.tasks.brought[own]!, this.candidate);
        this.byTask[own] = points;
      }
      sum += points;
    }
    return sum;
  }
}

function count(counts: Int32Array, bits: number): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
}

function named(counts: Int32Array): Partial<Record<GateCode, number>> {
  const byGate: Partial<Record<GateCode, number>> = {};
  GATES.forEach((code, index) => {
    if (counts[index]! > 0) byGate[code] = counts[index]!;
  });
  return byGate;
}
