import fc from 'fast-check';
import type { RuleOutcome } from './answers';
import { addDays } from './dates';
import { evaluateScheme, evaluateSchemes, excludedByEveryScheme, openSchemes } from './evaluate';
import {
  PRAKTIK_PURPOSES,
  RESIDENCE_BASES,
  type SchemeOpening,
  type SchemePerson,
  type SchemeWorkplace,
  TARGET_GROUPS,
} from './facts';
import { loadRules } from './load-rules';
import { SCHEME_CODES, schemeRules } from './scheme-registry';

const rules = loadRules();

const day = (min: string, days: number) => fc.nat(days).map((offset) => addDays(min, offset));
const asOfDay = day('2016-01-01', 12 * 366);
const hour = fc.nat(23).map((each) => `${String(each).padStart(2, '0')}:00`);
const stretch = { from: day('2014-01-01', 5000), until: fc.option(day('2016-01-01', 5000), { nil: undefined }) };
const cvr = fc.constantFrom('29189420', '13748136');

/** Complete facts, so that every part of them can be taken away. */
const person: fc.Arbitrary<Required<SchemePerson>> = fc.record({
  birthDate: day('1960-01-01', 20_000),
  firstRegisteredOn: day('2000-01-01', 9000),
  residenceBasis: fc.constantFrom(...RESIDENCE_BASES),
  residenceUntil: fc.option(day('2016-01-01', 5000), { nil: null }),
  completedIgu: fc.boolean(),
  benefitSince: fc.option(day('2015-01-01', 5000), { nil: null }),
  targetGroup: fc.constantFrom(...TARGET_GROUPS),
  employments: fc.array(fc.record({ cvr, ...stretch, ordinary: fc.boolean() }), { maxLength: 3 }),
  visitations: fc.array(
    fc.record({
      on: day('2016-01-01', 5000),
      result: fc.constantFrom('jobparat' as const, 'aktivitetsparat' as const),
    }),
    { maxLength: 2 },
  ),
  compulsorySchoolUntil: day('2014-06-30', 5000),
  inVocationalTraining: fc.boolean(),
  ordinaryJobWithinReach: fc.boolean(),
});

const placement = fc.record({
  scheme: fc.constantFrom('virksomhedspraktik' as const, 'loentilskud_privat' as const, 'nyttejob' as const),
  pNumber: fc.constantFrom('1000000001', '1000000002', undefined),
  ...stretch,
  weeklyHours: fc.constantFrom(undefined, 5, 20, 37),
});

const workplace: fc.Arbitrary<Required<SchemeWorkplace>> = fc.record({
  pNumber: fc.constantFrom('1000000001', '1000000002'),
  cvr,
  sector: fc.constantFrom('private' as const, 'public' as const),
  ordinaryEmployees: fc.nat(70),
  ordinaryEmployeesOn: day('2020-01-01', 2000),
  employeesLast12Months: fc.nat(70),
  ownCap: fc.nat(4),
  placements: fc.array(placement, { maxLength: 4 }),
  vacatedPosts: fc.array(
    fc.record({
      on: day('2016-01-01', 5000),
      cause: fc.constantFrom('dismissal' as const, 'resignation' as const, 'other' as const),
      samePost: fc.constantFrom(undefined, true, false),
    }),
    { maxLength: 2 },
  ),
  dispensations: fc.array(fc.record({ programme: fc.constant('JobFirst'), ...stretch }), { maxLength: 1 }),
});

function opening(startsOn: fc.Arbitrary<string>): fc.Arbitrary<Required<SchemeOpening>> {
  return fc.record({
    schemes: fc.constant(SCHEME_CODES),
    startsOn,
    weeklyHours: fc.nat(45),
    igu: fc.record({ practiceHours: fc.nat(40), schoolHours: fc.nat(15) }),
    shifts: fc.array(
      fc.record({ day: fc.constantFrom(1 as const, 5 as const, 6 as const, 7 as const), from: hour, to: hour }),
      { maxLength: 4 },
    ),
    season: fc.constantFrom('school' as const, 'holiday' as const),
    youthWork: fc.record({
      light: fc.boolean(),
      machines: fc.boolean(),
      forklift: fc.boolean(),
      dangerous: fc.boolean(),
      maxLiftKg: fc.nat(25),
    }),
    minimumAge: fc.constantFrom(13 as const, 15 as const, 18 as const),
    purpose: fc.constantFrom(...PRAKTIK_PURPOSES),
    durationWeeks: fc.integer({ min: 1, max: 60 }),
    weeksBefore: fc.constant(0),
    durationGround: fc.constantFrom(
      'none' as const,
      'experience' as const,
      'assessed' as const,
      'special_need' as const,
    ),
    seasonalPeak: fc.boolean(),
    displacesOrdinaryWork: fc.boolean(),
    blocks: fc.array(
      fc.record({
        scheme: fc.constantFrom('smaajob' as const, 'virksomhedspraktik' as const),
        tasks: fc.subarray(['a', 'b']),
        weeklyHours: fc.nat(25),
        ...stretch,
      }),
      { maxLength: 3 },
    ),
  });
}

/** Keeps a random part of the fields. */
function partOf<T extends object>(whole: T, keep: readonly number[], always: readonly (keyof T)[]): Partial<T> {
  const entries = Object.entries(whole).filter(
    ([name], index) => always.includes(name as keyof T) || (keep[index % keep.length]! & (1 << (index % 31))) !== 0,
  );
  return Object.fromEntries(entries) as Partial<T>;
}

const keep = fc.array(fc.nat(0x7fffffff), { minLength: 1, maxLength: 3 });

