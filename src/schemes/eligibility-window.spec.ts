import fc from 'fast-check';
import { addDays } from './dates';
import { eligibilityWindow } from './eligibility-window';
import { evaluateScheme } from './evaluate';
import { loadRules } from './load-rules';

const rules = loadRules();
const ASOF = '2026-06-01';

describe('eligibilityWindow', () => {
  it('runs from the 18th birthday to the day before the 50th when no other limit is nearer', () => {
    const person = { birthDate: '2010-05-05', firstRegisteredOn: '2020-01-01' };
    expect(eligibilityWindow(person, 'igu', rules, '2016-08-01')).toMatchObject({ from: '2028-05-05' });
    const adult = eligibilityWindow({ ...person, birthDate: '1977-03-10' }, 'igu', rules, ASOF);
    expect(adult).toMatchObject({ possible: true, from: '1995-03-10', until: '2027-03-09' });
    expect(adult.limits.map(({ code }) => code)).toEqual(['igu.in_force', 'igu.age', 'igu.residence']);
    expect(adult.missing).toEqual(['person.residenceBasis', 'person.completedIgu']);
  });

  it('closes with the residence limit of the day it is asked on', () => {
    const person = { birthDate: '1995-01-01', firstRegisteredOn: '2015-11-20' };
    expect(eligibilityWindow(person, 'igu', rules, '2018-01-01').until).toBe('2019-06-30');
    expect(eligibilityWindow(person, 'igu', rules, '2020-01-01').until).toBe('2020-11-19');
    expect(eligibilityWindow(person, 'igu', rules, '2022-08-01').until).toBe('2023-12-31');
  });

  it('is not possible after a completed IGU, outside the target group, before the law or once no day is left', () => {
    const possible = (person: object, asOf = ASOF) => eligibilityWindow(person, 'igu', rules, asOf).possible;
    expect(possible({})).toBe(true);
    expect(possible({ completedIgu: true })).toBe(false);
    expect(possible({ residenceBasis: 'other' })).toBe(false);
    expect(possible({}, '2016-06-30')).toBe(false);
    expect(possible({ birthDate: '2009-12-31' })).toBe(true);
    expect(possible({ birthDate: '2010-01-01' })).toBe(false);
  });

  it('opens løntilskud after six months on a benefit', () => {
    expect(eligibilityWindow({ benefitSince: '2026-01-31' }, 'loentilskud_privat', rules, ASOF)).toMatchObject({
      possible: true,
      from: '2026-07-31',
      until: undefined,
    });
    expect(eligibilityWindow({ benefitSince: null }, 'loentilskud_privat', rules, ASOF).possible).toBe(false);
  });

  it('agrees with the rules on its first and last day and on the days beside them', () => {
    const date = (min: string, days: number) => fc.nat(days).map((offset) => addDays(min, offset));
    fc.assert(
      fc.property(
        date('1960-01-01', 18_000),
        date('2004-01-01', 8000),
        date('2016-07-01', 4100),
        (birthDate, firstRegisteredOn, asOf) => {
          const person = { birthDate, firstRegisteredOn, residenceBasis: 'refugee' as const, completedIgu: false };
          const window = eligibilityWindow(person, 'igu', rules, asOf);
          const holds = (startsOn: string) =>
            evaluateScheme('igu', person, {}, { schemes: ['igu'], startsOn }, asOf, rules)
              .rules.filter(({ code }) => ['igu.in_force', 'igu.age', 'igu.residence'].includes(code))
              .every(({ outcome }) => outcome === 'eligible');
          const { from, until } = window;
          expect(holds(from!)).toBe(window.possible);
          expect(holds(until!)).toBe(window.possible);
          expect(holds(addDays(from!, -1))).toBe(false);
          expect(holds(addDays(until!, 1))).toBe(false);
        },
      ),
    );
  });
});
