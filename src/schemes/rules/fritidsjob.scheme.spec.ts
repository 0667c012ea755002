import type { RuleOutcome } from '../answers';
import { evaluateScheme } from '../evaluate';
import type { SchemeOpening, SchemePerson, ShiftInterval } from '../facts';
import { loadRules } from '../load-rules';

const rules = loadRules();

const ASOF = '2026-03-02';
const THIRTEEN = '2012-06-01';
const FIFTEEN = '2010-06-01';
const LIGHT = { light: true, machines: false, forklift: false, dangerous: false, maxLiftKg: 8 };
const AFTER_SCHOOL: ShiftInterval[] = [
  { day: 1, from: '16:00', to: '18:00' },
  { day: 6, from: '10:00', to: '17:00' },
];

function fritidsjob(person: Partial<SchemePerson> = {}, opening: Partial<SchemeOpening> = {}) {
  const answer = evaluateScheme(
    'fritidsjob',
    { birthDate: THIRTEEN, residenceUntil: null, compulsorySchoolUntil: '2028-06-30', ...person },
    {},
    {
      schemes: ['fritidsjob'],
      startsOn: ASOF,
      minimumAge: 13,
      youthWork: LIGHT,
      shifts: AFTER_SCHOOL,
      weeklyHours: 9,
      season: 'school',
      ...opening,
    },
    ASOF,
    rules,
  );
  return { ...answer, rule: (code: string) => answer.rules.find((each) => each.code === `fritidsjob.${code}`)! };
}

function outcomeOf(code: string, person: Partial<SchemePerson>, opening: Partial<SchemeOpening>): RuleOutcome {
  return fritidsjob(person, opening).rule(code).outcome;
}

