/** Candidates and openings with every field now given, now left out, for property tests of what is stored. */
import fc from 'fast-check';
import { type CandidateInputDto, RESIDENCE_BASES, SOURCES } from '../../src/candidates/candidate-input.dto';
import { CEFR_LEVELS } from '../../src/language/cefr';
import {
  BRANCHEPAKKE_STEPS,
  CANDIDATE_STATUSES,
  EVIDENCE,
  SCHEMES,
  TASK_NEEDS,
  TRAVEL_MODES,
  WORK_CONDITIONS,
} from '../../src/matching/core/facts';
import { LANGUAGE_REASONS, OPENING_SOURCES, type OpeningInputDto } from '../../src/openings/opening-input.dto';
import { DURATION_GROUNDS } from '../../src/openings/scheme-terms.dto';
import { PRAKTIK_PURPOSES } from '../../src/schemes/facts';

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
  fc.constantFrom(
    "O'Hara",
    '"',
    '\\',
    '$1',
    '{}',
    'null',
    'Ærø Åse Østergård',
    'نور',
    'ሰላም',
    '👩‍🌾',
    'a\u0301',
    '%s\n\t',
  ),
);
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const code = fc.stringMatching(/^[a-z]{2,6}\.[a-z_]{2,12}$/);
const postalCode = fc.constantFrom('1050', '5000', '9000');
const country = fc.constantFrom('SY', 'ER', 'DK');
const some = <T extends string>(values: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...values]);
const one = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** An object whose fields beyond the needed ones are given or left out. */
function partly<T, K extends keyof T>(fields: { [Key in keyof T]-?: fc.Arbitrary<T[Key]> }, needed: K[]) {
  return fc.record(fields, { requiredKeys: needed }) as unknown as fc.Arbitrary<T>;
}

/** fast-check makes objects without a prototype now and then; the API does not. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A list without two items of one key. */
function list<T>(item: fc.Arbitrary<T>, key?: (item: T) => unknown): fc.Arbitrary<T[]> {
  return key ? fc.uniqueArray(item, { maxLength: 4, selector: key }) : fc.array(item, { maxLength: 4 });
}

const dates = fc.tuple(date, date).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));

const interval = fc.record({
  day: whole(1, 7),
  from: one(['00:00', '05:00', '22:30']),
  to: one(['09:00', '24:00', '06:30']),
});

const level = one(CEFR_LEVELS);
const skills = fc.record(
  { listening: level, speaking: level, interaction: level, reading: level, writing: level },
  { requiredKeys: ['speaking'] },
);
const unmapped = list(fc.record({ path: text, text }));

/** Candidates that pass the checks of the DTO, without two list items of one key. */
export const candidateInput: fc.Arbitrary<CandidateInputDto> = fc
  .tuple(
    partly<CandidateInputDto, 'municipality' | 'status'>(
      {
        externalId: fc.uuid(),
        municipality: one(['0851', '0101']),
        sharedWith: one([[], ['*'], ['0860', '0101']]),
        identity: fc.record(
          {
            givenName: text,
            familyName: text,
            birthDate: date,
            sex: one(['female', 'male', 'other'] as const),
            nationality: country,
            email: text,
            phone: text,
          },
          { requiredKeys: ['birthDate'] },
        ),
        owner: one(['mh', 'æø']),
        status: fc.record({ code: one(CANDIDATE_STATUSES) }),
        residence: fc.record(
          {
            takenOverOn: date,
            firstRegisteredOn: date,
            basis: one(RESIDENCE_BASES),
            expiresOn: date,
            permanent: fc.boolean(),
            programmeFrom: date,
            programmeUntil: date,
            completedIgu: fc.boolean(),
          },
          { requiredKeys: ['completedIgu'] },
        ),
        compulsorySchoolUntil: date,
        inVocationalTraining: fc.boolean(),
        waitingSince: date,
        availableFrom: date,
        postalCode,
        travel: fc.record(
          { modes: some(TRAVEL_MODES), maxMinutes: whole(5, 240), maxBicycleKm: whole(0, 40) },
          { requiredKeys: ['maxBicycleKm'] },
        ),
        hoursMin: fc.constant(0),
        hoursMax: whole(1, 48),
        availability: list(interval),
        competencies: list(
          fc.record(
            {
              code,
              level: one([0, 1, 2, 3, 4] as const),
              evidence: one(EVIDENCE),
              source: one(SOURCES),
              observedOn: date,
            },
            { requiredKeys: ['code', 'level', 'evidence'] },
          ),
          (item) => item.code,
        ),
        credentials: list(
          fc.record(
            { code, status: one(['held', 'not_held', 'unknown'] as const), validUntil: date, source: one(SOURCES) },
            { requiredKeys: ['code', 'status'] },
          ),
          (item) => item.code,
        ),
        languages: list(
          fc.record(
            {
              language: one(['da', 'en', 'ar', 'ti', 'kmr']),
              skills,
              danishEducation: one(['DU1', 'DU2', 'DU3'] as const),
              danishModule: whole(1, 6),
              danishTest: one(['PD1', 'studieproeven']),
              source: one(SOURCES),
              assessedOn: date,
            },
            { requiredKeys: ['language'] },
          ),
          (item) => item.language,
        ),
        branchepakker: list(
          fc.record(
            { code: one(['RENG', 'KOK']), step: one(BRANCHEPAKKE_STEPS), reachedOn: date },
            { requiredKeys: ['code', 'step'] },
          ),
          (item) => item.code,
        ),
        jobGoals: list(
          fc.record({ level: one(['A', 'B', 'C'] as const), isco08: one(['9', '91', '9112']) }),
          (item) => item.level + item.isco08,
        ),
        declinedTasks: fc.uniqueArray(code, { maxLength: 3 }),
        skaanehensyn: list(
          fc.record({ condition: one(WORK_CONDITIONS), max: whole(0, 1000) }),
          (item) => item.condition,
        ),
        experiences: list(
          fc.record(
            {
              title: text,
              employer: text,
              country,
              from: one(['2019', '2019-05', '2019-05-01']),
              until: one(['2021', '2021-05']),
              isco08: fc.constant('9112'),
              description: text,
            },
            { requiredKeys: ['title'] },
          ),
        ),
        educations: list(
          fc.record(
            {
              title: text,
              institution: text,
              level: one(['none', 'higher']),
              country,
              endYear: whole(1900, 2100),
              assessment: one(['vurderet', 'autoriseret']),
            },
            { requiredKeys: ['title'] },
          ),
        ),
        placements: list(
          fc.record(
            {
              scheme: one(SCHEMES),
              from: fc.constant('2026-01-05'),
              until: one(['2026-01-05', '2027-01-01']),
              weeklyHours: whole(1, 48),
              pNumber: fc.constant('1003388394'),
              cvr: fc.constant('29189420'),
              ordinary: fc.boolean(),
            },
            { requiredKeys: ['scheme', 'from', 'weeklyHours'] },
          ),
        ),
        unmapped,
      },
      ['municipality', 'status'],
    ),
    dates,
    fc.boolean(),
  )
  .map(([input, [from, until], dated]) =>
    plain(dated ? { ...input, status: { code: input.status!.code, from, until } } : input),
  );

