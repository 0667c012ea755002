import fc from 'fast-check';
import {
  evaluateScheme,
  loadRules,
  RuleBook,
  SCHEME_CODES,
  type SchemeOpening,
  type SchemePerson,
} from '../../schemes';
import type { SchemeWindow } from '../core/facts';
import { windowNumbers, windowOutcome } from '../core/gates/scheme.gate';
import { dateNumber } from '../core/dates';
import { schemeRoom, schemeWindowsOn } from './scheme-windows';

const rules = loadRules();
const AS_OF = '2026-11-20';
const windowsOf = schemeWindowsOn(rules, AS_OF);

const complete: SchemePerson = {
  birthDate: '1990-03-01',
  firstRegisteredOn: '2010-05-01',
  residenceBasis: 'refugee',
  residenceUntil: null,
  completedIgu: false,
  benefitSince: '2026-09-01',
};

describe('the scheme windows of a person', () => {
  it('are dates, the narrower limit first', () => {
    const windows = windowsOf(complete);
    // 18 to the day before 50; at most 20 years in Denmark; intake until the end of 2027
    expect(windows.igu).toEqual({ possible: true, from: '2008-03-01', until: '2027-12-31' });
    expect(windows.loentilskud_privat).toMatchObject({ possible: true, from: '2027-03-01' });
    expect(windows.fritidsjob).toMatchObject({ until: '2008-02-29' });
    expect(windows.ordinaert).toEqual({ possible: true });
    expect(Object.keys(windows).sort()).toEqual([...SCHEME_CODES].sort());
  });

  it.each<[string, Partial<SchemePerson>, Partial<SchemeWindow>]>([
    ['asks when the birth date is unknown', { birthDate: undefined }, { possible: null }],
    ['says never after a completed IGU', { completedIgu: true }, { possible: false }],
    ['asks when nobody knows the permit', { residenceUntil: undefined }, { possible: null }],
    ['says never with a permit that has run out', { residenceUntil: '2026-11-19' }, { possible: false }],
    [
      'is sure until the last day of the permit',
      { residenceUntil: '2026-11-20' },
      { possible: true, sureUntil: '2026-11-20' },
    ],
  ])('%s', (_sentence, change, expected) => {
    expect(windowsOf({ ...complete, ...change }).igu).toMatchObject(expected);
  });

  it('tell nothing of age, residence or benefit', () => {
    const known = new Set(Object.values(windowsOf(complete)).flatMap((window) => Object.keys(window)));
    expect([...known].sort()).toEqual(['from', 'possible', 'until']);
  });

  it('never say no where the full rules do not, on any first day', () => {
    const date = fc.constantFrom(
      '2007-11-30',
      '1990-03-01',
      '1976-11-21',
      '1976-11-20',
      '2006-11-20',
      '2010-05-01',
      '2026-05-20',
    );
    const known = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const people: fc.Arbitrary<SchemePerson> = fc.record({
      birthDate: known(date),
      firstRegisteredOn: known(date),
      residenceBasis: known(fc.constantFrom('refugee' as const, 'other' as const)),
      residenceUntil: known(fc.constantFrom(null, '2026-11-19', '2026-11-20', '2027-06-30')),
      completedIgu: known(fc.boolean()),
      benefitSince: known(fc.constantFrom(null, '2026-05-20', '2026-06-30')),
    });
    const starts = fc.constantFrom(
      undefined,
      AS_OF,
      '2026-11-21',
      '2027-06-30',
      '2027-07-01',
      '2027-12-31',
      '2028-01-01',
    );
    fc.assert(
      fc.property(people, starts, fc.constantFrom(...SCHEME_CODES), (person, startsOn, scheme) => {
        const { state, from, until, sureUntil } = windowNumbers(windowsOf(person)[scheme]);
        const own = windowOutcome(state, from, until, sureUntil, dateNumber(startsOn ?? AS_OF), startsOn === undefined);
        const full = evaluateScheme(scheme, person, {}, { schemes: [scheme], startsOn }, AS_OF, rules);
        if (own === 'not_met') expect(full.outcome).toBe('not_eligible');
      }),
      { numRuns: 1000 },
    );
  });

  it('follow the rules of the day asked about', () => {
    const old = schemeWindowsOn(rules, '2023-12-31')(complete);
    // under 40 and less than ten years in Denmark, until the reform of 2024
    expect(old.igu).toMatchObject({ until: '2020-04-30' });
    expect(schemeWindowsOn(rules, '2028-01-01')(complete).igu).toMatchObject({ possible: false });
  });
});

describe('the room of an opening', () => {
  const opening = (changes: Partial<SchemeOpening> = {}): SchemeOpening => ({
    schemes: ['virksomhedspraktik', 'ordinaert'],
    startsOn: '2026-12-01',
    weeklyHours: 20,
    minimumAge: 18,
    purpose: 'sprogpraktik',
    durationWeeks: 4,
    ...changes,
  });
  const workplace = (used: number) => ({
    pNumber: '1000000001',
    cvr: '10000001',
    sector: 'private' as const,
    ordinaryEmployees: 12,
    placements: Array.from({ length: used }, () => ({
      scheme: 'virksomhedspraktik' as const,
      from: '2026-11-01',
      until: '2026-12-31',
      weeklyHours: 20,
    })),
  });
  const room = (...[asked, place, asOf = AS_OF]: [SchemeOpening, ReturnType<typeof workplace> | object, string?]) =>
    schemeRoom(asked, place, rules, asOf);

  it('closes a supported scheme when the ratio is used up, and leaves the ordinary job alone', () => {
    // 12 employees: two places
    expect(room(opening(), workplace(1))).toEqual({ virksomhedspraktik: 'met', ordinaert: 'met' });
    expect(room(opening(), workplace(2))).toEqual({ virksomhedspraktik: 'not_met', ordinaert: 'met' });
    expect(room(opening({ startsOn: '2027-01-01' }), workplace(2)).virksomhedspraktik).toBe('met');
  });

  it('asks about a workplace nobody knows, and closes what the wrong sector closes', () => {
    expect(room(opening(), {})).toEqual({ virksomhedspraktik: 'unknown', ordinaert: 'met' });
    expect(room(opening({ schemes: ['nyttejob'] }), workplace(0))).toEqual({ nyttejob: 'not_met' });
  });

  it('leaves rules about the person to the person', () => {
    // IGU asks for age, residence and more; of the opening it asks for the hours alone
    const igu = { practiceHours: 27, schoolHours: 8 };
    expect(room(opening({ schemes: ['igu'], weeklyHours: 35, igu }), workplace(0))).toEqual({ igu: 'met' });
    expect(room(opening({ schemes: ['igu'], igu: { practiceHours: 24, schoolHours: 12 } }), {})).toEqual({
      igu: 'not_met',
    });
  });

  it('judges a first day that has passed as today', () => {
    expect(room(opening({ startsOn: '2026-10-01' }), workplace(2)).virksomhedspraktik).toBe('not_met');
  });

  it('needs no scheme at all', () => {
    expect(room(opening({ schemes: [] }), workplace(0))).toEqual({});
    expect(rules).toBeInstanceOf(RuleBook);
  });
});
