/** Generators of people, openings and policies for property tests: every field known and unknown, many ties. */
import fc from 'fast-check';
import { LANGUAGE_SKILLS, type CefrLevel } from '../../../language/cefr';
import {
  BRANCHEPAKKE_STEPS,
  CANDIDATE_STATUSES,
  EVIDENCE,
  SCHEME_OPTIONS,
  TASK_NEEDS,
  TRAVEL_MODES,
  type CandidateFacts,
  type IsoDate,
  type OpeningFacts,
  type Scheme,
  type WeekGrid,
  type WorkCondition,
} from '../facts';
import { DEFAULT_POLICY, type Policy } from '../policy';
import { withWeights } from '../policy-validation';
import { FACTORS, type FactorCode, type Outcome } from '../result';
import { weekGrid } from '../week-grid';
import { COMPETENCIES, CREDENTIALS, PLACES, UNKNOWN_PLACE } from './small-world';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

/** A record without the keys whose value is undefined, so that unknown fields are truly missing half of the time. */
const dropUndefined = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

/** Days around the small world's `AS_OF`, so that both sides of every date limit come up. */
export const dates: fc.Arbitrary<IsoDate> = fc.constantFrom(
  '2026-10-31',
  '2026-11-19',
  '2026-11-20',
  '2026-11-21',
  '2026-12-01',
  '2026-12-15',
  '2026-12-16',
  '2027-02-28',
);

const levels: fc.Arbitrary<CefrLevel> = fc.constantFrom('pre-A1', 'A1', 'A1+', 'A2-', 'A2', 'B1', 'B2', 'C2');
const languageCodes = fc.constantFrom('da', 'en', 'ar', 'ti');
const languageLevels = fc.record(
  Object.fromEntries(LANGUAGE_SKILLS.map((skill) => [skill, levels])) as Record<
    (typeof LANGUAGE_SKILLS)[number],
    fc.Arbitrary<CefrLevel>
  >,
  { requiredKeys: [] },
);
const packages = fc.constantFrom('RENG', 'KOK', 'LAGER');
const municipalities = fc.constantFrom('0851', '0840', '0217');
const competencies = fc.constantFrom(...COMPETENCIES);
const credentials = fc.constantFrom(...CREDENTIALS);
const isco = fc.constantFrom('9112', '9111', '91', '9', '9412', '5120', '4321');
const hours = fc.constantFrom(5, 7.5, 10, 11, 15, 20, 30, 37);
const conditions: fc.Arbitrary<WorkCondition> = fc.constantFrom('loeft_kg', 'stoej', 'gang', 'timer_om_ugen');
const postalCodes = fc.constantFrom(...Object.keys(PLACES), UNKNOWN_PLACE);
const grids: fc.Arbitrary<WeekGrid> = fc.constantFrom(
  weekGrid([]),
  weekGrid([{ day: 1, from: '05:00', to: '09:00' }]),
  weekGrid([1, 2, 3, 4, 5].map((day) => ({ day: day as 1, from: '08:00', to: '16:00' }))),
  weekGrid([1, 3].map((day) => ({ day: day as 1, from: '06:00', to: '14:30' }))),
  weekGrid([{ day: 7, from: '22:00', to: '06:00' }]),
);

const youths = fc.constantFrom(
  { turns13On: '2020-01-01', turns15On: '2022-01-01', turns18On: '2026-12-01' },
  { turns13On: '2024-01-01', turns15On: '2026-11-20', turns18On: '2029-11-20', compulsorySchoolUntil: '2026-12-15' },
  { turns13On: '2026-12-01', turns15On: '2028-12-01', turns18On: '2031-12-01', compulsorySchoolUntil: '2029-06-30' },
);

/** Ids of people, few enough that update streams meet the same person again. */
export const candidateIds = fc.integer({ min: 0, max: 59 }).map((number) => `p${number}`);

/** Few schemes, so that people and openings meet in them. */
const schemes = fc.constantFrom<Scheme>('ordinaert', 'igu', 'virksomhedspraktik');
const schemeWindows = fc
  .record({
    possible: fc.constantFrom(true, true, true, false, null),
    from: maybe(dates),
    until: maybe(dates),
    sureUntil: maybe(dates),
  })
  .map(dropUndefined);
