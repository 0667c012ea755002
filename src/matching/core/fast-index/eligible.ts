/** Who may stand on one opening's list, and how many each gate keeps out or leaves undecided. */
import { dateNumber } from '../dates';
import type { TravelModel } from '../facts';
import { scheme } from '../gates/scheme.gate';
import type { OpeningPlan } from '../opening-plan';
import { GATES, type GateCode } from '../result';
import { answerOf, type ClassGate, classGates, CLOSED, MET, OPEN } from './class-gates';
import { type GateAnswers, GateBook } from './gate-book';
import type { PeopleColumns } from './people-columns';
import type { SlotRange } from './posting-store';
import { type Reach, ReachBook } from './reach';
import { clearOthers, countBoth, countRange, countRuns, join, keepOthers, setRange } from './slot-bits';

/** People between two stretches of reachable ones that are looked at together with them. */
const BRIDGED = 256;

/** The people of one question. */
export interface Eligible {
  /** one bit for each slot; right inside the runs, meaningless outside. Valid until the next question. */
  bits: Uint32Array;
  /** stretches of whole words, ascending, with every eligible slot inside */
  runs: readonly SlotRange[];
  count: number;
  /** living people by gate, in the order of `GATES` */
  excluded: Int32Array;
  /** eligible people by gate */
  undecided: Int32Array;
  /** classes of travel with their minutes; undefined when nobody has to travel to a known place */
  reach: Reach | undefined;
  /** words of bitmaps looked at: those in the runs, for every gate with somebody to exclude or to ask */
  words: number;
  /** see `EligibleFinder.placesOf` */
  places(reach: Reach): Int32Array;
}

/** Somebody named in `closedFor`: the answer of the scheme gate, and what it was without that. */
interface ClosedPair {
  slot: number;
  answer: number;
  before: number;
}

const placeOf = (gate: GateCode): number => GATES.indexOf(gate);

/** Finds the eligible. Keeps the answers of the gates asked last. */
export class EligibleFinder {
  private readonly gates: GateBook;
  private readonly reaches: ReachBook;
  private bits = new Uint32Array(0);
  private places = new Int32Array(0);

  constructor(
    private readonly columns: PeopleColumns,
    travel: TravelModel,
  ) {
    this.gates = new GateBook(columns);
    this.reaches = new ReachBook(columns, travel);
  }

  /** Everybody who passes all gates of the opening. */
  find(plan: OpeningPlan): Eligible {
    const { columns } = this;
    if (this.bits.length < columns.live.length) this.bits = new Uint32Array(columns.live.length);
    const { bits } = this;
    const excluded = new Int32Array(GATES.length);
    const undecided = new Int32Array(GATES.length);
    const reach = this.reachOf(plan);
    const travel = placeOf('travel_limit');
    let runs: SlotRange[];
    let opens: SlotRange[] = [];
    if (reach) {
      const reachable = this.reachable(reach);
      ({ runs, opens } = reachable);
      excluded[travel] = columns.size - reachable.people;
    } else {
      runs = columns.high > 0 ? [{ from: 0, to: columns.high }] : [];
      setRange(bits, 0, columns.high);
    }
    keepOthers(bits, columns.live, runs);
    const rejected = this.rejected(plan);
    for (const slot of rejected) bits[slot >> 5]! &= ~(1 << (slot & 31));
    excluded[placeOf('earlier_rejection')] = rejected.size;

    const pairs = this.closedPairs(plan);
    for (const { slot, answer, before } of pairs) {
      if (answer !== CLOSED || before === CLOSED) continue;
      bits[slot >> 5]! &= ~(1 << (slot & 31));
      excluded[placeOf('scheme')]!++;
    }

    let passes = 0;
    this.gates.begin();
    const asked = classGates(plan, columns).map((gate) => this.gates.answers(gate, runs));
    for (const answers of asked) {
      excluded[placeOf(answers.gate.gate)]! += answers.excludes;
      if (answers.closed) clearOthers(bits, answers.closed, runs);
      passes += (answers.closed ? 1 : 0) + (answers.open ? 1 : 0);
    }
    this.askEach(
      asked.filter((answers) => !answers.hasBitmaps),
      bits,
      runs,
      undecided,
    );
    for (const { gate, open } of asked) if (open) undecided[placeOf(gate.gate)] = countBoth(bits, open, runs);
    for (const { slot, answer, before } of pairs) {
      if (answer === OPEN && before === MET && isSet(bits, runs, slot)) undecided[placeOf('scheme')]!++;
    }
    const count = countRuns(bits, runs);
    if (reach) for (const { from, to } of opens) undecided[travel]! += countRange(bits, from, to);
    else if (!plan.opening.remote) undecided[travel] = count;
    const perPass = runs.reduce((sum, { from, to }) => sum + ((to - from + 31) >> 5), 0);
    const words = perPass * (2 + passes) + (reach?.classes.length ?? 0);
    return { bits, runs, count, excluded, undecided, reach, words, places: (of) => this.placesOf(of) };
  }

