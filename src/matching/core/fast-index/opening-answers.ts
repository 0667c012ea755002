/** Openings as classes of questions, and one person's answers to them, each class asked once. */
import type { CompetencyPlan } from '../factors/competencies.factor';
import type { CandidateFacts, IsoDate } from '../facts';
import { scheme } from '../gates/scheme.gate';
import type { OpeningPlan } from '../opening-plan';
import type { Policy } from '../policy';
import { GATES } from '../result';
import { CLOSED, OPEN, answerOf } from './class-gates';
import { FACTOR_ASPECTS, GATE_ASPECTS, taskAspects, taskPoints } from './opening-aspects';

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
export interface Entry {
  plan: OpeningPlan;
  gates: Int32Array;
  factors: Int32Array;
  tasks: Int32Array;
  /** the most its tasks and credentials can give */
  tasksAtBest: number;
}

/** Everything worked out for one policy and day. */
export class Prepared {
  readonly gates = GATE_ASPECTS.map(() => new Classes<OpeningPlan>());
  readonly factors = FACTOR_ASPECTS.map(() => new Classes<OpeningPlan>());
  readonly tasks = new Classes<CompetencyPlan>();
  readonly entries = new Map<string, Entry>();

  constructor(
    readonly policy: Policy,
    readonly asOf: IsoDate,
  ) {}

  /** Puts an opening in, or in place of the one with the same id. */
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

/** Stands for an answer nobody has asked for yet. */
const NOT_ASKED = -1;

/** The answers of all rules for one person, each class asked when it comes up first. */
export class Answers {
  private readonly byGate: Int8Array[];
  private readonly byFactor: Int32Array[];
  private readonly byTask: Int32Array;
  private readonly places = GATE_ASPECTS.map(([code]) => GATES.indexOf(code));
  private readonly rejection = GATES.indexOf('earlier_rejection');
  private readonly scheme = GATE_ASPECTS.findIndex(([code]) => code === 'scheme');
  private readonly rejected: ReadonlySet<string>;
  /** gates that hold the person back from the opening asked about last, and those that cannot tell, as bits */
  private closed = 0;
  private open = 0;

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
  passes(entry: Entry, excluded: Int32Array, undecided: Int32Array): boolean {
    const lets = this.lets(entry);
    count(lets ? undecided : excluded, lets ? this.open : this.closed);
    return lets;
  }

  /** Whether every gate lets the person pass. */
  lets({ plan, gates }: Entry): boolean {
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
    this.closed = closed;
    this.open = open;
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
