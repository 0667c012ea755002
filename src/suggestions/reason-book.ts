/** The coded reasons for turning a suggestion down (domain.md §7.5), each with its periods. Pure but for `loadReasons`. */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { InvalidRules, isoDate, parseYaml, rulesFile } from '../common/dated-file';
import { InvalidInput } from '../common/errors';

/** Name of the file in the rules folder. */
export const REASON_FILE = 'reason-codes.yaml';

/** Shape of a code: whose reason it is, and a number. */
export const REASON_CODE = /^[CVS]\d{2}$/;

/** Who turned the suggestion down: the citizen's side, the firm (`virksomhed`) or the municipality's system. */
export type ReasonSide = 'citizen' | 'employer' | 'system';

/** One coded reason as it is on a day. */
export interface ReasonCode {
  code: string;
  side: ReasonSide;
  label: { da: string; en: string };
  /**
   * For how many days after the decision the rejection keeps the person out of that opening's list; `null` = until it
   * is withdrawn. An assumption, chosen by how fast such a reason passes; a decision may say otherwise.
   */
  validDays: number | null;
  /** about health, thus special-category data: restricted, and no free text is taken (domain.md §7.5, §9.2) */
  specialCategory: boolean;
  /** the reason says nothing without words of its own */
  textRequired: boolean;
}

const period = z.strictObject({
  validFrom: isoDate,
  validTo: isoDate.optional(),
  label: z.strictObject({ da: z.string().min(1).max(120), en: z.string().min(1).max(120) }),
  validDays: z.number().int().min(1).max(3650).nullable(),
  specialCategory: z.boolean().default(false),
  textRequired: z.boolean().default(false),
});

const reasonFile = z.strictObject({
  version: z.number().int().positive(),
  note: z.string().min(1),
  reasons: z
    .array(
      z.strictObject({ code: z.string().regex(REASON_CODE, 'must look like C01'), periods: z.array(period).min(1) }),
    )
    .min(1),
});

/** One reason with all its periods, earliest first. */
export type DatedReason = z.infer<typeof reasonFile>['reasons'][number];

const SIDES: Readonly<Record<string, ReasonSide>> = { C: 'citizen', V: 'employer', S: 'system' };

/** Which reasons there are on a day. */
export class ReasonBook {
  /** in the order of the file */
  readonly reasons: readonly DatedReason[];

  /** @throws InvalidRules on a code given twice, periods that overlap or end before they begin */
  constructor(reasons: readonly DatedReason[]) {
    const problems: string[] = [];
    this.reasons = reasons.map(({ code, periods }) => ({
      code,
      periods: [...periods].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    }));
    const seen = new Set<string>();
    for (const { code, periods } of this.reasons) {
      if (seen.has(code)) problems.push(`${REASON_FILE}: ${code}: the code is given twice`);
      seen.add(code);
      periods.forEach(({ validFrom, validTo, specialCategory, textRequired }, index) => {
        const where = `${REASON_FILE}: ${code} from ${validFrom}`;
        const next = periods[index + 1];
        if (validTo !== undefined && validTo < validFrom) problems.push(`${where}: validTo lies before validFrom`);
        if (next !== undefined && (validTo === undefined || validTo >= next.validFrom)) {
          problems.push(`${where}: overlaps the period from ${next.validFrom}; give it a validTo before that day`);
        }
        if (specialCategory && textRequired) {
          problems.push(`${where}: a reason about health takes no words, so it cannot need them`);
        }
      });
    }
    if (problems.length > 0) throw new InvalidRules(problems);
  }

  /** The reasons that can be given on a day, in the order of the file. */
  on(day: string): ReasonCode[] {
    return this.reasons.flatMap(({ code, periods }) => {
      const inForce = periods.find(({ validFrom, validTo }) => validFrom <= day && (!validTo || day <= validTo));
      return inForce ? [reasonOf(code, inForce)] : [];
    });
  }

  /** A reason as it was last known by a day, retired ones too: what an old decision is called; undefined = no such code. */
  find(code: string, day: string): ReasonCode | undefined {
    const periods = this.reasons.find((reason) => reason.code === code)?.periods;
    const known = periods?.findLast(({ validFrom }) => validFrom <= day) ?? periods?.[0];
    return known && reasonOf(code, known);
  }

  /**
   * Checks the reason given with a rejection of a day.
   * @throws InvalidInput with `REASON.UNKNOWN`, `REASON.TEXT_REQUIRED` or `REASON.TEXT_FORBIDDEN`
   */
  check(code: string, day: string, text?: string | null): ReasonCode {
    const known = this.on(day);
    const reason = known.find((one) => one.code === code);
    if (!reason) {
      const expected = `one of ${known.map((one) => one.code).join(', ')}`;
      throw refusal('/reasonCode', 'REASON.UNKNOWN', 'there is no such reason', expected);
    }
    if (reason.textRequired && !text?.trim()) {
      const detail = `${code} says nothing without words of its own`;
      throw refusal('/reasonText', 'REASON.TEXT_REQUIRED', detail, 'a short text');
    }
    if (reason.specialCategory && text?.trim()) {
      const detail = `${code} concerns health and takes no free text`;
      throw refusal('/reasonText', 'REASON.TEXT_FORBIDDEN', detail, 'no text');
    }
    return reason;
  }
}

/** Reads `reason-codes.yaml`. @throws InvalidRules with every fault */
export function parseReasons(text: string): ReasonBook {
  return new ReasonBook(parseYaml(REASON_FILE, text, reasonFile).reasons);
}

/** The reasons of a rules folder, by default the project's own. @throws InvalidRules */
export function loadReasons(dir?: string): ReasonBook {
  return parseReasons(rulesFile(REASON_FILE, dir));
}

/** Last day (`YYYY-MM-DD`) on which a rejection of `decidedOn` counts; `null` = until it is withdrawn. */
export function rejectionValidUntil({ validDays }: ReasonCode, decidedOn: string): string | null {
  if (validDays === null) return null;
  return DateTime.fromISO(decidedOn, { zone: 'utc' }).plus({ days: validDays }).toISODate();
}

function reasonOf(
  code: string,
  { label, validDays, specialCategory, textRequired }: z.infer<typeof period>,
): ReasonCode {
  return { code, side: SIDES[code.charAt(0)]!, label, validDays, specialCategory, textRequired };
}

function refusal(pointer: string, code: string, detail: string, expected: string): InvalidInput {
  return new InvalidInput([{ pointer, code, detail, expected }]);
}
