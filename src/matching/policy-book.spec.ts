import { InvalidRules, rulesFile } from '../common/dated-file';
import { DEFAULT_POLICY } from './core/policy';
import { loadPolicies, parsePolicies, POLICY_FILE } from './policy-book';

const file = (...policies: string[]) => `version: 1\nnote: test\npolicies:\n${policies.join('\n')}\n`;
const policy = (name: string, validFrom: string, numbers: string) =>
  `  - { name: ${name}, validFrom: ${validFrom}, source: test, numbers: ${numbers} }`;

function problemsOf(text: string): readonly string[] {
  try {
    parsePolicies(text);
  } catch (error) {
    if (error instanceof InvalidRules) return error.problems;
    throw error;
  }
  return [];
}

describe('the policies of the rules folder', () => {
  it('are, as shipped, the numbers the matcher is documented and tested with', () => {
    expect(loadPolicies().policies.map((dated) => dated.policy)).toEqual([DEFAULT_POLICY]);
  });

  it('decide from their first day until the next one begins', () => {
    const book = parsePolicies(
      file(policy('b', '2027-01-01', '{ weights: { commute: 30 } }'), policy('a', '2026-01-01', '{}')),
    );
    const commute = (day: string) => book.on(day).weights.commute;
    expect(['2020-01-01', '2026-12-31', '2027-01-01', '2040-01-01'].map(commute)).toEqual([15, 15, 30, 30]);
    expect(book.on('2027-01-01').weights.language).toBe(DEFAULT_POLICY.weights.language);
  });

  it('have another version as soon as a number is another, whatever name they are given', () => {
    const versionOf = (numbers: string, name = DEFAULT_POLICY.version) =>
      parsePolicies(file(policy(`'${name}'`, '2026-01-01', numbers))).on('2026-01-01').version;
    expect(versionOf('{}')).toBe(DEFAULT_POLICY.version);
    const changed = versionOf('{ weights: { commute: 30 } }');
    expect(changed).toMatch(/^2026-11-3-[0-9a-f]{8}$/);
    expect(versionOf('{ weights: { commute: 31 } }')).not.toBe(changed);
    expect(versionOf('{ weights: { commute: 30 } }')).toBe(changed);
  });

  it('are refused with every fault and what would be right', () => {
    const numbers = `{ weights: { commut: 1, hours: many }, commute: { priorPermille: 1001 }, jobs: {} }`;
    expect(problemsOf(file(policy('a', '2026-01-01', numbers)))).toEqual([
      expect.stringContaining('policy.yaml: a: jobs: no such number; there are weights, competencies,'),
      expect.stringContaining('weights.commut: no such number; there are competencies, language,'),
      'policy.yaml: a: weights.hours: must be a number',
    ]);
    expect(problemsOf(file(policy('a', '2026-01-01', '{ commute: { priorPermille: 1001 } }')))).toEqual([
      expect.stringMatching(/^policy.yaml: a-[0-9a-f]{8}: commute.priorPermille: must be a whole number 0 to 1000$/),
    ]);
    const short = '{ jobGoal: { sharedDigitsPermille: [0, 1] } }';
    expect(problemsOf(file(policy('a', '2026-01-01', short)))[0]).toContain('must hold 5 numbers');
  });

  it('cannot begin on one day, or on none', () => {
    const twice = file(policy('a', '2026-01-01', '{}'), policy('b', '2026-01-01', '{}'));
    expect(problemsOf(twice)).toEqual([expect.stringContaining('two entries begin on 2026-01-01')]);
    expect(problemsOf(file(policy('a', '2026-02-30', '{}')))[0]).toContain('policies.0.validFrom');
    expect(problemsOf('version: [')[0]).toContain('not readable as YAML');
  });

  it('are those of the product where a folder has no file of its own', () => {
    expect(rulesFile(POLICY_FILE, '/nowhere')).toBe(rulesFile(POLICY_FILE));
  });
});
