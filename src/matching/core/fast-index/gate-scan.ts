/** One opening's gates as tables: a few look-ups for each person instead of the rules themselves. */
import { LANGUAGE_SKILLS } from '../../../language/cefr';
import { dateNumber } from '../dates';
import { WORK_CONDITIONS } from '../facts';
import { askedSkills } from '../factors/language.factor';
import { placedOutcome } from '../gates/already-placed.gate';
import { unavoidableTasks } from '../gates/declined-task.gate';
import { ageAnswer } from '../gates/legal-age.gate';
import { openingSchemes, scheme as schemeGate, windowOutcome } from '../gates/scheme.gate';
import { asksForSafety } from '../gates/safety-language.gate';
import { openDemands, statesDemands } from '../gates/skaanehensyn.gate';
import type { OpeningPlan } from '../opening-plan';
import { GATES, type GateCode, type Outcome } from '../result';
import { ACTIVE, ADULT, GONE, LEVEL_BITS, type CandidateColumns } from './candidate-columns';
import type { PostingList } from './posting-lists';
import { MINUTES_NONE, MINUTES_UNKNOWN, type TripTables } from './trip-tables';

/** Answers of all gates in one number: bit g = gate g is `not_met`, bit `UNKNOWN_SHIFT` + g = it is `unknown`. */
export const UNKNOWN_SHIFT = GATES.length;
/** Bits of all gates that are `not_met`. */
export const CLOSED = (1 << GATES.length) - 1;

const no = (gate: GateCode): number => 1 << GATES.indexOf(gate);
const open = (gate: GateCode): number => 1 << (UNKNOWN_SHIFT + GATES.indexOf(gate));

/** The bits of each answer of one gate. */
function bitsOf(gate: GateCode): Readonly<Record<Outcome, number>> {
  return { met: 0, not_met: no(gate), unknown: open(gate) };
}

function markVisibility(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const { municipality, sharedWithAll, sharedWith } = columns;
  const wanted = columns.municipalities.find(plan.opening.municipality);
  const closed = no('municipality_not_shared');
  for (let slot = 0; slot < bits.length; slot++) {
    if (municipality[slot] === wanted || sharedWithAll[slot] === 1 || sharedWith[slot]?.includes(wanted)) continue;
    bits[slot]! |= closed;
  }
}

function markPresence(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const { status, statusUntil, availableFrom } = columns;
  const start = dateNumber(plan.start);
  const latest = dateNumber(plan.latestStart);
  const present = bitsOf('status');
  const free = bitsOf('availability_date');
  for (let slot = 0; slot < bits.length; slot++) {
    const kind = status[slot]!;
    if (kind !== ACTIVE) {
      const until = statusUntil[slot]!;
      if (kind === GONE || until >= start) bits[slot]! |= present.not_met;
      else if (until === 0) bits[slot]! |= present.unknown;
    }
    const from = availableFrom[slot]!;
    if (from === 0) bits[slot]! |= free.unknown;
    else if (from > latest) bits[slot]! |= free.not_met;
  }
}

function markPlacements(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const start = dateNumber(plan.start);
  const answers = bitsOf('already_placed');
  const { placedFrom, placedUntil } = columns;
  const { fullTimeHours } = plan.context.policy.gates;
  for (let slot = 0; slot < bits.length; slot++) {
    // most placements are long over: nothing taken, nothing to look up
    if (placedFrom[slot]! > start || placedUntil[slot]! < start) continue;
    const rows = columns.placements[slot];
    if (!rows) continue;
    let placed = 0;
    for (let at = 0; at < rows.length; at += 3) {
      if (rows[at]! <= start && rows[at + 1]! >= start) placed += rows[at + 2]!;
    }
    bits[slot]! |= answers[placedOutcome(placed, fullTimeHours, plan.opening.hoursMin)];
  }
}

function markAge(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const answers = bitsOf('legal_age');
  for (let slot = 0; slot < bits.length; slot++) {
    if (columns.age[slot] === ADULT) continue;
    const { outcome } = ageAnswer(plan.opening.minimumAge, columns.facts[slot]?.youth, plan.start);
    bits[slot]! |= answers[outcome];
  }
}

const BEST_FIRST: readonly Outcome[] = ['met', 'unknown', 'not_met'];

/** The best answer of all accepted schemes; a scheme without room is closed, whoever asks. */
function markSchemes(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const options = openingSchemes(plan.opening);
  if (options.length === 0) return;
  const start = dateNumber(plan.start);
  const startIsOpen = plan.opening.startsOn === undefined;
  const best = new Uint8Array(bits.length).fill(BEST_FIRST.length - 1);
  for (const { scheme, room } of options) {
    if (room === 'not_met') continue;
    const least = BEST_FIRST.indexOf(room);
    const windows = columns.schemes.get(scheme);
    for (let slot = 0; slot < bits.length; slot++) {
      if (best[slot]! <= least) continue;
      const own = windows
        ? windowOutcome(
            windows.state[slot]!,
            windows.from[slot]!,
            windows.until[slot]!,
            windows.sureUntil[slot]!,
            start,
            startIsOpen,
          )
        : 'unknown';
      const place = own === 'not_met' ? 2 : own === 'unknown' ? 1 : least;
      if (place < best[slot]!) best[slot] = place;
    }
  }
  const answers = bitsOf('scheme');
  for (let slot = 0; slot < bits.length; slot++) bits[slot]! |= answers[BEST_FIRST[best[slot]!]!];
  markClosedPairs(columns, plan, bits);
}

