import { addDays } from './dates';
import { loadRules, parseRules } from './load-rules';
import { InvalidRules, RuleBook } from './rule-book';
import { ruleParameterShapes } from './rule-shapes';
import { SCHEME_CODES, schemeRules } from './scheme-registry';

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidRules) return error.problems;
    throw error;
  }
  throw new Error('expected the rules to be refused');
}

const oneRule = (periods: string) => `version: 1
note: test
rules:
  - code: igu.length
    clause: c
    source: domain.md §4.1
    periods: ${periods}
`;

describe('the rule data of the project', () => {
  const rules = loadRules();

  it('has data for every rule of the program and no other', () => {
    expect(rules.entries.map(({ code }) => code).sort()).toEqual([...ruleParameterShapes.keys()].sort());
  });

  it.each(SCHEME_CODES)('leaves no day of %s without a value for each of its rules', (scheme) => {
    const [inForce, ...others] = schemeRules[scheme];
    const borders = [inForce!, ...others]
      .flatMap(({ code }) => rules.find(code)!.periods)
      .flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === undefined ? [] : [validTo])])
      .flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]);
    const gaps = borders
      .filter((day) => rules.inForce(inForce!.code, day) !== undefined)
      .flatMap((day) =>
        others.filter(({ code }) => rules.inForce(code, day) === undefined).map(({ code }) => `${code} ${day}`),
      );
    expect(gaps).toEqual([]);
  });

  it('begins every scheme with the rule that tells whether it is in force', () => {
    for (const scheme of SCHEME_CODES) expect(schemeRules[scheme][0]!.code).toBe(`${scheme}.in_force`);
  });
});

describe('parseRules', () => {
  it('names every fault at once', () => {
    const problems = problemsOf(() =>
      parseRules({
        'a.yaml': oneRule('[{ validFrom: 2016-07-01, params: { months: two } }]'),
        'b.yaml': 'version: 1\nnote: [',
        'c.yaml': 'version: 0\nnote: n\nrules: []',
      }),
    );
    expect(problems).toContainEqual(expect.stringContaining('a.yaml: igu.length from 2016-07-01 at months'));
    expect(problems).toContainEqual(expect.stringContaining('b.yaml: not readable as YAML'));
    expect(problems).toContainEqual(expect.stringContaining('c.yaml at version'));
    expect(problems).toContain('igu.age: no data for this rule');
  });

  it('refuses a parameter nobody reads, an unknown rule and a date that does not exist', () => {
    const extra = oneRule('[{ validFrom: 2016-07-01, params: { months: 24, weeks: 3 } }]');
    expect(problemsOf(() => parseRules({ 'a.yaml': extra }))).toContainEqual(expect.stringContaining('weeks'));
    const typo = oneRule('[{ validFrom: 2016-07-01, params: { months: 24 } }]').replace('igu.length', 'igu.lenght');
    expect(problemsOf(() => parseRules({ 'a.yaml': typo }))).toContain(
      'a.yaml: igu.lenght: no such rule in the program',
    );
    const date = oneRule('[{ validFrom: 2016-02-30, params: { months: 24 } }]');
    expect(problemsOf(() => parseRules({ 'a.yaml': date }))).toContainEqual(expect.stringContaining('existing date'));
  });
});

describe('RuleBook', () => {
  const entry = (periods: { validFrom: string; validTo?: string }[], code = 'x.y') => ({
    code,
    clause: 'c',
    source: 'domain.md §0',
    uncertain: false,
    assumption: false,
    periods: periods.map((period) => ({ ...period, params: {} })),
  });

  it('includes the first and the last day of a period, and nothing outside', () => {
    const book = new RuleBook([entry([{ validFrom: '2020-01-01', validTo: '2020-12-31' }])]);
    const days = ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'];
    expect(days.map((day) => book.inForce('x.y', day) !== undefined)).toEqual([false, true, true, false]);
  });

  it('refuses overlapping, reversed and doubled entries', () => {
    const touching = [{ validFrom: '2020-01-01', validTo: '2020-12-31' }, { validFrom: '2020-12-31' }];
    expect(problemsOf(() => new RuleBook([entry(touching)]))).toHaveLength(1);
    const openFirst = [{ validFrom: '2020-01-01' }, { validFrom: '2021-01-01' }];
    expect(problemsOf(() => new RuleBook([entry(openFirst)]))).toHaveLength(1);
    const reversed = [{ validFrom: '2020-01-02', validTo: '2020-01-01' }];
    expect(problemsOf(() => new RuleBook([entry(reversed)]))).toHaveLength(1);
    const open = [{ validFrom: '2020-01-01' }];
    expect(problemsOf(() => new RuleBook([entry(open), entry(open)]))).toEqual(['x.y: the code is given twice']);
  });

  it('refuses to answer about a rule that does not exist', () => {
    expect(() => new RuleBook([]).inForce('x.y', '2020-01-01')).toThrow('RULES.INVALID');
  });
});