const windowsByScheme = fc.dictionary(
  fc.constantFrom(...SCHEME_OPTIONS.filter((option) => ['ordinaert', 'igu', 'kombination'].includes(option))),
  schemeWindows,
  { maxKeys: 3, noNullPrototype: true },
);
const rooms = fc.dictionary(
  fc.constantFrom('ordinaert', 'igu', 'virksomhedspraktik', 'kombination'),
  fc.constantFrom<Outcome>('met', 'met', 'unknown', 'not_met'),
  { maxKeys: 3, noNullPrototype: true },
);
const closures = fc.dictionary(
  candidateIds,
  fc.uniqueArray(fc.constantFrom('ordinaert', 'igu', 'virksomhedspraktik', 'kombination'), { maxLength: 3 }),
  { maxKeys: 12, noNullPrototype: true },
);
const pastDates = fc.constantFrom<IsoDate>('2025-10-01', '2025-11-20', '2026-05-01', '2026-10-31', '2026-11-20');
const progress = fc
  .record({
    branchepakker: maybe(
      fc.dictionary(
        packages,
        fc.array(fc.record({ step: fc.constantFrom(...BRANCHEPAKKE_STEPS), on: pastDates }), { maxLength: 3 }),
        { maxKeys: 2, noNullPrototype: true },
      ),
    ),
    languages: maybe(
      fc.dictionary(languageCodes, fc.array(fc.record({ levels: languageLevels, on: pastDates }), { maxLength: 3 }), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
    ),
  })
  .map(dropUndefined);

/** One person; every optional field is unknown now and then, and codes are unique within each list. */
export const candidates: fc.Arbitrary<CandidateFacts> = fc
  .record({
    id: candidateIds,
    draw: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffffffff })),
    municipality: municipalities,
    sharedWith: fc.oneof(
      { weight: 3, arbitrary: fc.constant('all' as const) },
      { weight: 1, arbitrary: fc.uniqueArray(municipalities, { maxLength: 2 }) },
    ),
    waitingSince: maybe(dates),
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant('aktiv' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...CANDIDATE_STATUSES) },
    ),
    statusUntil: maybe(dates),
    availableFrom: maybe(dates),
    placements: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.record({ from: dates, until: maybe(dates), weeklyHours: hours }), { maxLength: 2 }),
      },
    ),
    youth: fc.oneof(
      { weight: 6, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: youths },
    ),
    postalCode: maybe(postalCodes),
    travelModes: maybe(fc.uniqueArray(fc.constantFrom(...TRAVEL_MODES), { maxLength: 4 })),
    maxTravelMinutes: maybe(fc.constantFrom(20, 45, 60, 90, 120)),
    maxBicycleKm: maybe(fc.constantFrom(1, 8, 26)),
    hoursMin: maybe(hours),
    hoursMax: maybe(hours),
    availability: maybe(grids),
    competencies: fc.uniqueArray(
      fc.record({
        code: competencies,
        level: fc.constantFrom(0, 1, 2, 3, 4),
        evidence: fc.constantFrom(...EVIDENCE),
      }),
      { selector: ({ code }) => code, maxLength: 6 },
    ),
    credentials: fc.uniqueArray(
      fc
        .record({
          code: credentials,
          status: fc.constantFrom('held', 'held', 'held', 'not_held', 'unknown'),
          validUntil: maybe(dates),
        })
        .map(dropUndefined),
      { selector: ({ code }) => code, maxLength: 3 },
    ),
    languages: fc.dictionary(languageCodes, languageLevels, { maxKeys: 3, noNullPrototype: true }),
    branchepakker: maybe(
      fc.dictionary(packages, fc.constantFrom(...BRANCHEPAKKE_STEPS), { maxKeys: 2, noNullPrototype: true }),
    ),
    branchepakkeGoals: maybe(
      fc.dictionary(packages, fc.constantFrom(0, 1, 333, 500, 999, 1000), { maxKeys: 2, noNullPrototype: true }),
    ),
    languagesAssessedOn: maybe(fc.dictionary(languageCodes, pastDates, { maxKeys: 2, noNullPrototype: true })),
    progress: maybe(progress),
    schemeWindows: fc.option(windowsByScheme, { nil: undefined }),
    jobGoals: maybe(
      fc.record({
        a: fc.array(isco, { maxLength: 2 }),
        b: fc.array(isco, { maxLength: 2 }),
        c: fc.array(isco, { maxLength: 1 }),
      }),
    ),
    declinedTasks: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(competencies, { maxLength: 2 }) },
    ),
    skaanehensyn: maybe(
      fc.uniqueArray(fc.record({ condition: conditions, max: fc.constantFrom(0, 5, 12, 20) }), {
        selector: ({ condition }) => condition,
        maxLength: 2,
      }),
    ),
    rejections: fc.oneof(
      { weight: 5, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc
            .record({ openingId: fc.constantFrom('o0', 'o1'), reason: fc.constant('C01'), until: maybe(dates) })
            .map(dropUndefined),
          { maxLength: 2 },
        ),
      },
    ),
  })
  .map(dropUndefined);