// all limits: domain.md §4, fritidsjob
describe('fritidsjob', () => {
  it('is open to a 13-year-old with light work after school', () => {
    expect(fritidsjob().outcome).toBe('eligible');
  });

  it.each<[string, string, RuleOutcome]>([
    ['the 13th birthday', '2013-03-02', 'eligible'],
    ['the day before the 13th birthday', '2013-03-03', 'not_eligible'],
    ['the day before the 18th birthday', '2008-03-03', 'eligible'],
    ['the 18th birthday', '2008-03-02', 'not_eligible'],
  ])('on %s is %s', (_when, birthDate, outcome) => {
    expect(outcomeOf('age', { birthDate }, {})).toBe(outcome);
  });

  it.each<[string, Partial<typeof LIGHT>]>([
    ['light', { light: false }],
    ['machines', { machines: true }],
    ['lift', { maxLiftKg: 13 }],
  ])('keeps a schoolchild from work that breaks %s, but not a 15-year-old after 9th grade', (code, change) => {
    const opening = { youthWork: { ...LIGHT, ...change } };
    expect(outcomeOf(code, {}, opening)).toBe('not_eligible');
    expect(outcomeOf(code, { birthDate: FIFTEEN }, opening)).toBe('not_eligible');
    expect(outcomeOf(code, { birthDate: FIFTEEN, compulsorySchoolUntil: '2026-03-01' }, opening)).toBe('eligible');
  });

  it('counts the last day of compulsory school as school', () => {
    const machines = { youthWork: { ...LIGHT, machines: true } };
    expect(outcomeOf('machines', { birthDate: FIFTEEN, compulsorySchoolUntil: ASOF }, machines)).toBe('not_eligible');
  });

  it('allows a lift of 12 kg', () => {
    expect(outcomeOf('lift', {}, { youthWork: { ...LIGHT, maxLiftKg: 12 } })).toBe('eligible');
  });

  it('never allows dangerous work under 18', () => {
    const after = { birthDate: FIFTEEN, compulsorySchoolUntil: '2025-06-30' };
    expect(outcomeOf('dangerous', after, { youthWork: { ...LIGHT, dangerous: true } })).toBe('not_eligible');
  });

  it('allows a forklift in vocational training only', () => {
    const after = { birthDate: FIFTEEN, compulsorySchoolUntil: '2025-06-30' };
    const opening = { youthWork: { ...LIGHT, forklift: true } };
    expect(outcomeOf('forklift', { ...after, inVocationalTraining: true }, opening)).toBe('eligible');
    expect(outcomeOf('forklift', { ...after, inVocationalTraining: false }, opening)).toBe('not_eligible');
    expect(outcomeOf('forklift', after, opening)).toBe('unknown');
  });

  it.each<[string, string, ShiftInterval, RuleOutcome]>([
    ['2 h on a school day', THIRTEEN, { day: 2, from: '15:00', to: '17:00' }, 'eligible'],
    ['2 h 1 min on a school day', THIRTEEN, { day: 2, from: '15:00', to: '17:01' }, 'not_eligible'],
    ['7 h on a Saturday at 13', THIRTEEN, { day: 6, from: '10:00', to: '17:00' }, 'eligible'],
    ['7 h 1 min on a Saturday at 13', THIRTEEN, { day: 6, from: '10:00', to: '17:01' }, 'not_eligible'],
    ['8 h on a Sunday at 15', FIFTEEN, { day: 7, from: '10:00', to: '18:00' }, 'eligible'],
    ['8 h 1 min on a Sunday at 15', FIFTEEN, { day: 7, from: '10:00', to: '18:01' }, 'not_eligible'],
  ])('finds %s %#', (_what, birthDate, shift, outcome) => {
    expect(outcomeOf('day_hours', { birthDate }, { shifts: [shift] })).toBe(outcome);
  });

  it('treats a weekday in the holidays as a day off', () => {
    const shifts: ShiftInterval[] = [{ day: 2, from: '09:00', to: '16:00' }];
    expect(outcomeOf('day_hours', {}, { shifts, season: 'holiday' })).toBe('eligible');
    expect(outcomeOf('day_hours', {}, { shifts, season: 'school' })).toBe('not_eligible');
    expect(fritidsjob({}, { shifts, season: undefined }).rule('day_hours')).toMatchObject({
      outcome: 'unknown',
      missing: ['opening.season'],
    });
  });

  it('adds up several shifts of a day, and counts shared time once', () => {
    const split: ShiftInterval[] = [
      { day: 2, from: '07:00', to: '08:00' },
      { day: 2, from: '16:00', to: '17:01' },
    ];
    const overlapping: ShiftInterval[] = [
      { day: 2, from: '15:00', to: '16:30' },
      { day: 2, from: '15:30', to: '17:00' },
    ];
    expect(outcomeOf('day_hours', {}, { shifts: split })).toBe('not_eligible');
    expect(outcomeOf('day_hours', {}, { shifts: overlapping })).toBe('eligible');
  });

  it.each<['school' | 'holiday', string, number, RuleOutcome]>([
    ['school', THIRTEEN, 12, 'eligible'],
    ['school', THIRTEEN, 13, 'not_eligible'],
    ['holiday', THIRTEEN, 35, 'eligible'],
    ['holiday', THIRTEEN, 36, 'not_eligible'],
    ['school', FIFTEEN, 12, 'eligible'],
    ['school', FIFTEEN, 13, 'not_eligible'],
    ['holiday', FIFTEEN, 40, 'eligible'],
    ['holiday', FIFTEEN, 41, 'not_eligible'],
  ])('in %s weeks, born %s, %i hours a week are %s', (season, birthDate, weeklyHours, outcome) => {
    expect(outcomeOf('week_hours', { birthDate }, { season, weeklyHours })).toBe(outcome);
  });

  it.each<[ShiftInterval, RuleOutcome]>([
    [{ day: 5, from: '18:00', to: '20:00' }, 'eligible'],
    [{ day: 5, from: '18:01', to: '20:01' }, 'not_eligible'],
    [{ day: 6, from: '06:00', to: '08:00' }, 'eligible'],
    [{ day: 6, from: '05:59', to: '08:00' }, 'not_eligible'],
    [{ day: 7, from: '23:00', to: '01:00' }, 'not_eligible'],
  ])('keeps the night free: %o is %s', (shift, outcome) => {
    expect(outcomeOf('night', {}, { shifts: [shift] })).toBe(outcome);
  });

  it.each<[string, RuleOutcome]>([
    ['09:00', 'eligible'],
    ['08:59', 'not_eligible'],
  ])('asks for 14 hours of rest: evening until 19:00, next day from %s is %s', (from, outcome) => {
    const shifts: ShiftInterval[] = [
      { day: 5, from: '17:00', to: '19:00' },
      { day: 6, from, to: '12:00' },
    ];
    expect(outcomeOf('rest', {}, { shifts })).toBe(outcome);
  });

  it('sees the rest between Sunday and Monday, and takes a pause within a day for a pause', () => {
    const overWeekend: ShiftInterval[] = [
      { day: 7, from: '17:00', to: '19:00' },
      { day: 1, from: '07:00', to: '08:00' },
    ];
    const paused: ShiftInterval[] = [
      { day: 6, from: '08:00', to: '10:00' },
      { day: 6, from: '12:00', to: '15:00' },
    ];
    expect(outcomeOf('rest', {}, { shifts: overWeekend })).toBe('not_eligible');
    expect(outcomeOf('rest', {}, { shifts: paused })).toBe('eligible');
    expect(outcomeOf('rest', {}, { shifts: [] })).toBe('eligible');
  });

  it('answers without a date of birth where every age would get the same answer', () => {
    const answer = fritidsjob({ birthDate: undefined });
    expect(answer.outcome).toBe('unknown');
    expect(answer.rule('lift').outcome).toBe('eligible');
    expect(fritidsjob({ birthDate: undefined }, { youthWork: { ...LIGHT, maxLiftKg: 20 } }).rule('lift')).toMatchObject(
      {
        outcome: 'unknown',
        missing: ['person.birthDate'],
      },
    );
  });

  it('asks when school ends for a 15-year-old, but not for a 13-year-old', () => {
    const machines = { youthWork: { ...LIGHT, machines: true } };
    const unknownSchool = { compulsorySchoolUntil: undefined };
    expect(fritidsjob({ ...unknownSchool, birthDate: FIFTEEN }, machines).rule('machines')).toMatchObject({
      outcome: 'unknown',
      missing: ['person.compulsorySchoolUntil'],
    });
    expect(outcomeOf('machines', unknownSchool, machines)).toBe('not_eligible');
  });

  it('refuses a time that cannot be', () => {
    expect(() => fritidsjob({}, { shifts: [{ day: 1, from: '25:00', to: '26:00' }] })).toThrow('SHIFT.TIME_INVALID');
  });
});

