/** What has happened around the people of the demo: decisions, conversations, offers, goals. Drawn like the people. */
import type { CaseworkKind } from '../casework/casework-facts';
import type { MeasurementInputDto } from '../casework/measurements/measurement.dto';
import type { CaseworkInputs } from '../casework/records/casework-records';
import { BARRIERS } from '../casework/records/casework-input.dto';
import { BRANCHEPAKKE_STEPS } from '../matching/core/facts';
import { addDays, addMonths } from '../schemes/dates';
import type { DemoCasework, DemoStepChange } from './casework.types';
import type { DemoCandidate, DemoTraits } from './demo.types';
import { Random } from './random';

/** What is kept for everybody in the demo who was taken over. */
export const KEPT: readonly CaseworkKind[] = ['visitations', 'benefits', 'programmePhases', 'offers', 'conversations'];

/** Names the benefit has had (domain.md §0); the day decides, as everywhere. */
const BENEFIT_SINCE_2025 = '2025-07-01';
const OFFERED = ['virksomhedspraktik', 'loentilskud_privat', 'loentilskud_offentlig', 'igu'] as const;
const CONVERSATION_WEEKS = [8, 10, 11, 12, 13, 16] as const;
const OBSERVERS = ['firm', 'vk', 'teacher'] as const;
const ACTIONS = ['Søge to job om ugen', 'Kontakte et vikarbureau', 'Tage køreteori', 'Gå til danskprøve'] as const;