/** Openings that pass the checks of the DTO, without a workplace. */
export const openingInput: fc.Arbitrary<OpeningInputDto> = partly<
  Omit<OpeningInputDto, 'workplaceId'>,
  'municipality' | 'title' | 'schemes'
>(
  {
    externalId: fc.uuid(),
    municipality: one(['0851', '0101']),
    title: text,
    description: text,
    postalCode,
    remote: fc.boolean(),
    owner: one(['mh']),
    source: one(OPENING_SOURCES),
    schemes: some(SCHEMES),
    places: whole(1, 500),
    tasks: list(
      fc.record({ competency: code, need: one(TASK_NEEDS), level: one([1, 2, 3, 4] as const) }),
      (item) => item.competency,
    ),
    credentials: fc.uniqueArray(code, { maxLength: 3 }),
    languages: list(
      fc.record(
        { language: one(['da', 'en']), minimums: skills, reason: one(LANGUAGE_REASONS) },
        { requiredKeys: ['language'] },
      ),
    ),
    branchepakke: one(['RENG', 'KOK']),
    isco08: fc.constant('9112'),
    hoursMin: fc.constant(1),
    hoursMax: whole(1, 48),
    shifts: list(interval),
    startsOn: fc.constant('1900-01-01'),
    endsOn: date,
    deadlineOn: date,
    ordinaryHoursProspect: fc.boolean(),
    wageBasis: text,
    demands: list(
      fc.record({ condition: one(WORK_CONDITIONS), amount: whole(0, 1000) }, { requiredKeys: ['condition'] }),
      (item) => item.condition,
    ),
    handles: some(WORK_CONDITIONS),
    minimumAge: one([13, 15, 18] as const),
    schemeTerms: fc.record(
      {
        igu: fc.record(
          { practiceHours: whole(0, 48), schoolHours: whole(0, 48), schoolWeeks: whole(0, 104), months: whole(1, 60) },
          { requiredKeys: ['practiceHours'] },
        ),
        purpose: one(PRAKTIK_PURPOSES),
        durationWeeks: whole(1, 208),
        weeksBefore: whole(0, 208),
        durationGround: one(DURATION_GROUNDS),
        season: one(['school', 'holiday'] as const),
        youthWork: fc.record(
          {
            light: fc.boolean(),
            machines: fc.boolean(),
            forklift: fc.boolean(),
            dangerous: fc.boolean(),
            maxLiftKg: whole(0, 200),
          },
          { requiredKeys: ['light'] },
        ),
        seasonalPeak: fc.boolean(),
        displacesOrdinaryWork: fc.boolean(),
        blocks: list(
          fc.record(
            {
              scheme: one(SCHEMES),
              tasks: fc.uniqueArray(code, { maxLength: 3 }),
              weeklyHours: whole(1, 48),
              from: date,
              until: date,
            },
            { requiredKeys: ['scheme', 'weeklyHours', 'from'] },
          ),
        ),
      },
      { requiredKeys: ['durationWeeks'] },
    ),
    mentor: fc.boolean(),
    trialDay: fc.boolean(),
    unmapped,
  },
  ['municipality', 'title', 'schemes'],
).map(plain);
