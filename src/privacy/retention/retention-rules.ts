/** The retention rules of `policies/retention.yaml`, read and checked. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../common/project-root';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Fewest months that logs and seen lists must be kept (AI Act art. 26, domain.md §9.5). */
const LEAST_MONTHS_OF_LOGS = 6;

const schema = z.strictObject({
  rules: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z_]+$/),
      table: z.string().regex(/^[a-z_]+$/),
      what: z.string(),
      action: z.enum(['erase_person', 'delete_rows', 'delete_events']),
      basis: z.string(),
      periods: z.array(z.strictObject({ from: day, months: z.number().int().min(1).max(1200) })).min(1),
    }),
  ),
});

/** One rule: what is kept how long, and what then happens to it. */
export type RetentionRule = z.infer<typeof schema>['rules'][number];

/** The rules cannot be used. */
export class InvalidRetention extends Error {}

/** Reads the bundled rules, or a file in their place. @throws InvalidRetention */
export function loadRetention(file = path.join(projectRoot(), 'policies', 'retention.yaml')): RetentionRule[] {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new InvalidRetention(`The retention rules cannot be used: ${faults.join('; ')}`);
  }
  for (const { code, periods } of parsed.data.rules) {
    const log = code === 'audit_event' || code === 'seen_list';
    if (log && periods.some(({ months }) => months < LEAST_MONTHS_OF_LOGS)) {
      throw new InvalidRetention(`The rule ${code} must keep at least ${LEAST_MONTHS_OF_LOGS} months.`);
    }
  }
  return parsed.data.rules;
}

/** Twelve hexadecimal digits that change with anything the rules say; their comments and layout do not count. */
export function retentionVersion(rules: readonly RetentionRule[]): string {
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 12);
}

/** Months that hold on a day; null before the rule's first period. */
export function monthsOn({ periods }: Pick<RetentionRule, 'periods'>, today: string): number | null {
  const begun = periods.filter(({ from }) => from <= today).sort((a, b) => (a.from < b.from ? 1 : -1));
  return begun[0]?.months ?? null;
}

/** Last day of what has run out: everything up to it goes. Null when the rule does not hold yet. */
export function cutoffOf(rule: Pick<RetentionRule, 'periods'>, today: string): string | null {
  const months = monthsOn(rule, today);
  if (months === null) return null;
  return DateTime.fromISO(today, { zone: 'utc' }).minus({ months }).minus({ days: 1 }).toISODate();
}
