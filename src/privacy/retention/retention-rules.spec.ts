import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cutoffOf, loadRetention, monthsOn, retentionVersion } from './retention-rules';
import { RETENTION_QUERIES } from './retention-queries';

const periods = [
  { from: '2026-01-01', months: 60 },
  { from: '2027-07-01', months: 24 },
];

describe('retention rules', () => {
  it('each have a query, and each query a rule', () => {
    expect(
      loadRetention()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(Object.keys(RETENTION_QUERIES).sort());
  });

  it('hold from their first day on, and change on the day of a newer period', () => {
    expect(monthsOn({ periods }, '2025-12-31')).toBeNull();
    expect(monthsOn({ periods }, '2026-01-01')).toBe(60);
    expect(monthsOn({ periods }, '2027-06-30')).toBe(60);
    expect(monthsOn({ periods }, '2027-07-01')).toBe(24);
  });

  it('let go what is a day older than the months, not what is just as old', () => {
    expect(cutoffOf({ periods: [{ from: '2026-01-01', months: 6 }] }, '2026-08-15')).toBe('2026-02-14');
    expect(cutoffOf({ periods: [{ from: '2026-09-01', months: 6 }] }, '2026-08-15')).toBeNull();
  });

  it('have a version that stays while they do, and changes with a single month', () => {
    const rules = loadRetention();
    expect(retentionVersion(rules)).toBe(retentionVersion(loadRetention()));
    const [first, ...others] = rules;
    const longer = first!.periods.map(({ from, months }) => ({ from, months: months + 1 }));
    expect(retentionVersion([{ ...first!, periods: longer }, ...others])).not.toBe(retentionVersion(rules));
  });

  it('are refused when they keep logs for less than the six months the law asks for', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-retention-'));
    const file = path.join(folder, 'retention.yaml');
    const rule = (months: number) =>
      `rules: [{code: audit_event, table: audit_events, what: x, action: delete_events, basis: x, ` +
      `periods: [{from: '2026-01-01', months: ${months}}]}]`;
    try {
      writeFileSync(file, rule(5));
      expect(() => loadRetention(file)).toThrow('at least 6 months');
      writeFileSync(file, rule(6));
      expect(loadRetention(file)).toHaveLength(1);
      writeFileSync(file, 'rules: [{code: x}]');
      expect(() => loadRetention(file)).toThrow('cannot be used');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
