/** What has happened around the people of the demo: decisions, conversations, offers, goals. Drawn like the people. */
import type { CaseworkKind } from '../casework/casework-facts';
import type { MeasurementInputDto } from '../casework/measurements/measurement.dto';
import type { CaseworkInputs } from '../casework/records/casework-records';
import { BARRIERS } from '../casework/records/casework-input.dto';
import { BRANCHEPAKKE_STEPS } from '../matching/core/facts';
import { addDays, addMonths } from '../schemes/dates';
import { makeActivities } from './activities';
import type { DemoCasework, DemoStepChange } from './casework.types';
import { makeConversations } from './conversations';
import type { DemoCandidate, DemoTraits } from './demo.types';
import { type Course, drawPace } from './pace';
import { Random } from './random';

/** What is kept for everybody in the demo who was taken over. */
export const KEPT: readonly CaseworkKind[] = ['visitations', 'benefits', 'programmePhases', 'offers', 'conversations'];

/** Names the benefit has had (domain.md §0); the day decides, as everywhere. */
const BENEFIT_SINCE_2025 = '2025-07-01';
/** Hours of the work duty where nothing reduces them (domain.md §2.3). */
const WHOLE_WEEK = 37;
/** Days after the takeover within which the first visitation may still be waited for. */
const VISITED_WITHIN = 200;
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
  const visited = visitations(random, takenOverOn, asOf, traits.visitation);
  const assessments = assessed ? [assessment(random, takenOverOn, asOf, aktivitetsparat)] : [];
  const course: Course = {
    takenOverOn,
    asOf,
    status: person.status?.code ?? 'aktiv',
    // who has not been visited counts as ready for a job
    jobparat: !aktivitetsparat || visited.length === 0,
    assessed,
    placed: (person.placements ?? []).some(({ from, until }) => from <= asOf && (until === undefined || until >= asOf)),
  };
  const pace = drawPace(new Random(setting.seed, 'pace', person.externalId), course);
  const dutyHours = assessed ? (assessments[0]?.workDutyHours ?? WHOLE_WEEK) : undefined;
  return {
    candidateKey: person.externalId,
    by,
    stated: KEPT,
    records: {
      visitations: visited,
      benefits: [benefit(takenOverOn)],
      programmePhases: phases(takenOverOn, asOf),
      conversations: makeConversations(
        new Random(setting.seed, 'conversations', person.externalId),
        takenOverOn,
        asOf,
        pace,
      ),
      offers: makeActivities(new Random(setting.seed, 'offers', person.externalId), person, course, pace, dutyHours),
      ...(assessed ? { assessments } : {}),
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
  const forgotten = random.chance(5);
  if (first > asOf || (forgotten && addDays(takenOverOn, VISITED_WITHIN) > asOf)) return [];
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

function assessment(
  random: Random,
  takenOverOn: string,
  asOf: string,
  aktivitetsparat: boolean,
): Omit<CaseworkInputs['assessments'], 'by'> {
  return {
    on: earlier(addDays(takenOverOn, random.between(10, 90)), asOf),
    reason: 'Oplysninger fra sagen (demo)',
    meetsOpholdskrav: false,
    meetsBeskaeftigelseskrav: random.chance(10),
    ...(random.chance(15) ? { ordinaryJobWithinReach: true } : {}),
    ...(random.chance(aktivitetsparat ? 95 : 15) ? { workDutyHours: random.pick([10, 15, 20]) } : {}),
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
