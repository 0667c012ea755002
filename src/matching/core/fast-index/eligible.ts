/** Who may stand on one opening's list, and how many each gate keeps out or leaves undecided. */
import { dateNumber } from '../dates';
import type { TravelModel } from '../facts';
import { scheme } from '../gates/scheme.gate';
import type { OpeningPlan } from '../opening-plan';
import { GATES, type GateCode } from '../result';
import { answerOf, type ClassGate, CLOSED, gateOf, MET, OPEN } from './gates/class-gates';
import { openScheme } from './gates/dated-gates';
import type { GateAnswers } from './gates/gate-answers';
import { GateBook } from './gates/gate-book';
import type { BitmapRoom } from './gates/gate-room';
import type { PeopleColumns } from './people/people-columns';
import { type Reach, ReachBook } from './travel/reach';
import { countBoth, countRange, countRuns, join, keepOthers, setRange, type SlotRange } from './collections/slot-bits';

/** People between two stretches of reachable ones that are looked at together with them. */
const BRIDGED = 256;

/** The people of one question. */
export interface Eligible {
  /** one bit for each slot, none outside the runs. Valid until the next question. */
  bits: Uint32Array;
  /** stretches of whole words, ascending, with every eligible slot inside */
  runs: readonly SlotRange[];
  count: number;
  /** living people by gate, in the order of `GATES` */
  excluded: Int32Array;
  /** eligible people by gate */
  undecided: Int32Array;
  /** who can get there; undefined when nobody has to travel to a known place */
  reach: Reach | undefined;
  /** words of bitmaps looked at: those in the runs, for every gate with somebody to exclude or to ask */
  words: number;
  /** answers looked up for single people */
  lookups: number;
}

/** Somebody named in `closedFor`: the answer of the scheme gate, and what it was without that. */
interface ClosedPair {
  slot: number;
  answer: number;
  before: number;
}

const placeOf = (gate: GateCode): number => GATES.indexOf(gate);
const TRAVEL = placeOf('travel_limit');
const REJECTION = placeOf('earlier_rejection');
const SCHEME = placeOf('scheme');

const NOBODY: ReadonlySet<number> = new Set();

/** Finds the eligible. Keeps the answers of the gates asked last. */
export class EligibleFinder {
  private readonly gates: GateBook;
  private readonly reaches: ReachBook;
  private bits = new Uint32Array(0);
  /** undecided people by gate without bitmaps */
  private readonly opened: Uint32Array[] = [];
  /** the gates of the question at hand that somebody does not meet, and those of them without bitmaps */
  private readonly asked: GateAnswers[] = [];
  private readonly others: GateAnswers[] = [];

  constructor(
    private readonly columns: PeopleColumns,
    travel: TravelModel,
    room?: BitmapRoom,
  ) {
    this.gates = new GateBook(columns, room);
    this.reaches = new ReachBook(columns, travel);
  }

  /** Everybody who passes all gates of the opening. */
  find(plan: OpeningPlan): Eligible {
    const { columns } = this;
    if (this.bits.length < columns.live.length) this.bits = new Uint32Array(columns.live.length);
    const { bits } = this;
    bits.fill(0);
    const excluded = new Int32Array(GATES.length);
    const undecided = new Int32Array(GATES.length);
    const reach = this.reachOf(plan);
    const runs = reach ? this.reachable(reach) : everybody(columns);
    if (reach) excluded[TRAVEL] = columns.size - reach.people;
    else setRange(bits, 0, columns.high);
    keepOthers(bits, columns.live, runs);
    const rejected = this.rejected(plan);
    for (const slot of rejected) bits[slot >> 5]! &= ~(1 << (slot & 31));
    excluded[REJECTION] = rejected.size;

    const pairs = this.closedPairs(plan);
    for (const { slot, answer, before } of pairs) {
      if (answer !== CLOSED || before === CLOSED) continue;
      bits[slot >> 5]! &= ~(1 << (slot & 31));
      excluded[SCHEME]!++;
    }

    const work = { words: 0 };
    let lookups = 0;
    const { asked, others } = this;
    this.gates.ask(plan, runs, asked);
    others.length = 0;
    for (const answers of asked) {
      excluded[answers.gatePlace]! += answers.excludes;
      if (answers.hasBitmaps) work.words += 2 * answers.clear(bits, runs);
      else others.push(answers);
    }
    others.sort((a, b) => b.excludes - a.excludes);
    for (let at = 0; at < others.length; at++) {
      lookups += countRuns(bits, runs);
      others[at]!.sieve(bits, this.openedAt(at), runs);
    }
    for (const answers of asked) {
      undecided[answers.gatePlace] = answers.hasBitmaps
        ? answers.countOpen(bits, runs, work)
        : countBoth(bits, this.openedAt(others.indexOf(answers)), runs);
    }
    let perPass = 0;
    for (const { from, to } of runs) perPass += (to - from + 31) >> 5;
    work.words += perPass * (3 + 3 * others.length) + (reach ? reach.stretches.length + reach.opens.length : 0);
    for (const { slot, answer, before } of pairs) {
      if (answer === OPEN && before === MET && isSet(bits, runs, slot)) undecided[SCHEME]!++;
    }
    const count = countRuns(bits, runs);
    if (reach) undecided[TRAVEL] = this.countOpen(reach, bits);
    else if (!plan.opening.remote) undecided[TRAVEL] = count;
    return { bits, runs, count, excluded, undecided, reach, words: work.words, lookups };
  }

