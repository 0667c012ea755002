/** A small invented cast for golden lists: eight people and a cleaning job in Aalborg. */
import type { CandidateFacts, OpeningFacts } from '../facts';
import { weekGrid } from '../week-grid';
import { anOpening, somebody } from './builders';

const MORNINGS = weekGrid(([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: '05:00', to: '09:00' })));
const ALL_DAY = weekGrid(([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: '05:00', to: '17:00' })));

/** Morning cleaning, 20 hours a week, from 1 February: the opening of the golden list and of `DESIGN.md`. */
export const CLEANING: OpeningFacts = anOpening({
  id: 'opening-cleaning',
  draw: 20260201,
  startsOn: '2027-02-01',
  workplacePostalCode: '9000',
  tasks: [
    { competency: 'reng.moppe_gulv', need: 'must', level: 3 },
    { competency: 'reng.dosere_midler', need: 'learn', level: 2 },
    { competency: 'tv.hygiejne', need: 'nice', level: 2 },
  ],
  languages: [
    { language: 'da', minimums: { listening: 'A2', speaking: 'A1' }, reason: 'instruction' },
    { language: 'ar', minimums: { listening: 'B1', speaking: 'B1' }, reason: 'instruction' },
  ],
  branchepakke: 'RENG',
  occupation: '9112',
  hoursMin: 20,
  hoursMax: 20,
  shifts: MORNINGS,
});

const FLUENT = { listening: 'B2', speaking: 'B2' } as const;

const READY: Partial<CandidateFacts> = {
  availableFrom: '2027-01-01',
  youth: null,
  waitingSince: '2026-06-01',
  postalCode: '9200',
  travelModes: ['bicycle', 'transit'],
  hoursMin: 15,
  hoursMax: 37,
  availability: ALL_DAY,
  competencies: [
    { code: 'reng.moppe_gulv', level: 3, evidence: 'verified' },
    { code: 'reng.dosere_midler', level: 2, evidence: 'verified' },
    { code: 'tv.hygiejne', level: 2, evidence: 'verified' },
  ],
  languages: { da: { listening: 'A2', speaking: 'A2' } },
  branchepakker: { RENG: 'T3' },
  jobGoals: { a: ['9112'], b: [], c: [] },
  skaanehensyn: [],
  schemeWindows: { ordinaert: { possible: true } },
};

/** The person of the worked example in `DESIGN.md`. */
export const AMAL: CandidateFacts = somebody({
  ...READY,
  id: 'amal',
  draw: 11,
  postalCode: '9240',
  maxTravelMinutes: 90,
  competencies: [
    { code: 'reng.stoevsuge', level: 3, evidence: 'evidenced' },
    { code: 'reng.dosere_midler', level: 1, evidence: 'claimed' },
  ],
  languages: { da: { listening: 'A2-', speaking: 'A2' } },
  branchepakker: { RENG: 'T1' },
  travelModes: ['transit'],
  availability: undefined,
  jobGoals: { a: [], b: ['9111'], c: [] },
});

/** The cast in no particular order. */
export const CAST: readonly CandidateFacts[] = [
  AMAL,
  somebody({ ...READY, id: 'bahar', draw: 12 }),
  somebody({ ...READY, id: 'caleb', draw: 13, waitingSince: '2026-03-01' }),
  somebody({ ...READY, id: 'dina', draw: 14, languages: { ar: FLUENT }, branchepakker: { RENG: 'T2' } }),
  somebody({ ...READY, id: 'elias', draw: 15, competencies: [], branchepakker: { LAGER: 'T3' } }),
  somebody({ id: 'farah', draw: 16 }),
  somebody({ ...READY, id: 'goran', draw: 17, declinedTasks: ['reng.dosere_midler'] }),
  somebody({ ...READY, id: 'hiwot', draw: 18, availableFrom: '2027-02-16', municipality: '0840' }),
];
