import { createHash } from 'node:crypto';
import { z } from 'zod';
import { InvalidRules, isoDate } from '../common/dated-file';
import type { IsoDate } from '../matching/core/facts';

export { InvalidRules };

const rulePeriodSchema = z.strictObject({
  validFrom: isoDate,
  validTo: isoDate.optional(),
  params: z.record(z.string(), z.unknown()),
  /** the rest is only written where a period differs from its rule */
  clause: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
  uncertain: z.boolean().optional(),
  assumption: z.boolean().optional(),
  note: z.string().min(1).optional(),
});

const ruleEntrySchema = z.strictObject({
  code: z.string().regex(/^[a-z_]+\.[a-z_0-9]+$/, 'must look like igu.age'),
  clause: z.string().min(1),
  source: z.string().startsWith('domain.md §', 'must name a paragraph of domain.md'),
  uncertain: z.boolean().default(false),
  assumption: z.boolean().default(false),
  note: z.string().min(1).optional(),
  periods: z.array(rulePeriodSchema).min(1),
});

/** Shape of one file in `rules/`: a version, a note on what it covers, and its rules. */
export const ruleFileSchema = z.strictObject({
  version: z.number().int().positive(),
  note: z.string().min(1),
  rules: z.array(ruleEntrySchema).min(1),
});

/** One rule as data, with all its periods, earliest first. */
export type RuleEntry = z.infer<typeof ruleEntrySchema>;

/** The period of a rule that is in force on a day, with the marks that apply to it. */
export interface PeriodInForce {
  code: string;
  clause: string;
  source: string;
  uncertain: boolean;
  assumption: boolean;
  validFrom: IsoDate;
  validTo: IsoDate | null;
  params: unknown;
}

/** All rules with their dated parameters. Answers what is in force on a day and knows nothing of the present. */
export class RuleBook {
  private readonly byCode: ReadonlyMap<string, RuleEntry>;
  /** the last day asked about, by rule: a list asks the same for everybody on it */
  private readonly asked = new Map<string, { asOf: IsoDate; period: PeriodInForce | undefined }>();

  /** the same for the same data, another for any change: 12 hexadecimal digits */
  readonly version: string;

  /** Throws `InvalidRules` on a code given twice, periods that overlap or a period that ends before it begins. */
  constructor(readonly entries: readonly RuleEntry[]) {
    const problems: string[] = [];
    const byCode = new Map<string, RuleEntry>();
    for (const entry of entries) {
      if (byCode.has(entry.code)) problems.push(`${entry.code}: the code is given twice`);
      const periods = [...entry.periods].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      periods.forEach((period, index) => {
        if (period.validTo !== undefined && period.validTo < period.validFrom) {
          problems.push(`${entry.code}: validTo ${period.validTo} lies before validFrom ${period.validFrom}`);
        }
        const next = periods[index + 1];
        if (next !== undefined && (period.validTo === undefined || period.validTo >= next.validFrom)) {
          problems.push(`${entry.code}: the period from ${period.validFrom} overlaps the one from ${next.validFrom}`);
        }
      });
      byCode.set(entry.code, { ...entry, periods });
    }
    if (problems.length > 0) throw new InvalidRules(problems);
    this.byCode = byCode;
    const codes = [...byCode.keys()].sort();
    const content = JSON.stringify(codes.map((code) => byCode.get(code)));
    this.version = createHash('sha256').update(content).digest('hex').slice(0, 12);
  }

  /** The rule with that code, or undefined. */
  find(code: string): RuleEntry | undefined {
    return this.byCode.get(code);
  }

  /** The period in force on the day, first and last day included; undefined when there is none. */
  inForce(code: string, asOf: IsoDate): PeriodInForce | undefined {
    const known = this.asked.get(code);
    if (known?.asOf === asOf) return known.period;
    const period = this.periodOn(code, asOf);
    this.asked.set(code, { asOf, period });
    return period;
  }

  private periodOn(code: string, asOf: IsoDate): PeriodInForce | undefined {
    const entry = this.byCode.get(code);
    if (entry === undefined) throw new InvalidRules([`${code}: there is no such rule`]);
    const period = entry.periods.find(
      ({ validFrom, validTo }) => validFrom <= asOf && (validTo === undefined || asOf <= validTo),
    );
    if (period === undefined) return undefined;
    return {
      code,
      clause: period.clause ?? entry.clause,
      source: period.source ?? entry.source,
      uncertain: period.uncertain ?? entry.uncertain,
      assumption: period.assumption ?? entry.assumption,
      validFrom: period.validFrom,
      validTo: period.validTo ?? null,
      params: period.params,
    };
  }

  /** The book as it stood on a day: periods that begin later are gone. For tests of "never a later rule". */
  knownOn(asOf: IsoDate): RuleBook {
    return new RuleBook(
      [...this.byCode.values()].map((entry) => ({
        ...entry,
        periods: entry.periods.filter((period) => period.validFrom <= asOf),
      })),
    );
  }
}
