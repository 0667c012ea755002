import type { RuleOutcome } from '../answers';
import { evaluateScheme } from '../evaluate';
import type { ResidenceBasis, SchemeOpening, SchemePerson, SchemeWorkplace } from '../facts';
import { loadRules } from '../load-rules';

const rules = loadRules();

const PERSON: SchemePerson = {
  birthDate: '1990-03-10',
  firstRegisteredOn: '2015-08-01',
  residenceBasis: 'refugee',
  residenceUntil: null,
  completedIgu: false,
  employments: [],
};
const WORKPLACE: SchemeWorkplace = { cvr: '29189420', sector: 'private' };
const HOURS = { practiceHours: 29, schoolHours: 8 };

function igu(
  asOf: string,
  person: Partial<SchemePerson> = {},
  opening: Partial<SchemeOpening> = {},
  workplace: Partial<SchemeWorkplace> = {},
) {
  const answer = evaluateScheme(
    'igu',
    { ...PERSON, ...person },
    { ...WORKPLACE, ...workplace },
    { schemes: ['igu'], startsOn: asOf, igu: HOURS, ...opening },
    asOf,
    rules,
  );
  return { ...answer, rule: (code: string) => answer.rules.find((each) => each.code === code)! };
}

describe('IGU', () => {
  it('is open to a refugee who meets everything, and lists every rule', () => {
    const answer = igu('2017-01-02');
    expect(answer.outcome).toBe('eligible');
    expect(answer.rules.map(({ code }) => code)).toEqual([
      'igu.in_force',
      'igu.age',
      'igu.residence',
      'igu.basis',
      'igu.not_completed',
      'permit.valid',
      'igu.weekly_hours',
      'igu.practice_hours',
      'igu.school_weeks',
      'igu.length',
      'igu.prior_employment',
      'igu.bonus',
    ]);
  });

  it('lists every failing rule, not only the first', () => {
    const failing = igu('2026-06-01', { birthDate: '1960-01-01', completedIgu: true }).rules.filter(
      ({ outcome }) => outcome === 'not_eligible',
    );
    expect(failing.map(({ code }) => code)).toEqual(['igu.age', 'igu.not_completed']);
  });

  // domain.md §4.1, validity of the scheme
  it.each<[string, string, RuleOutcome]>([
    ['2016-06-30', '2016-06-30', 'not_eligible'],
    ['2016-07-01', '2016-07-01', 'eligible'],
    ['2019-06-01', '2019-06-30', 'eligible'],
    ['2019-06-01', '2019-07-01', 'not_eligible'],
    ['2019-07-01', '2019-07-01', 'eligible'],
    ['2022-06-01', '2022-06-30', 'eligible'],
    ['2022-06-01', '2022-07-01', 'not_eligible'],
    ['2022-07-01', '2022-07-01', 'eligible'],
    ['2023-12-01', '2023-12-31', 'eligible'],
    ['2023-12-01', '2024-01-01', 'not_eligible'],
    ['2024-01-01', '2024-01-01', 'eligible'],
    ['2027-12-01', '2027-12-31', 'eligible'],
    ['2027-12-01', '2028-01-01', 'not_eligible'],
    ['2028-01-01', '2028-01-01', 'not_eligible'],
  ])('decided on %s with a start on %s, intake is %s', (asOf, startsOn, outcome) => {
    expect(igu(asOf, {}, { startsOn }).rule('igu.in_force').outcome).toBe(outcome);
  });

  it('says that the scheme is not in force outside all periods', () => {
    const before = igu('2016-06-30');
    expect(before.outcome).toBe('not_eligible');
    expect(before.rule('igu.in_force')).toMatchObject({
      validFrom: null,
      validTo: null,
      facts: { reason: 'scheme_not_in_force', asOf: '2016-06-30' },
    });
  });

  // domain.md §4.1, age at start: 18–40 (under 40) from 1 Jul 2016, 18–50 from 1 Jan 2024
  it.each<[string, string, RuleOutcome]>([
    ['2016-07-01', '1998-07-01', 'eligible'],
    ['2016-07-01', '1998-07-02', 'not_eligible'],
    ['2016-07-01', '1976-07-02', 'eligible'],
    ['2016-07-01', '1976-07-01', 'not_eligible'],
    ['2021-05-01', '1981-05-02', 'eligible'],
    ['2021-05-01', '1981-05-01', 'not_eligible'],
    ['2022-03-17', '1982-03-18', 'eligible'],
    ['2022-03-17', '1982-03-17', 'not_eligible'],
    ['2023-12-31', '1984-01-01', 'eligible'],
    ['2023-12-31', '1983-12-31', 'not_eligible'],
    ['2024-01-01', '1983-12-31', 'eligible'],
    ['2024-01-01', '1974-01-02', 'eligible'],
    ['2024-01-01', '1974-01-01', 'not_eligible'],
    ['2024-01-01', '2006-01-01', 'eligible'],
    ['2024-01-01', '2006-01-02', 'not_eligible'],
  ])('starting on %s, a person born %s is %s by age', (asOf, birthDate, outcome) => {
    expect(igu(asOf, { birthDate }).rule('igu.age').outcome).toBe(outcome);
  });

  it('measures age on the first day, not on the day of the decision', () => {
    expect(igu('2026-06-01', { birthDate: '1976-06-15' }, { startsOn: '2026-06-14' }).rule('igu.age').outcome).toBe(
      'eligible',
    );
    expect(igu('2026-06-01', { birthDate: '1976-06-15' }, { startsOn: '2026-06-15' }).rule('igu.age').outcome).toBe(
      'not_eligible',
    );
  });

  // domain.md §4.1, folkeregisteradresse: < 5 years, < 10 from 1 May 2021, up to 20 from 1 Jan 2024
  it.each<[string, string, RuleOutcome]>([
    ['2020-08-01', '2015-08-02', 'eligible'],
    ['2020-08-01', '2015-08-01', 'not_eligible'],
    ['2021-04-30', '2016-05-01', 'eligible'],
    ['2021-04-30', '2016-04-30', 'not_eligible'],
    ['2021-05-01', '2016-04-30', 'eligible'],
    ['2021-05-01', '2011-05-02', 'eligible'],
    ['2021-05-01', '2011-05-01', 'not_eligible'],
    ['2022-03-17', '2012-03-18', 'eligible'],
    ['2022-03-17', '2012-03-17', 'not_eligible'],
    ['2023-12-31', '2013-12-31', 'not_eligible'],
    ['2024-01-01', '2013-12-31', 'eligible'],
    ['2024-01-01', '2004-01-01', 'eligible'],
    ['2024-01-01', '2003-12-31', 'not_eligible'],
  ])('starting on %s, an address since %s is %s', (asOf, firstRegisteredOn, outcome) => {
    expect(igu(asOf, { firstRegisteredOn }).rule('igu.residence').outcome).toBe(outcome);
  });

  // domain.md §4.1, who
  it.each<[string, ResidenceBasis, RuleOutcome]>([
    ['2016-07-01', 'refugee', 'eligible'],
    ['2016-07-01', 'family_reunified_to_refugee', 'eligible'],
    ['2016-07-01', 'family_reunified_other', 'not_eligible'],
    ['2022-03-16', 'ukraine_special_act', 'not_eligible'],
    ['2022-03-17', 'ukraine_special_act', 'eligible'],
    ['2022-03-16', 'afghan_special_act', 'not_eligible'],
    ['2022-03-17', 'afghan_special_act', 'eligible'],
    ['2023-12-31', 'family_reunified_other', 'not_eligible'],
    ['2024-01-01', 'family_reunified_other', 'eligible'],
    ['2024-01-01', 'other', 'not_eligible'],
  ])('decided on %s, the basis %s is %s', (asOf, residenceBasis, outcome) => {
    expect(igu(asOf, { residenceBasis }).rule('igu.basis').outcome).toBe(outcome);
  });

  it('is closed to a person who has completed one, and asks when nobody knows', () => {
    expect(igu('2026-06-01', { completedIgu: true }).outcome).toBe('not_eligible');
    expect(igu('2026-06-01', { completedIgu: undefined })).toMatchObject({ outcome: 'unknown' });
  });

  // domain.md §4.1, 32–37 on average, practice at least 25
  it.each<[number, number, RuleOutcome, RuleOutcome]>([
    [25, 7, 'eligible', 'eligible'],
    [25, 6, 'not_eligible', 'eligible'],
    [24, 8, 'eligible', 'not_eligible'],
    [29, 8, 'eligible', 'eligible'],
    [29, 9, 'not_eligible', 'eligible'],
  ])(
    'with %i practice and %i school hours the week is %s and the practice %s',
    (practiceHours, schoolHours, week, practice) => {
      const answer = igu('2026-06-01', {}, { igu: { practiceHours, schoolHours } });
      expect(answer.rule('igu.weekly_hours').outcome).toBe(week);
      expect(answer.rule('igu.practice_hours').outcome).toBe(practice);
    },
  );

  it('sees too many hours before all of them are known', () => {
    expect(igu('2026-06-01', {}, { igu: { practiceHours: 38 } }).rule('igu.weekly_hours').outcome).toBe('not_eligible');
    expect(igu('2026-06-01', {}, { igu: { practiceHours: 30 } }).rule('igu.weekly_hours')).toMatchObject({
      outcome: 'unknown',
      missing: ['opening.igu.schoolHours'],
    });
  });

  // domain.md §4.1: 20 weeks, 23 from 1 May 2021 for courses begun from that day
  it.each<[string, string, number, RuleOutcome]>([
    ['2021-04-30', '2021-04-30', 20, 'eligible'],
    ['2021-04-30', '2021-04-30', 19, 'not_eligible'],
    ['2021-06-01', '2021-04-30', 20, 'eligible'],
    ['2021-06-01', '2021-05-01', 22, 'not_eligible'],
    ['2021-06-01', '2021-05-01', 23, 'eligible'],
  ])('decided on %s for a course begun %s, %i school weeks are %s', (asOf, startsOn, schoolWeeks, outcome) => {
    expect(igu(asOf, {}, { startsOn, igu: { ...HOURS, schoolWeeks } }).rule('igu.school_weeks').outcome).toBe(outcome);
  });

  it('takes the length of the law when nothing else is planned', () => {
    expect(igu('2026-06-01').rule('igu.length')).toMatchObject({ outcome: 'eligible', facts: { planned: 24 } });
    expect(igu('2026-06-01', {}, { igu: { ...HOURS, months: 23 } }).rule('igu.length').outcome).toBe('not_eligible');
  });

  // domain.md §4.1 [Tietgen] (?)
  it.each<[string, boolean, string, RuleOutcome]>([
    ['2026-03-01', true, '29189420', 'not_eligible'],
    ['2026-02-28', true, '29189420', 'eligible'],
    ['2026-05-31', false, '29189420', 'eligible'],
    ['2026-05-31', true, '13748136', 'eligible'],
  ])('with an employment until %s (ordinary: %s) at %s the start on 1 June is %s', (until, ordinary, cvr, outcome) => {
    const answer = igu('2026-06-01', { employments: [{ cvr, from: '2025-01-01', until, ordinary }] });
    expect(answer.rule('igu.prior_employment')).toMatchObject({ outcome, uncertain: true });
  });

  it('does not count an ordinary employment that begins on a later day than the course', () => {
    const employments = [{ cvr: '29189420', from: '2026-06-02', ordinary: true }];
    expect(igu('2026-06-01', { employments }).rule('igu.prior_employment').outcome).toBe('eligible');
  });

  it('promises the bonus to private firms only, and never excludes because of it', () => {
    expect(igu('2026-06-01').rule('igu.bonus')).toMatchObject({
      kind: 'term',
      outcome: 'eligible',
      facts: { afterSixMonthsDkk: 20000, onCompletionDkk: 20000 },
    });
    const publicly = igu('2026-06-01', {}, {}, { sector: 'public' });
    expect(publicly.outcome).toBe('eligible');
    expect(publicly.rule('igu.bonus').facts).toMatchObject({ afterSixMonthsDkk: 0, onCompletionDkk: 0 });
  });

  it('asks about the permit when it ends between the decision and the start', () => {
    const permit = (residenceUntil: string) =>
      igu('2026-06-01', { residenceUntil }, { startsOn: '2026-07-01' }).rule('permit.valid').outcome;
    expect(permit('2026-07-01')).toBe('eligible');
    expect(permit('2026-06-30')).toBe('unknown');
    expect(permit('2026-06-01')).toBe('unknown');
    expect(permit('2026-05-31')).toBe('not_eligible');
  });

  it('knows nothing of a person without facts, and says what is missing', () => {
    const answer = evaluateScheme('igu', {}, {}, { schemes: ['igu'] }, '2026-06-01', rules);
    expect(answer.outcome).toBe('unknown');
    expect(answer.rules.filter(({ outcome }) => outcome === 'not_eligible')).toEqual([]);
    expect(answer.rules.flatMap(({ missing }) => missing)).toEqual([
      'person.birthDate',
      'person.firstRegisteredOn',
      'person.residenceBasis',
      'person.completedIgu',
      'person.residenceUntil',
      'opening.igu.practiceHours',
      'opening.igu.schoolHours',
      'opening.igu.practiceHours',
      'person.employments',
      'workplace.sector',
    ]);
  });

  it('is sure without a start date when every day of the intake would do', () => {
    const open = { startsOn: undefined };
    expect(igu('2026-06-01', {}, open).rule('igu.age').outcome).toBe('eligible');
    expect(igu('2026-06-01', { birthDate: '1977-01-01' }, open).rule('igu.age')).toMatchObject({
      outcome: 'unknown',
      missing: ['opening.startsOn'],
    });
    expect(igu('2026-06-01', { birthDate: '1970-01-01' }, open).rule('igu.age').outcome).toBe('not_eligible');
  });

  it('marks the rules of 2024 as not confirmed, and the earlier ones as confirmed', () => {
    expect(igu('2024-01-01').rule('igu.age')).toMatchObject({ uncertain: true, validFrom: '2024-01-01' });
    expect(igu('2023-12-31').rule('igu.age')).toMatchObject({
      uncertain: false,
      validFrom: '2016-07-01',
      validTo: '2023-12-31',
      source: 'domain.md §4.1',
    });
  });
});
