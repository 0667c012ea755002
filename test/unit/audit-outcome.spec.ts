import { auditOutcome, mustBeMended } from '../../scripts/audit-outcome';

const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities });

describe('what the registry says about known faults', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', 'npm error network'],
    [
      'a registry that takes no questions',
      JSON.stringify({ message: '405 - POST https://registry.test/x', error: {} }),
    ],
    ['no network', JSON.stringify({ message: 'connect ECONNREFUSED', error: { summary: '' } })],
    ['null', 'null'],
  ])('is not asked when npm answers %s, and stops nothing', (_what, text) => {
    const outcome = auditOutcome(text);
    expect(outcome).toMatchObject({ asked: false });
    expect(JSON.stringify(outcome)).not.toContain('https:');
    expect(mustBeMended(outcome)).toBe(false);
  });

  it('is told, the gravest first', () => {
    const outcome = auditOutcome(
      report({
        b: { severity: 'moderate', via: [{ title: 'Slow' }] },
        c: { severity: 'high', via: ['b', { title: 'Open' }] },
        a: { severity: 'high', via: [] },
        d: { severity: 'info', via: [] },
      }),
    );
    expect(outcome).toEqual({
      asked: true,
      found: [
        { name: 'a', severity: 'high', title: '' },
        { name: 'c', severity: 'high', title: 'through b; Open' },
        { name: 'b', severity: 'moderate', title: 'Slow' },
      ],
    });
    expect(mustBeMended(outcome)).toBe(true);
  });

  it('stops a release from high on, and not before', () => {
    expect(mustBeMended(auditOutcome(report({})))).toBe(false);
    expect(mustBeMended(auditOutcome(report({ a: { severity: 'moderate', via: [] } })))).toBe(false);
    expect(mustBeMended(auditOutcome(report({ a: { severity: 'critical', via: [] } })))).toBe(true);
  });
});
