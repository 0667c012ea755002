/** One opening's gates as tables: a few look-ups for each person instead of the rules themselves. */
import { LANGUAGE_SKILLS } from '../../../language/cefr';
import { dateNumber } from '../dates';
import { WORK_CONDITIONS } from '../facts';
import { askedSkills } from '../factors/language.factor';
import { placedOutcome } from '../gates/already-placed.gate';
import { unavoidableTasks } from '../gates/declined-task.gate';
import { ageAnswer } from '../gates/legal-age.gate';
import { asksForSafety } from '../gates/safety-language.gate';
import { openDemands, statesDemands } from '../gates/skaanehensyn.gate';
import { travelOutcome } from '../gates/travel-limit.gate';
import type { OpeningPlan } from '../opening-plan';
import { GATES, type GateCode, type Outcome } from '../result';
import { ACTIVE, ADULT, GONE, LEVEL_BITS, type CandidateColumns } from './candidate-columns';
import type { TripTables } from './trip-tables';

/** Answers of all gates in one number: bit g = gate g is `not_met`, bit `UNKNOWN_SHIFT` + g = it is `unknown`. */
export const UNKNOWN_SHIFT = GATES.length;
/** Bits of all gates that are `not_met`. */
export const CLOSED = (1 << GATES.length) - 1;

const no = (gate: GateCode): number => 1 << GATES.indexOf(gate);
const open = (gate: GateCode): number => 1 << (UNKNOWN_SHIFT + GATES.indexOf(gate));
const bitsOf = (gate: GateCode, outcome: Outcome): number =>
  outcome === 'met' ? 0 : outcome === 'not_met' ? no(gate) : open(gate);

/** A gate for one slot: its bits. */
type SlotGate = (slot: number) => number;

function visibility(columns: CandidateColumns, plan: OpeningPlan): SlotGate {
  const { municipality, sharedWithAll, sharedWith, municipalities } = columns;
  const wanted = municipalities.find(plan.opening.municipality);
  const closed = no('municipality_not_shared');
  return (slot) => {
    if (municipality[slot] === wanted || sharedWithAll[slot] === 1) return 0;
    return sharedWith[slot]?.includes(wanted) ? 0 : closed;
  };
}

function presence(columns: CandidateColumns, plan: OpeningPlan): SlotGate {
  const { status, statusUntil, availableFrom } = columns;
  const start = dateNumber(plan.start);
  const latest = dateNumber(plan.latestStart);
  return (slot) => {
    let bits = 0;
    const kind = status[slot]!;
    if (kind !== ACTIVE) {
      const until = statusUntil[slot]!;
      if (kind === GONE || (until !== 0 && until >= start)) bits |= no('status');
      else if (until === 0) bits |= open('status');
    }
    const from = availableFrom[slot]!;
    if (from === 0) return bits | open('availability_date');
    return from > latest ? bits | no('availability_date') : bits;
  };
}

function placement(columns: CandidateColumns, plan: OpeningPlan): SlotGate {
  const { placements } = columns;
  const start = dateNumber(plan.start);
  const { fullTimeHours } = plan.context.policy.gates;
  return (slot) => {
    const rows = placements[slot];
    if (!rows) return 0;
    let placed = 0;
    for (let at = 0; at < rows.length; at += 3) {
      if (rows[at]! <= start && rows[at + 1]! >= start) placed += rows[at + 2]!;
    }
    return bitsOf('already_placed', placedOutcome(placed, fullTimeHours, plan.opening.hoursMin));
  };
}

function age(columns: CandidateColumns, plan: OpeningPlan): SlotGate {
  const { age: kinds, facts } = columns;
  const { minimumAge } = plan.opening;
  return (slot) =>
    kinds[slot] === ADULT ? 0 : bitsOf('legal_age', ageAnswer(minimumAge, facts[slot]?.youth, plan.start).outcome);
}

function demands(columns: CandidateColumns, plan: OpeningPlan): SlotGate {
  const { skaane, limits } = columns;
  const amounts = new Float64Array(WORK_CONDITIONS.length).fill(-Infinity);
  for (const [condition, amount] of openDemands(plan.opening)) {
    amounts[WORK_CONDITIONS.indexOf(condition)] = amount ?? NaN;
  }
  const neverAsked = statesDemands(plan.opening) ? open('skaanehensyn') : 0;
  return (slot) => {
    const kind = skaane[slot]!;
    if (kind === 0) return neverAsked;
    const rows = kind === 1 ? null : limits[slot];
    if (!rows) return 0;
    let bits = 0;
    for (let at = 0; at < rows.length; at += 2) {
      const amount = amounts[rows[at]!]!;
      if (amount > rows[at + 1]!) return no('skaanehensyn');
      if (Number.isNaN(amount)) bits = open('skaanehensyn');
    }
    return bits;
  };
}

