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
  private readonly second: Intl.NumberFormat;
  private readonly third: Intl.NumberFormat;

  constructor(locale: Locale) {
    this.region = REGION[locale];
    this.whole = new Intl.NumberFormat(this.region, { maximumFractionDigits: 0 });
    this.tenth = this.decimals(1);
    this.second = this.decimals(2);
    this.third = this.decimals(3);
  }

  /** 1.234 */
  number = (value: number): string => this.whole.format(value);

  /** Points 0–10 000 as a score of 100 with one decimal, e.g. `72,3`. */
  score = (points: number): string => this.tenth.format(points / 100);

  /** Points 0–10 000 as per cent, e.g. `82 %`. */
  percent = (points: number): string => `${this.whole.format(points / 100)} %`;

  /** One number over another with two decimals, e.g. `0,86`. */
  ratio = (value: number): string => this.second.format(value);

  /** A small share with three decimals, e.g. `0,012`. */
  thousandth = (value: number): string => this.third.format(value);

  /** A month `YYYY-MM`, e.g. `november 2026`. */
  month = (value: string): string =>
    this.moment(`${value}-01`).setLocale(this.region).toLocaleString({ month: 'long', year: 'numeric' });

  /** A calendar date or a moment, e.g. `3. nov. 2026`. */
  date = (value: string | Date): string =>
    this.moment(value).setLocale(this.region).toLocaleString({ day: 'numeric', month: 'short', year: 'numeric' });

  /** A moment in Danish time, e.g. `3. nov. 2026 kl. 14.05`. */
  dateTime = (value: string | Date): string =>
    this.moment(value)
      .setLocale(this.region)
      .toLocaleString({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

  private decimals(digits: number): Intl.NumberFormat {
    return new Intl.NumberFormat(this.region, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  private moment(value: string | Date): DateTime {
    return value instanceof Date ? DateTime.fromJSDate(value, { zone: ZONE }) : DateTime.fromISO(value, { zone: ZONE });
  }
}
