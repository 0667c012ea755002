/** What one person can do with all openings: which are open to the person, and how many points each of these gives. */
import type { CandidateFacts } from '../../facts';
import { scheme } from '../../gates/scheme.gate';
import { GATES } from '../../result';
import { modeMask } from '../../trip';
import { answerOf, CLOSED, OPEN } from '../gates/class-gates';
import type { OpeningColumns } from './opening-columns';
import { GATE_ASPECTS } from './opening-gates';
import type { Asking } from './opening-words';

/** Place of each aspect in `GATES`. */
const PLACES = GATE_ASPECTS.map(({ gate }) => GATES.indexOf(gate));
const SCHEME = GATE_ASPECTS.findIndex(({ gate }) => gate === 'scheme');
const REJECTION = GATES.indexOf('earlier_rejection');

/** The answers of all rules for one person, as long as the columns stay as they are. */
export class OpeningAnswers {
  /** openings that each gate excludes, in the order of `GATES` */
  readonly excluded = new Int32Array(GATES.length);
  /** openings open to the person for which the gate could not be decided, likewise */
  readonly undecided = new Int32Array(GATES.length);
  /** slots of the openings that are open to the person */
  readonly eligible: Int32Array;
  private readonly asking: Asking;
  /** by aspect of the gates, the answer of each class */
  private readonly answers: Uint8Array[];

  constructor(
    private readonly columns: OpeningColumns,
    private readonly candidate: CandidateFacts,
  ) {
    const { postalCode, travelModes } = candidate;
    const modes = modeMask(travelModes);
    const trips = postalCode === undefined || modes === 0 ? undefined : columns.departures.from(postalCode);
    const tripTo: Asking['tripTo'] = (workplace) => (workplace === 0 ? undefined : trips?.(workplace));
    this.asking = { candidate, words: columns.words, modes, tripTo };
    this.answers = columns.gates.map((column, at) => {
      const answers = column.answersOfAll(this.asking);
      this.excluded[PLACES[at]!] = column.count(answers, CLOSED);
      return answers;
    });
    this.eligible = this.lookUp();
  }

  /** Points for each of the eligible. */
  totals(): Int32Array {
    const { columns, eligible } = this;
    const totals = new Int32Array(eligible.length);
    for (const column of columns.factors) column.addTo(totals, eligible, this.asking);
    return totals;
  }

  /** Finds the eligible, and counts the undecided: the gate that excludes most goes first. */
  private lookUp(): Int32Array {
    const { columns, answers, excluded, undecided } = this;
    const apart = this.apart();
    const slots = new Int32Array(columns.size);
    for (let slot = 0; slot < slots.length; slot++) slots[slot] = slot;
    let count = slots.length;
    const closing = answers.map((_, at) => at).filter((at) => excluded[PLACES[at]!]! > 0);
    closing.sort((a, b) => excluded[PLACES[b]!]! - excluded[PLACES[a]!]!);
    for (const at of closing) count = keepOpen(slots, count, columns.gates[at]!.classes, answers[at]!);
    if (apart.size > 0) count = keepOthers(slots, count, apart);
    answers.forEach((own, at) => {
      if (own.includes(OPEN)) undecided[PLACES[at]!] = countOpen(slots, count, columns.gates[at]!.classes, own);
    });
    for (const [slot, rejected] of apart) if (this.passesAlone(slot, rejected)) slots[count++] = slot;
    return slots.subarray(0, count);
  }

  /** Slots where something holds for this person alone: a rejection (true), or a rule about the very pair. */
  private apart(): ReadonlyMap<number, boolean> {
    const { columns, candidate } = this;
    const apart = new Map<number, boolean>();
    for (const id of columns.closedForSome) {
      const slot = columns.slotOf(id)!;
      if (columns.openings[slot]!.closedFor?.[candidate.id]) apart.set(slot, false);
    }
    for (const { openingId, until } of candidate.rejections) {
      const slot = columns.slotOf(openingId);
      if (slot !== undefined && (until === undefined || until >= columns.asOf)) apart.set(slot, true);
    }
    return apart;
  }

  /** Whether all gates let the person pass at one slot; puts the counts right. */
  private passesAlone(slot: number, rejected: boolean): boolean {
    const { columns, candidate, excluded, undecided } = this;
    const own = this.answers.map((answers, at) => answers[columns.gates[at]!.classes[slot]!]!);
    const alone = answerOf(scheme(columns.planOf(slot), candidate).outcome);
    excluded[PLACES[SCHEME]!]! += Number(alone === CLOSED) - Number(own[SCHEME] === CLOSED);
    own[SCHEME] = alone;
    if (rejected) excluded[REJECTION]!++;
    if (rejected || own.includes(CLOSED)) return false;
    own.forEach((answer, at) => {
      if (answer === OPEN) undecided[PLACES[at]!]!++;
    });
    return true;
  }
}

/** Moves the slots that a gate does not close to the front; returns how many there are. */
function keepOpen(slots: Int32Array, count: number, classes: Int32Array, answers: Uint8Array): number {
  let kept = 0;
  for (let place = 0; place < count; place++) {
    const slot = slots[place]!;
    slots[kept] = slot;
    if (answers[classes[slot]!] !== CLOSED) kept++;
  }
  return kept;
}

function keepOthers(slots: Int32Array, count: number, apart: ReadonlyMap<number, boolean>): number {
  let kept = 0;
  for (let place = 0; place < count; place++) if (!apart.has(slots[place]!)) slots[kept++] = slots[place]!;
  return kept;
}

function countOpen(slots: Int32Array, count: number, classes: Int32Array, answers: Uint8Array): number {
  let sum = 0;
  for (let place = 0; place < count; place++) if (answers[classes[slots[place]!]!] === OPEN) sum++;
  return sum;
}