  /** A bitmap for the undecided of one gate. */
  private openedAt(at: number): Uint32Array {
    const words = this.columns.live.length;
    if ((this.opened[at]?.length ?? 0) < words) this.opened[at] = new Uint32Array(words);
    return this.opened[at]!;
  }

  /** Sets the bits of the people who can get there, and tells where they lie. */
  private reachable(reach: Reach): SlotRange[] {
    const { sorted, high } = this.columns;
    const { bits } = this;
    const { stretches } = reach;
    const runs: SlotRange[] = [];
    for (let at = 0; at < stretches.length; at += 2) {
      const [from, to] = [stretches[at]!, stretches[at + 1]!];
      join(runs, from & ~31, (to + 31) & ~31, BRIDGED);
      setRange(bits, from, to);
    }
    if (sorted < high) join(runs, sorted & ~31, (high + 31) & ~31, BRIDGED);
    for (let slot = sorted; slot < high; slot++) {
      if (reach.of(slot) !== CLOSED) bits[slot >> 5]! |= 1 << (slot & 31);
    }
    return runs;
  }

  /** The people of whom nobody knows whether they can get there. */
  private countOpen(reach: Reach, bits: Uint32Array): number {
    const { sorted, high } = this.columns;
    const { opens } = reach;
    let count = 0;
    for (let at = 0; at < opens.length; at += 2) count += countRange(bits, opens[at]!, opens[at + 1]!);
    for (let slot = sorted; slot < high; slot++) {
      if (((bits[slot >> 5]! >>> (slot & 31)) & 1) === 1 && reach.of(slot) === OPEN) count++;
    }
    return count;
  }

  /** Slots of people with an earlier rejection that still counts. */
  rejected(plan: OpeningPlan): ReadonlySet<number> {
    const rejections = this.columns.rejections.get(plan.opening.id);
    if (!rejections) return NOBODY;
    const asOf = dateNumber(plan.context.asOf);
    const slots = new Set<number>();
    for (const { slot, until } of rejections) {
      if (until >= asOf && this.columns.isLive(slot)) slots.add(slot);
    }
    return slots;
  }

  /** The few people for whom a rule about the pair may close a scheme: the rule itself is asked about each of them. */
  closedPairs(plan: OpeningPlan): ClosedPair[] {
    const { columns } = this;
    const { closedFor } = plan.opening;
    if (closedFor === undefined) return [];
    const key = openScheme.key(plan, columns.words);
    if (key === null) return [];
    const rule = gateOf(openScheme, key, plan, columns);
    return Object.keys(closedFor).flatMap((id) => {
      const slot = columns.slotOf(id);
      if (slot === undefined) return [];
      const answer = answerOf(scheme(plan, columns.facts[slot]!).outcome);
      return [{ slot, answer, before: askClass(rule, columns, slot) }];
    });
  }

  /** The answer of the travel gate for a slot. */
  travelAnswers(plan: OpeningPlan): (slot: number) => number {
    const reach = this.reachOf(plan);
    if (!reach) return () => (plan.opening.remote ? MET : OPEN);
    return (slot) => reach.of(slot);
  }

  private reachOf({ opening, context }: OpeningPlan): Reach | undefined {
    const { remote, workplacePostalCode } = opening;
    if (remote || workplacePostalCode === undefined) return undefined;
    return this.reaches.to(workplacePostalCode, context.policy.commute);
  }
}

function everybody({ high }: PeopleColumns): SlotRange[] {
  return high > 0 ? [{ from: 0, to: high }] : [];
}

/** The answer of a gate for one slot, by the slot's class. */
export function askClass(gate: ClassGate, { facets }: PeopleColumns, slot: number): number {
  const { classes, rows } = facets[gate.facet];
  const own = classes[slot]!;
  return gate.answer(rows.data, rows.starts[own]!, rows.starts[own + 1]!);
}

function isSet(bits: Uint32Array, runs: readonly SlotRange[], slot: number): boolean {
  return runs.some(({ from, to }) => from <= slot && slot < to) && ((bits[slot >> 5]! >>> (slot & 31)) & 1) === 1;
}
