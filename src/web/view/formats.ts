/** Numbers and dates as people in Denmark write them. */
import { DateTime } from 'luxon';
import { ZONE } from '../../common/clock';
import type { Locale } from '../../common/messages';

const REGION: Readonly<Record<Locale, string>> = { da: 'da-DK', en: 'en-GB' };

/** Formats of one language; `Intl` objects are made once. */
export class Formats {
  private readonly region: string;
  private readonly whole: Intl.NumberFormat;
  private readonly tenth: Intl.NumberFormat;

  constructor(locale: Locale) {
    this.region = REGION[locale];
    this.whole = new Intl.NumberFormat(this.region, { maximumFractionDigits: 0 });
    this.tenth = new Intl.NumberFormat(this.region, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  /** 1.234 */
  number = (value: number): string => this.whole.format(value);

  /** Points 0–10 000 as a score of 100 with one decimal, e.g. `72,3`. */
  score = (points: number): string => this.tenth.format(points / 100);

  /** Points 0–10 000 as per cent, e.g. `82 %`. */
  percent = (points: number): string => `${this.whole.format(points / 100)} %`;

  /** A calendar date or a moment, e.g. `3. nov. 2026`. */
  date = (value: string | Date): string =>
    this.moment(value).setLocale(this.region).toLocaleString({ day: 'numeric', month: 'short', year: 'numeric' });

  /** A moment in Danish time, e.g. `3. nov. 2026 kl. 14.05`. */
  dateTime = (value: string | Date): string =>
    this.moment(value)
      .setLocale(this.region)
      .toLocaleString({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

  private moment(value: string | Date): DateTime {
    return value instanceof Date ? DateTime.fromJSDate(value, { zone: ZONE }) : DateTime.fromISO(value, { zone: ZONE });
  }
}
