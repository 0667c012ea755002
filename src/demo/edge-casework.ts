/** What has happened around the named people: everything in time for the plain case, one thing amiss for the others. */
import type { CaseworkInputs } from '../casework/records/casework-records';
import { addDays, addMonths } from '../schemes/dates';
import { KEPT } from './casework';
import type { DemoCasework } from './casework.types';
import type { DemoCandidate } from './demo.types';
import { edgePerson } from './edge-openings';

/** Every kind of deadline with a named person for whom it is overdue, or due where it cannot be overdue. */
export const DEADLINE_EXAMPLES: readonly { kind: string; person: string; status: 'overdue' | 'due' }[] = [
  { kind: 'first_offer_aim', person: 'uden-koerekort', status: 'overdue' },
  { kind: 'first_offer_latest', person: 'uden-koerekort', status: 'overdue' },
  { kind: 'programme_start', person: 'ukraine-tilladelse-udloeber', status: 'overdue' },
  { kind: 'visitation', person: 'nej-til-opgave', status: 'overdue' },
  { kind: 'first_conversation', person: 'ledig-senere', status: 'overdue' },
  { kind: 'conversations', person: 'ledig-senere', status: 'overdue' },
  { kind: 'conversation_local', person: 'ledig-senere', status: 'overdue' },
  { kind: 'offer_gap', person: 'loeft-5-kg', status: 'overdue' },
  { kind: 'weekly_hours', person: 'koerekort-udloebet', status: 'overdue' },
  { kind: 'work_duty', person: 'abc-strategi', status: 'due' },
  { kind: 'employment_aim', person: 'udgangspunkt', status: 'overdue' },
  { kind: 'status_review', person: 'barsel-slutter-snart', status: 'due' },
  { kind: 'permit_end', person: 'ukraine-tilladelse-udloeber', status: 'due' },
  { kind: 'igu_window', person: 'igu-2024-fylder-50-dagen-efter', status: 'due' },
];

type Records = DemoCasework['records'];

/** The casework of the named people who were taken over; the others have none, so that everything is asked. */
export function makeEdgeCasework(people: readonly DemoCandidate[], asOf: string, by: string): DemoCasework[] {
  const changes = amiss(asOf);
  return people.flatMap((person) => {
    const takenOverOn = person.residence?.takenOverOn;
    if (takenOverOn === undefined) return [];
    const name = Object.keys(changes).find((each) => edgePerson(each) === person.externalId);
    const records = { ...inTime(person, takenOverOn, asOf), ...(name === undefined ? {} : changes[name]) };
    return [
      {
        candidateKey: person.externalId,
        by,
        stated: KEPT,
        records,
        stepChanges: [],
        observations: [],
        measurements: [],
      },
    ];
  });
}

/** Everything done by its day: visitation, a conversation every two months, an offer from the second week on. */
function inTime(person: DemoCandidate, takenOverOn: string, asOf: string): Records {
  const conversations: Omit<CaseworkInputs['conversations'], 'by'>[] = [];
  for (let on = addDays(takenOverOn, 10); on <= asOf; on = addDays(on, 60)) {
    conversations.push({ kind: 'statutory', heldOn: on });
  }
  const placed = (person.placements ?? []).length > 0;
  const from = addDays(takenOverOn, 12);
  return {
    visitations: [{ on: addDays(takenOverOn, 60), result: 'jobparat', reason: 'Kan varetage et job (demo)' }],
    benefits: [{ kind: 'kontanthjælp (demo)', since: takenOverOn }],
    assessments: [
      {
        on: takenOverOn,
        reason: 'Opfylder beskæftigelseskrav og opholdskrav (demo)',
        meetsOpholdskrav: true,
        meetsBeskaeftigelseskrav: true,
      },
    ],
    programmePhases: person.residence?.programmeFrom ? [{ phase: 'II', from: person.residence.programmeFrom }] : [],
    conversations,
    offers: [
      ...(placed ? [] : [praktik(from, undefined, 16), danish(from, 8)]),
      ...paidHours(person, takenOverOn, asOf),
    ],
  };
}

/** A few paid hours in time, but for the plain case, which lacks nothing else. */
function paidHours(person: DemoCandidate, takenOverOn: string, asOf: string): Omit<CaseworkInputs['offers'], 'by'>[] {
  const from = addMonths(takenOverOn, 9);
  if (from > asOf || person.externalId === edgePerson('udgangspunkt')) return [];
  return [{ offeredOn: addDays(from, -5), accepted: true, blocks: [{ kind: 'ordinaert', from, weeklyHours: 5 }] }];
}

/** What is amiss, by name. */
function amiss(asOf: string): Readonly<Record<string, Records>> {
  const long = addMonths(asOf, -10);
  return {
    'uden-koerekort': { offers: [] },
    'ukraine-tilladelse-udloeber': { programmePhases: [] },
    'nej-til-opgave': { visitations: [] },
    'ledig-senere': { conversations: [] },
    'loeft-5-kg': { offers: [praktik(long, addDays(asOf, -50), 16)] },
    'koerekort-udloebet': { offers: [praktik(long, undefined, 6), danish(long, 6)] },
    'abc-strategi': {
      assessments: [
        {
          on: long,
          reason: 'Opfylder hverken opholdskrav eller beskæftigelseskrav (demo)',
          meetsOpholdskrav: false,
          meetsBeskaeftigelseskrav: false,
        },
      ],
      jobStrategies: [{ agreedOn: long, reviewOn: addDays(asOf, 20), actions: [{ text: 'Søge to job om ugen' }] }],
    },
  };
}

function praktik(from: string, until: string | undefined, weeklyHours: number): Omit<CaseworkInputs['offers'], 'by'> {
  const block = { kind: 'virksomhedspraktik' as const, from, ...(until === undefined ? {} : { until }), weeklyHours };
  return { offeredOn: addDays(from, -5), accepted: true, blocks: [block] };
}

function danish(from: string, weeklyHours: number): Omit<CaseworkInputs['offers'], 'by'> {
  return { offeredOn: addDays(from, -5), accepted: true, blocks: [{ kind: 'danskuddannelse', from, weeklyHours }] };
}