const situation = asOfDay.chain((asOf) =>
  fc.record({ asOf: fc.constant(asOf), person, workplace, opening: opening(day(asOf, 500)) }),
);

describe('evaluateSchemes', () => {
  it('answers for the accepted schemes in their order of preference', () => {
    const answers = evaluateSchemes({}, {}, { schemes: ['smaajob', 'igu', 'ordinaert'] }, '2026-06-01', rules);
    expect(answers.map(({ scheme }) => scheme)).toEqual(['smaajob', 'igu', 'ordinaert']);
  });

  it('lists all rules of a scheme, in their order, whatever the facts', () => {
    fc.assert(
      fc.property(situation, keep, (full, kept) => {
        for (const scheme of SCHEME_CODES) {
          const some = partOf(full.person, kept, []);
          const answer = evaluateScheme(scheme, some, full.workplace, full.opening, full.asOf, rules);
          expect(answer.rules.map(({ code }) => code)).toEqual(schemeRules[scheme].map(({ code }) => code));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('sums up: any no is a no, else any unknown is unknown, else yes; every unknown says what is missing', () => {
    fc.assert(
      fc.property(situation, keep, (full, kept) => {
        const some = partOf(full.person, kept, []);
        for (const answer of evaluateSchemes(some, full.workplace, full.opening, full.asOf, rules)) {
          const outcomes = answer.rules.filter(({ kind }) => kind === 'condition').map(({ outcome }) => outcome);
          const sum: RuleOutcome = outcomes.includes('not_eligible')
            ? 'not_eligible'
            : outcomes.includes('unknown')
              ? 'unknown'
              : 'eligible';
          expect(answer.outcome).toBe(sum);
          for (const rule of answer.rules) {
            if (rule.outcome === 'unknown') expect(rule.missing.length).toBeGreaterThan(0);
            if (rule.kind === 'term' && rule.validFrom !== null) expect(rule.outcome).toBe('eligible');
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('never uses a rule that begins after the day of the decision', () => {
    fc.assert(
      fc.property(situation, ({ asOf, person: who, workplace: where, opening: what }) => {
        const then = evaluateSchemes(who, where, what, asOf, rules.knownOn(asOf));
        const now = evaluateSchemes(who, where, what, asOf, rules);
        expect(now).toEqual(then);
        for (const { validFrom, validTo } of now.flatMap((answer) => answer.rules)) {
          expect(validFrom === null || validFrom <= asOf).toBe(true);
          expect(validTo === null || validTo >= asOf).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  /**
   * A fact is *monotone* when `undefined` means unknown and lists are complete when given. For those, a decided rule
   * stays decided the same way however many facts are added. Not monotone, because leaving them out already says
   * something: ownCap, dispensations, ordinaryJobWithinReach, seasonalPeak, displacesOrdinaryWork, weeksBefore, and a
   * planned IGU length. A start left out means as soon as possible, so a day after the last intake is no such addition.
   * Target group and visitation may contradict each other, which takes a decided
   * `arbejdsproevning.target_group` back to unknown, never to the opposite.
   */
  it('only turns unknown into yes or no when a monotone fact is added', () => {
    fc.assert(
      fc.property(situation, keep, keep, keep, (full, keepPerson, keepWorkplace, keepOpening) => {
        const known = {
          person: partOf(full.person, keepPerson, ['ordinaryJobWithinReach']),
          workplace: partOf(full.workplace, keepWorkplace, ['ownCap', 'dispensations']),
          opening: partOf(full.opening, keepOpening, [
            'schemes',
            'seasonalPeak',
            'displacesOrdinaryWork',
            'weeksBefore',
          ]) as SchemeOpening,
        };
        for (const scheme of SCHEME_CODES) {
          const { lastStart } = (rules.inForce(`${scheme}.in_force`, full.asOf)?.params ?? {}) as {
            lastStart?: string;
          };
          const tooLate = lastStart !== undefined && full.opening.startsOn > lastStart;
          if (tooLate && known.opening.startsOn === undefined) continue;
          const before = evaluateScheme(scheme, known.person, known.workplace, known.opening, full.asOf, rules);
          const after = evaluateScheme(scheme, full.person, full.workplace, full.opening, full.asOf, rules);
          before.rules.forEach((rule, index) => {
            if (rule.outcome === 'unknown') return;
            const then = after.rules[index]!;
            const allowed: RuleOutcome[] = [rule.outcome];
            if (rule.code === 'arbejdsproevning.target_group') allowed.push('unknown');
            expect({ code: rule.code, allowed: allowed.includes(then.outcome), then: then.outcome }).toEqual({
              code: rule.code,
              allowed: true,
              then: then.outcome,
            });
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('open schemes', () => {
  const answer = (scheme: 'igu' | 'smaajob', outcome: RuleOutcome) => ({ scheme, outcome, rules: [] });

  it('excludes nobody while one accepted scheme is eligible or unknown', () => {
    expect(excludedByEveryScheme([answer('igu', 'not_eligible'), answer('smaajob', 'unknown')])).toBe(false);
    expect(excludedByEveryScheme([answer('igu', 'not_eligible'), answer('smaajob', 'eligible')])).toBe(false);
    expect(excludedByEveryScheme([answer('igu', 'not_eligible'), answer('smaajob', 'not_eligible')])).toBe(true);
    expect(excludedByEveryScheme([])).toBe(false);
  });

  it('keeps the order of preference', () => {
    const open = openSchemes([answer('smaajob', 'unknown'), answer('igu', 'eligible')]);
    expect(open.map(({ scheme }) => scheme)).toEqual(['smaajob', 'igu']);
  });
});