describe('the age limit of an opening', () => {
  function minimumAge(age: 13 | 15 | 18, person: SchemePerson): RuleOutcome {
    const opening: SchemeOpening = { schemes: ['ordinaert'], startsOn: ASOF, minimumAge: age };
    const answer = evaluateScheme('ordinaert', person, {}, opening, ASOF, rules);
    return answer.rules.find(({ code }) => code === 'minimum_age.opening')!.outcome;
  }

  it.each<[13 | 15 | 18, string, RuleOutcome]>([
    [13, '2013-03-02', 'eligible'],
    [13, '2013-03-03', 'not_eligible'],
    [15, '2011-03-03', 'not_eligible'],
    [18, '2008-03-02', 'eligible'],
    [18, '2008-03-03', 'not_eligible'],
  ])('%i years, born %s: %s', (age, birthDate, outcome) => {
    expect(minimumAge(age, { birthDate })).toBe(outcome);
  });

  it('at 15 asks for the end of compulsory school until the 18th birthday', () => {
    expect(minimumAge(15, { birthDate: '2010-01-01' })).toBe('unknown');
    expect(minimumAge(15, { birthDate: '2010-01-01', compulsorySchoolUntil: '2026-03-01' })).toBe('eligible');
    expect(minimumAge(15, { birthDate: '2010-01-01', compulsorySchoolUntil: '2026-03-02' })).toBe('not_eligible');
    expect(minimumAge(15, { birthDate: '2008-03-02' })).toBe('eligible');
  });

  it('is no question for an adult, whatever the opening says', () => {
    const answer = evaluateScheme('vikar', { birthDate: '1980-01-01' }, {}, { schemes: ['vikar'] }, ASOF, rules);
    expect(answer.rules.find(({ code }) => code === 'minimum_age.opening')!.outcome).toBe('eligible');
  });
});
