/** Dates as files write them, made `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (Europe/Copenhagen), or refused. */
import { DateTime } from 'luxon';

const COPENHAGEN = 'Europe/Copenhagen';

/**
 * A date of any precision: ISO (also with a time, which is turned into the Danish calendar day when it carries an
 * offset), `20260131`, and day-first with dots, dashes or slashes as Danes write it (`31.01.2026`, `1/2-2026`);
 * `01.2026` is a month. Years 1900–2100. Anything else, also an impossible day, gives `undefined`.
 */
export function partialDate(text: string): string | undefined {
  const value = text.trim();
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  if (compact) return dateOf(compact[1], compact[2], compact[3]);
  const danish = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(value);
  if (danish) return dateOf(danish[3], danish[2], danish[1]);
  const month = /^(\d{1,2})[./-](\d{4})$/.exec(value);
  if (month) return dateOf(month[2], month[1]);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value)) return undefined;
  const moment = DateTime.fromISO(value.replace(' ', 'T'), { zone: COPENHAGEN });
  return moment.isValid && inRange(moment.year) ? moment.toFormat('yyyy-MM-dd') : undefined;
}

/** A date with its day; less precise or unreadable text gives `undefined`. */
export function fullDate(text: string): string | undefined {
  const date = partialDate(text);
  return date?.length === 10 ? date : undefined;
}

/** A date from its parts, as precise as they go; XML Schema's `--03` and `---10` are read too. */
export function dateOf(year?: string, month?: string, day?: string): string | undefined {
  const [y, m, d] = [year, month, day].map((part) => /^-{0,3}(\d{1,4})$/.exec(part?.trim() ?? '')?.[1]);
  if (y === undefined || y.length !== 4 || !inRange(Number(y))) return undefined;
  if (m === undefined) return month?.trim() || d !== undefined ? undefined : y;
  const parts = { year: Number(y), month: Number(m), day: d === undefined ? 1 : Number(d) };
  if (!DateTime.fromObject(parts, { zone: 'utc' }).isValid) return undefined;
  const yearMonth = `${y}-${m.padStart(2, '0')}`;
  if (d !== undefined) return `${yearMonth}-${d.padStart(2, '0')}`;
  return day?.trim() ? undefined : yearMonth;
}

function inRange(year: number): boolean {
  return year >= 1900 && year <= 2100;
}