/** Several people with different ids. */
export const populations = (maxLength: number): fc.Arbitrary<CandidateFacts[]> =>
  fc.uniqueArray(candidates, { selector: ({ id }) => id, maxLength });

/** Forms of people in a crowd. */
const FORMS = 400;

/** Many people, each of parts of two out of a few hundred: long lists by competency, and more than one block of bitmaps. */
export function crowd(size: number, seed: number): CandidateFacts[] {
  const forms = fc.sample(candidates, { numRuns: FORMS, seed });
  return Array.from({ length: size }, (_, number) => {
    const form = forms[number % FORMS]!;
    const { placements, languages, skaanehensyn, declinedTasks } = forms[Math.imul(number, 7919) % FORMS]!;
    const parts = dropUndefined({ placements, languages, skaanehensyn, declinedTasks });
    return { ...form, ...parts, id: `c${number}`, draw: Math.imul(number, 0x9e3779b1) >>> 0 };
  });
}

/** One opening; it may state everything or nothing. */
export const openings: fc.Arbitrary<OpeningFacts> = fc
  .record({
    id: fc.constantFrom('o0', 'o1', 'o2'),
    draw: fc.integer({ min: 0, max: 0xffffffff }),
    municipality: municipalities,
    schemes: fc.oneof(
      { weight: 1, arbitrary: fc.constant<Scheme[]>(['ordinaert']) },
      { weight: 2, arbitrary: fc.uniqueArray(schemes, { maxLength: 3 }) },
    ),
    schemeRoom: maybe(rooms),
    closedFor: maybe(closures),
    startsOn: maybe(dates),
    workplacePostalCode: maybe(postalCodes),
    remote: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    tasks: fc.array(
      fc.record({
        competency: competencies,
        need: fc.constantFrom(...TASK_NEEDS),
        level: fc.constantFrom(1, 2, 3, 4),
      }),
      { maxLength: 5 },
    ),
    credentials: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(credentials, { maxLength: 2 }) },
    ),
    languages: fc.array(
      fc.record({
        language: languageCodes,
        minimums: languageLevels,
        reason: fc.constantFrom('safety', 'customers', 'instruction'),
      }),
      { maxLength: 3 },
    ),
    branchepakke: maybe(packages),
    occupation: maybe(fc.constantFrom('9112', '9412', '4321')),
    hoursMin: maybe(hours),
    hoursMax: maybe(hours),
    shifts: maybe(grids),
    demands: fc.array(
      fc.record({ condition: conditions, amount: maybe(fc.constantFrom(1, 5, 12.5, 25)) }).map(dropUndefined),
      { maxLength: 2 },
    ),
    handles: fc.uniqueArray(conditions, { maxLength: 1 }),
    minimumAge: fc.constantFrom(13, 15, 18, 18, 18),
  })
  .map(dropUndefined);

/** The default policy under any usable weights, and scoring projections: the shipped ones, few distinct ones, single factors. */
export const policies: fc.Arbitrary<Policy> = fc.oneof(
  fc.constant(DEFAULT_POLICY),
  fc.constant({ ...DEFAULT_POLICY, projection: { ...DEFAULT_POLICY.projection, use: true } }),
  fc
    .tuple(...FACTORS.map(() => fc.constantFrom(0, 1, 3, 40)))
    .filter((weights) => weights.some((weight) => weight > 0))
    .map((weights) => {
      const named = FACTORS.map((code, index): [FactorCode, number] => [code, weights[index]!]);
      return withWeights(DEFAULT_POLICY, Object.fromEntries(named));
    }),
);
