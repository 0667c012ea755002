import { DEFAULT_POLICY, type Policy } from './policy';
import { validatePolicy, withWeights } from './policy-validation';
import { policyWith } from './testing/small-world';

describe('the shipped policy', () => {
  it('has no faults', () => {
    expect(validatePolicy(DEFAULT_POLICY)).toEqual([]);
  });

  it('weighs competencies 40, language 20, branchepakke and commute 15, hours and job goal 5', () => {
    expect(DEFAULT_POLICY.weights).toEqual({
      competencies: 40,
      language: 20,
      branchepakke: 15,
      commute: 15,
      hours: 5,
      job_goal: 5,
    });
  });
});

describe('other weights', () => {
  it('change the version, the same weights always to the same name', () => {
    const heavy = withWeights(DEFAULT_POLICY, { language: 60 });
    expect(heavy.version).toBe('2026-11-3+w40.60.15.15.5.5');
    expect(heavy.weights).toEqual({ ...DEFAULT_POLICY.weights, language: 60 });
    expect(withWeights(withWeights(DEFAULT_POLICY, { commute: 99, language: 60 }), { commute: 15 })).toEqual(heavy);
  });

  it('leave the given policy as it was', () => {
    withWeights(DEFAULT_POLICY, { language: 60 });
    expect(DEFAULT_POLICY.weights.language).toBe(20);
  });

  it.each([
    ['a negative weight', { language: -1 }],
    ['a part of a weight', { language: 0.5 }],
    ['a weight too large for exact sums', { language: 1_000_001 }],
    ['an unknown factor', { age: 1 }],
    ['a weight that is no number', { language: NaN }],
    ['nothing but zeros', { competencies: 0, language: 0, branchepakke: 0, commute: 0, hours: 0, job_goal: 0 }],
  ])('refuse %s', (_sentence, weights) => {
    expect(() => withWeights(DEFAULT_POLICY, weights as Policy['weights'])).toThrow('POLICY.WEIGHT');
  });

  it('allow a single factor', () => {
    const weights = { competencies: 0, language: 1, branchepakke: 0, commute: 0, hours: 0, job_goal: 0 };
    expect(withWeights(DEFAULT_POLICY, weights).weights).toEqual(weights);
  });
});

describe('a policy is refused', () => {
  it.each([
    ['without a version', policyWith({ version: ' ' as never }), 'POLICY.NO_VERSION', 'version'],
    [
      'with more than a whole',
      policyWith({ commute: { priorPermille: 1001 } }),
      'POLICY.NOT_PERMILLE',
      'commute.priorPermille',
    ],
    [
      'when claimed counts more than evidenced',
      policyWith({ competencies: { evidencePermille: { claimed: 950, evidenced: 900, verified: 1000 } } }),
      'POLICY.NOT_RISING',
      'competencies.evidencePermille',
    ],
    [
      'when never asked is worth more than T0',
      policyWith({ branchepakke: { priorPermille: 201 } }),
      'POLICY.NOT_RISING',
      'branchepakke.priorPermille, stepPermille',
    ],
    [
      'when the soft target is the legal limit',
      policyWith({ commute: { softMinutes: 90 } }),
      'POLICY.NOT_IN_RANGE',
      'commute.softMinutes',
    ],
    [
      'when a task weighs nothing',
      policyWith({ competencies: { needWeights: { must: 4, learn: 2, nice: 0 } } }),
      'POLICY.NOT_IN_RANGE',
      'competencies.needWeights.nice',
    ],
    ['with a bad weight', policyWith({ weights: { hours: -5 } }), 'POLICY.WEIGHT', 'weights.hours'],
  ])('%s', (_sentence, policy, code, field) => {
    expect(validatePolicy(policy)).toEqual([expect.objectContaining({ code, field })]);
  });

  it('with all its faults at once', () => {
    const policy = policyWith({ commute: { priorPermille: -1 }, hours: { weeklyWeight: 0 } });
    expect(validatePolicy(policy).map(({ field }) => field)).toEqual(['commute.priorPermille', 'hours.weeklyWeight']);
  });
});