  /** Asks gates without bitmaps about everybody whom the others have left. */
  private askEach(
    gates: readonly GateAnswers[],
    bits: Uint32Array,
    runs: readonly SlotRange[],
    undecided: Int32Array,
  ): void {
    if (gates.length === 0) return;
    const left = countRuns(bits, runs);
    const rules = gates.map((answers) => ({
      answer: answers.answersFor(left),
      place: placeOf(answers.gate.gate),
    }));
    const open: number[] = [];
    for (const { from, to } of runs) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end; word++) {
        people: for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
          const bit = rest & -rest;
          const slot = (word << 5) + 31 - Math.clz32(bit);
          open.length = 0;
          for (const { answer, place } of rules) {
            const own = answer(slot);
            if (own === CLOSED) {
              bits[word]! &= ~bit;
              continue people;
            }
            if (own === OPEN) open.push(place);
          }
          for (const place of open) undecided[place]!++;
        }
      }
    }
  }

  /** Sets the bits of the people who can get there, and tells where they lie. */
  private reachable(reach: Reach): { runs: SlotRange[]; opens: SlotRange[]; people: number } {
    const { travellers, sorted, high, facets } = this.columns;
    const { bits } = this;
    const { classes, stretches } = reach;
    let people = 0;
    for (let at = 0; at < classes.length; at++) people += travellers[classes[at]!]!;
    const runs: SlotRange[] = [];
    for (const { from, to } of stretches) join(runs, from & ~31, (to + 31) & ~31, BRIDGED);
    if (sorted < high) join(runs, sorted & ~31, (high + 31) & ~31, BRIDGED);
    for (const { from, to } of runs) bits.fill(0, from >> 5, to >> 5);
    for (const { from, to } of stretches) setRange(bits, from, to);
    if (sorted === high) return { runs, opens: reach.opens, people };

    const opens = reach.opens.map(({ from, to }) => ({ from, to }));
    const places = this.placesOf(reach);
    const own = facets.travel.classes;
    for (let slot = sorted; slot < high; slot++) {
      const place = places[own[slot]!]!;
      if (place === 0) continue;
      bits[slot >> 5]! |= 1 << (slot & 31);
      if (reach.open[place - 1] === 1) join(opens, slot, slot + 1, 0);
    }
    return { runs, opens, people };
  }

  /** By class of travel its place among the reachable ones plus 1; 0 = not reachable. Valid until the next call. */
  placesOf({ classes }: Reach): Int32Array {
    const { size } = this.columns.facets.travel.rows;
    if (this.places.length < size) this.places = new Int32Array(size + (size >> 2));
    else this.places.fill(0);
    for (let at = 0; at < classes.length; at++) this.places[classes[at]!] = at + 1;
    return this.places;
  }

  /** Slots of people with an earlier rejection that still counts. */
  rejected(plan: OpeningPlan): Set<number> {
    const asOf = dateNumber(plan.context.asOf);
    const slots = new Set<number>();
    for (const { slot, until } of this.columns.rejections.get(plan.opening.id) ?? []) {
      if (until >= asOf && this.columns.isLive(slot)) slots.add(slot);
    }
    return slots;
  }

  /** The few people for whom a rule about the pair may close a scheme: the rule itself is asked about each of them. */
  closedPairs(plan: OpeningPlan): ClosedPair[] {
    const { columns } = this;
    const ids = Object.keys(plan.opening.closedFor ?? {});
    if (ids.length === 0) return [];
    const rule = classGates(plan, columns).find(({ gate }) => gate === 'scheme');
    return ids.flatMap((id) => {
      const slot = columns.slotOf(id);
      if (slot === undefined || !rule) return [];
      const answer = answerOf(scheme(plan, columns.facts[slot]!).outcome);
      return [{ slot, answer, before: askClass(rule, columns, slot) }];
    });
  }

  /** The answer of the travel gate for a slot. */
  travelAnswers(plan: OpeningPlan): (slot: number) => number {
    const { classes, rows } = this.columns.facets.travel;
    const reach = this.reachOf(plan);
    if (!reach) return () => (plan.opening.remote ? MET : OPEN);
    const answers = new Uint8Array(rows.size).fill(CLOSED);
    reach.classes.forEach((own, at) => (answers[own] = reach.open[at] === 1 ? OPEN : MET));
    return (slot) => answers[classes[slot]!]!;
  }

  private reachOf({ opening, context }: OpeningPlan): Reach | undefined {
    const { remote, workplacePostalCode } = opening;
    if (remote || workplacePostalCode === undefined) return undefined;
    return this.reaches.to(workplacePostalCode, context.policy.commute);
  }
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