/** The few people for whom a rule about the pair closes a scheme: the rule itself is asked about each of them. */
function markClosedPairs(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const answers = bitsOf('scheme');
  for (const id of Object.keys(plan.opening.closedFor ?? {})) {
    const slot = columns.slotOf(id);
    const facts = slot === undefined ? undefined : columns.facts[slot];
    if (slot === undefined || !facts) continue;
    bits[slot] = (bits[slot]! & ~(answers.not_met | answers.unknown)) | answers[schemeGate(plan, facts).outcome];
  }
}

function markDemands(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const amounts = new Float64Array(WORK_CONDITIONS.length).fill(-Infinity);
  for (const [condition, amount] of openDemands(plan.opening)) {
    amounts[WORK_CONDITIONS.indexOf(condition)] = amount ?? NaN;
  }
  const answers = bitsOf('skaanehensyn');
  const neverAsked = statesDemands(plan.opening) ? answers.unknown : 0;
  if (neverAsked === 0 && amounts.every((amount) => amount === -Infinity)) return;
  const { skaane } = columns;
  for (let slot = 0; slot < bits.length; slot++) {
    const asked = skaane[slot]!;
    if (asked === 1) continue;
    const rows = asked === 0 ? null : columns.limits[slot];
    if (asked === 0) bits[slot]! |= neverAsked;
    else if (rows) bits[slot]! |= answers[limitsOutcome(rows, amounts)];
  }
}

/** Pairs of condition and limit against the amounts by condition; NaN = demanded, but not measured. */
function limitsOutcome(rows: Int32Array, amounts: Float64Array): Outcome {
  let outcome: Outcome = 'met';
  for (let at = 0; at < rows.length; at += 2) {
    const amount = amounts[rows[at]!]!;
    if (amount > rows[at + 1]!) return 'not_met';
    if (Number.isNaN(amount)) outcome = 'unknown';
  }
  return outcome;
}

function markSafety(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const { languages } = plan.opening;
  if (!asksForSafety(languages)) return;
  const answers = bitsOf('safety_language');
  const alternatives = languages.map((alternative) => ({
    words: columns.languages.get(alternative.language),
    skills: (alternative.reason === 'safety' ? askedSkills(alternative) : []).map(({ skill, asked }) => ({
      shift: LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS,
      asked: asked + 1,
    })),
  }));
  for (let slot = 0; slot < bits.length; slot++) {
    let outcome: Outcome = 'not_met';
    for (const { words, skills } of alternatives) {
      const word = words ? words[slot]! : 0;
      let short = false;
      let unknown = skills.length === 0 && word === 0;
      for (const { shift, asked } of skills) {
        const level = (word >> shift) & 31;
        if (level === 0) unknown = true;
        else if (level < asked) short = true;
      }
      if (short) continue;
      outcome = unknown ? 'unknown' : 'met';
      if (!unknown) break;
    }
    bits[slot]! |= answers[outcome];
  }
}

function markTravel(columns: CandidateColumns, plan: OpeningPlan, trips: TripTables, bits: Int32Array): void {
  const { remote, workplacePostalCode } = plan.opening;
  if (remote) return;
  const answers = bitsOf('travel_limit');
  const { bicycleKm, walkKm, legalMinutes } = plan.context.policy.commute;
  const table = workplacePostalCode === undefined ? undefined : trips.to(workplacePostalCode, bicycleKm, walkKm);
  const { place, modes } = columns;
  for (let slot = 0; slot < bits.length; slot++) {
    const minutes = table ? table.fastestMinutes(place[slot]!, modes[slot]!) : MINUTES_UNKNOWN;
    if (minutes === MINUTES_UNKNOWN) bits[slot]! |= answers.unknown;
    else if (minutes === MINUTES_NONE || minutes > legalMinutes) bits[slot]! |= answers.not_met;
  }
}

/** Gates found through posting lists: declined tasks, earlier rejections, credentials. */
function markListed(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const declined = no('declined_task');
  for (const competency of unavoidableTasks(plan.opening)) {
    eachEntry(columns.declined.get(competency), (slot) => (bits[slot]! |= declined));
  }
  const asOf = dateNumber(plan.context.asOf);
  const rejected = no('earlier_rejection');
  eachEntry(columns.rejections.get(plan.opening.id), (slot, until) => {
    if (until >= asOf) bits[slot]! |= rejected;
  });

  const wanted = [...new Set(plan.opening.credentials)];
  if (wanted.length === 0) return;
  const start = dateNumber(plan.start);
  const answers = bitsOf('mandatory_credential');
  const held = new Uint16Array(bits.length);
  for (const code of wanted) {
    eachEntry(columns.credentials.get(code), (slot, word) => {
      if (word >> 1 >= start) held[slot]!++;
      else if ((word & 1) === 0) bits[slot]! |= answers.not_met;
    });
  }
  for (let slot = 0; slot < bits.length; slot++) {
    if (held[slot]! < wanted.length && (bits[slot]! & answers.not_met) === 0) bits[slot]! |= answers.unknown;
  }
}

function eachEntry(list: Readonly<PostingList> | undefined, mark: (slot: number, value: number) => void): void {
  for (let index = 0; list && index < list.length; index++)
    mark(list.entries[index * 2]!, list.entries[index * 2 + 1]!);
}

/** Answers of all gates for every slot; free slots carry meaningless bits. */
export function scanGates(columns: CandidateColumns, plan: OpeningPlan, trips: TripTables): Int32Array {
  const bits = new Int32Array(columns.high);
  markListed(columns, plan, bits);
  markVisibility(columns, plan, bits);
  markPresence(columns, plan, bits);
  markPlacements(columns, plan, bits);
  markAge(columns, plan, bits);
  markSchemes(columns, plan, bits);
  markDemands(columns, plan, bits);
  markSafety(columns, plan, bits);
  markTravel(columns, plan, trips, bits);
  return bits;
}