/** The casework of one drawn person; nothing when nobody has taken the case over. */
export function makeCasework(
  person: DemoCandidate,
  traits: DemoTraits,
  setting: { seed: number; asOf: string; by: string },
): DemoCasework | undefined {
  const takenOverOn = person.residence?.takenOverOn;
  if (takenOverOn === undefined) return undefined;
  const { asOf, by } = setting;
  const random = new Random(setting.seed, 'casework', person.externalId);
  const aktivitetsparat = traits.visitation === 'aktivitetsparat';
  const assessed = random.chance(45);
  return {
    candidateKey: person.externalId,
    by,
    stated: KEPT,
    records: {
      visitations: visitations(random, takenOverOn, asOf, traits.visitation),
      benefits: [benefit(takenOverOn)],
      programmePhases: phases(takenOverOn, asOf),
      conversations: conversations(random, takenOverOn, asOf),
      offers: offers(random, person, takenOverOn, asOf),
      ...(assessed ? { assessments: [assessment(random, takenOverOn, asOf)] } : {}),
      ...(person.jobGoals && random.chance(60) ? { jobStrategies: [strategy(random, takenOverOn, asOf)] } : {}),
      ...(random.chance(70) ? { cvReviews: [cvReview(random, takenOverOn, asOf)] } : {}),
      ...(aktivitetsparat || random.chance(25) ? { barriers: barriers(random, takenOverOn, traits) } : {}),
    },
    ...goals(random, person, asOf),
    measurements: aktivitetsparat ? measurements(random, takenOverOn, asOf) : [],
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** Most are decided about three months after the takeover; some late, a few not at all, one in six once more. */
function visitations(
  random: Random,
  takenOverOn: string,
  asOf: string,
  result: DemoTraits['visitation'],
): Omit<CaseworkInputs['visitations'], 'by'>[] {
  const lateDays = random.chance(82) ? -random.between(0, 20) : random.between(1, 40);
  const first = addDays(addMonths(takenOverOn, 3), lateDays);
  if (first > asOf || random.chance(5)) return [];
  const again = addDays(first, random.between(120, 300));
  const other = result === 'jobparat' ? 'aktivitetsparat' : 'jobparat';
  const reason = 'Samtale og forløb i praktik (demo)';
  if (again > asOf || !random.chance(17)) return [{ on: first, result, reason }];
  return [
    { on: first, result: other, reason },
    { on: again, result, reason: 'Ny vurdering efter praktik (demo)' },
  ];
}

function benefit(since: string): Omit<CaseworkInputs['benefits'], 'by'> {
  return {
    kind: since < BENEFIT_SINCE_2025 ? 'selvforsørgelses- og hjemrejseydelse' : 'kontanthjælp, mindstesats',
    since,
  };
}

/** The phases of domain.md §2.2: one month, up to a year, from then on. */
function phases(takenOverOn: string, asOf: string): Omit<CaseworkInputs['programmePhases'], 'by'>[] {
  const second = addMonths(takenOverOn, 1);
  const third = addMonths(takenOverOn, 12);
  return [
    { phase: 'I' as const, from: takenOverOn, until: addDays(second, -1) },
    { phase: 'II' as const, from: second, until: addDays(third, -1) },
    { phase: 'III' as const, from: third },
  ].filter(({ from }) => from <= asOf);
}

/** At a drawn pace since the takeover; one in three has the next one in the calendar. */
function conversations(
  random: Random,
  takenOverOn: string,
  asOf: string,
): Omit<CaseworkInputs['conversations'], 'by'>[] {
  const weeks = random.pick(CONVERSATION_WEEKS);
  const held: Omit<CaseworkInputs['conversations'], 'by'>[] = [];
  for (let on = addDays(takenOverOn, random.between(7, 70)); on <= asOf;) {
    held.push({
      kind: random.pick(['statutory', 'statutory', 'joint', 'follow_up'] as const),
      plannedOn: on,
      heldOn: on,
    });
    on = addDays(on, weeks * 7 + random.between(-5, 9));
  }
  if (random.chance(33)) held.push({ kind: 'joint', plannedOn: addDays(asOf, random.between(2, 40)) });
  return held;
}

/** The offers the placements came of, Danish beside them, and now and then one that was turned down. */
function offers(
  random: Random,
  { placements = [] }: DemoCandidate,
  takenOverOn: string,
  asOf: string,
): Omit<CaseworkInputs['offers'], 'by'>[] {
  const made: Omit<CaseworkInputs['offers'], 'by'>[] = placements
    .filter(({ scheme }) => (OFFERED as readonly string[]).includes(scheme))
    .map(({ scheme, from, until, weeklyHours, pNumber }) => ({
      offeredOn: addDays(from, -random.between(5, 21)),
      accepted: true,
      ...(pNumber === undefined ? {} : { pNumber }),
      blocks: [{ kind: scheme, from, ...(until === undefined ? {} : { until }), weeklyHours }],
    }));
  const first = addDays(takenOverOn, random.between(8, 27));
  if (first <= asOf && random.chance(90)) made.push(earlierPraktik(first, random.pick([28, 56, 91])));
  // who is between offers has mostly just ended one
  const running = placements.some(({ from, until }) => from <= asOf && (until === undefined || until >= asOf));
  const last = addDays(asOf, -random.between(3, 40));
  if (!running && addDays(takenOverOn, 60) < last && random.chance(70))
    made.push(earlierPraktik(addDays(last, -27), 28));
  const danish = addDays(takenOverOn, 14);
  if (danish <= asOf && random.chance(75)) {
    const weeklyHours = random.pick([6, 8, 10, 12]);
    made.push({
      offeredOn: takenOverOn,
      accepted: true,
      blocks: [{ kind: 'danskuddannelse', from: danish, weeklyHours }],
    });
  }
  if (random.chance(12)) {
    const from = addDays(asOf, random.between(5, 30));
    const block = { kind: 'virksomhedspraktik' as const, from, until: addDays(from, 27), weeklyHours: 20 };
    made.push({ offeredOn: addDays(asOf, -random.between(1, 10)), accepted: false, blocks: [block] });
  }
  return made.map((offer) => ({ ...offer, offeredOn: earlier(offer.offeredOn, asOf) }));
}

/** A praktik of so many days that ended or goes on without a place of its own in the record. */
function earlierPraktik(from: string, days: number): Omit<CaseworkInputs['offers'], 'by'> {
  const block = { kind: 'virksomhedspraktik' as const, from, until: addDays(from, days - 1), weeklyHours: 20 };
  return { offeredOn: addDays(from, -7), accepted: true, blocks: [block] };
}

function assessment(random: Random, takenOverOn: string, asOf: string): Omit<CaseworkInputs['assessments'], 'by'> {
  return {
    on: earlier(addDays(takenOverOn, random.between(10, 90)), asOf),
    reason: 'Oplysninger fra sagen (demo)',
    meetsOpholdskrav: false,
    meetsBeskaeftigelseskrav: random.chance(10),
    ...(random.chance(15) ? { ordinaryJobWithinReach: true } : {}),
    ...(random.chance(15) ? { workDutyHours: random.pick([10, 15, 20]) } : {}),
  };
}

function strategy(random: Random, takenOverOn: string, asOf: string): Omit<CaseworkInputs['jobStrategies'], 'by'> {
  const agreedOn = earlier(addDays(takenOverOn, random.between(30, 200)), asOf);
  const actions = random.sample(ACTIONS, 2).map((text) => ({ text, dueOn: addDays(agreedOn, random.between(20, 90)) }));
  return { agreedOn, reviewOn: addDays(agreedOn, 90), actions };
}

function cvReview(random: Random, takenOverOn: string, asOf: string): Omit<CaseworkInputs['cvReviews'], 'by'> {
  const on = earlier(addDays(asOf, -random.between(0, 150)), asOf);
  const reviewed = on < takenOverOn ? takenOverOn : on;
  return {
    on: reviewed,
    updatedOn: reviewed,
    plainText: random.chance(70),
    approvedByCitizen: random.chance(80),
    searchable: random.chance(85),
  };
}

/** Drawn evenly for everybody, but for a childcare limit that the record has anyway. */
function barriers(
  random: Random,
  since: string,
  { childcareLimit }: DemoTraits,
): Omit<CaseworkInputs['barriers'], 'by'>[] {
  const codes = new Set(random.sample(BARRIERS, random.between(1, 2)));
  if (childcareLimit) codes.add('childcare');
  return [...codes].map((code) => ({ code, since }));
}

/** The way to the present step, and the goals behind the competencies that somebody else has seen. */
function goals(
  random: Random,
  { branchepakker = [], competencies = [] }: DemoCandidate,
  asOf: string,
): Pick<DemoCasework, 'stepChanges' | 'observations'> {
  const stepChanges: DemoStepChange[] = [];
  for (const { code, step, reachedOn } of branchepakker) {
    const walked = BRANCHEPAKKE_STEPS.slice(0, BRANCHEPAKKE_STEPS.indexOf(step) + 1);
    walked.forEach((to, index) => {
      const on = addDays(reachedOn ?? asOf, -60 * (walked.length - 1 - index));
      stepChanges.push({ branchepakke: code, from: walked[index - 1] ?? null, to, on });
    });
  }
  const first = branchepakker[0];
  if (!first) return { stepChanges, observations: [] };
  const group = `${first.code.toLowerCase()}.`;
  const observations = competencies
    .filter(({ code, evidence }) => evidence !== 'claimed' && (code.startsWith(group) || code.startsWith('tv.')))
    .map(({ code, level, observedOn }) => ({
      branchepakke: first.code,
      competency: code,
      level,
      observer: random.pick(OBSERVERS),
      on: observedOn ?? first.reachedOn ?? asOf,
    }));
  return { stepChanges, observations };
}

/** BIP every three months, by both; the matrix once. Restricted, and no input of any list. */
function measurements(random: Random, takenOverOn: string, asOf: string): Omit<MeasurementInputDto, 'by'>[] {
  const made: Omit<MeasurementInputDto, 'by'>[] = [];
  for (let on = addMonths(takenOverOn, 3); on <= asOf && made.length < 80; on = addMonths(on, 3)) {
    for (const question of [2, 4, 8]) {
      made.push({ instrument: 'BIP', question, value: random.between(2, 9), measuredBy: 'citizen', on });
    }
    made.push({ instrument: 'BIP', question: 3, value: random.between(2, 9), measuredBy: 'caseworker', on });
  }
  if (addDays(takenOverOn, 30) <= asOf) {
    const on = addDays(takenOverOn, 30);
    const value = random.pick([0, 10] as const);
    made.push({ instrument: 'KAN_VIL', question: 1, value, measuredBy: 'caseworker', on, reason: 'Samtale (demo)' });
  }
  return made;
}