function safety(columns: CandidateColumns, plan: OpeningPlan): SlotGate {
  const { languages } = plan.opening;
  if (!asksForSafety(languages)) return () => 0;
  const alternatives = languages.map((alternative) => ({
    words: columns.languages.get(alternative.language),
    skills:
      alternative.reason === 'safety'
        ? askedSkills(alternative).map(({ skill, asked }) => ({
            shift: LANGUAGE_SKILLS.indexOf(skill) * LEVEL_BITS,
            asked: asked + 1,
          }))
        : [],
  }));
  return (slot) => {
    let undecided = false;
    for (const { words, skills } of alternatives) {
      const word = words ? words[slot]! : 0;
      let short = false;
      let unknown = skills.length === 0 && word === 0;
      for (const { shift, asked } of skills) {
        const level = (word >> shift) & 31;
        if (level === 0) unknown = true;
        else if (level < asked) short = true;
      }
      if (!short && !unknown) return 0;
      if (!short) undecided = true;
    }
    return undecided ? open('safety_language') : no('safety_language');
  };
}

function travel(columns: CandidateColumns, plan: OpeningPlan, trips: TripTables): SlotGate {
  const { remote, workplacePostalCode } = plan.opening;
  if (remote) return () => 0;
  if (workplacePostalCode === undefined) return () => open('travel_limit');
  const { bicycleKm, walkKm, legalMinutes } = plan.context.policy.commute;
  const table = trips.to(workplacePostalCode, bicycleKm, walkKm);
  const { place, modes } = columns;
  return (slot) => bitsOf('travel_limit', travelOutcome(table.fastestWay(place[slot]!, modes[slot]!), legalMinutes));
}

/** Marks the gates that are found through posting lists: credentials, declined tasks, earlier rejections. */
function markListed(columns: CandidateColumns, plan: OpeningPlan, bits: Int32Array): void {
  const each = (list: ReturnType<typeof columns.declined.get>, mark: (slot: number, value: number) => void): void => {
    if (!list) return;
    for (let index = 0; index < list.length; index++) mark(list.entries[index * 2]!, list.entries[index * 2 + 1]!);
  };
  for (const competency of unavoidableTasks(plan.opening)) {
    each(columns.declined.get(competency), (slot) => (bits[slot]! |= no('declined_task')));
  }
  const asOf = dateNumber(plan.context.asOf);
  each(columns.rejections.get(plan.opening.id), (slot, until) => {
    if (until >= asOf) bits[slot]! |= no('earlier_rejection');
  });
  const wanted = [...new Set(plan.opening.credentials)];
  if (wanted.length === 0) return;
  const start = dateNumber(plan.start);
  const known = new Uint16Array(columns.high);
  for (const code of wanted) {
    each(columns.credentials.get(code), (slot, word) => {
      if (word >> 1 >= start) known[slot]!++;
      else if ((word & 1) === 0) bits[slot]! |= no('mandatory_credential');
    });
  }
  for (let slot = 0; slot < columns.high; slot++) {
    const unknown = known[slot]! < wanted.length && (bits[slot]! & no('mandatory_credential')) === 0;
    if (unknown) bits[slot]! |= open('mandatory_credential');
  }
}

/** Answers of all gates for every slot; free slots carry meaningless bits. */
export function scanGates(columns: CandidateColumns, plan: OpeningPlan, trips: TripTables): Int32Array {
  const bits = new Int32Array(columns.high);
  markListed(columns, plan, bits);
  const rules = [
    visibility(columns, plan),
    presence(columns, plan),
    placement(columns, plan),
    age(columns, plan),
    demands(columns, plan),
    safety(columns, plan),
    travel(columns, plan, trips),
  ];
  for (const rule of rules) {
    for (let slot = 0; slot < columns.high; slot++) if (columns.live[slot] === 1) bits[slot]! |= rule(slot);
  }
  return bits;
}
