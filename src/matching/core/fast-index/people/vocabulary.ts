/** Texts, numbers and small records as numbers. Shared by everything that reads the same people; nothing is taken back. */
import { WORK_CONDITIONS, type Youth } from '../../facts';
import { Interner } from '../collections/interner';
import { Marks } from '../collections/marks';
import { SchemeRows } from './scheme-rows';
import { TupleDictionary } from '../collections/tuple-dictionary';

/** Number of a birth date nobody knows, and of an adult, among the youths. */
export const AGE_UNKNOWN = 0;
export const ADULT = 1;

/** Words of a week grid. */
export const WEEK_WORDS = 14;

/** What people's codes and amounts are numbered by. */
export class Vocabulary {
  readonly places = new Interner();
  readonly municipalities = new Interner();
  readonly languages = new Interner();
  readonly packages = new Interner();
  readonly competencies = new Interner();
  /** competencies whose tasks somebody has declined */
  readonly declined = new Set<number>();
  readonly credentials = new Interner();
  /** level letter followed by the ISCO-08 code */
  readonly goals = new Interner();
  readonly schemes = new SchemeRows();
  /** placements: rows of from, until, hundredths of hours a week */
  readonly placements = new TupleDictionary();
  /** by condition: the amounts from which on somebody's limit is broken, in hundredths */
  readonly brokenFrom = WORK_CONDITIONS.map(() => new Marks());
  /** rows of 14 words */
  readonly weeks = new TupleDictionary();
  readonly youths: Youth[] = [];
  private readonly youthKeys = new Map<string, number>([
    ['unknown', AGE_UNKNOWN],
    ['adult', ADULT],
  ]);
  private readonly amounts: number[] = [NaN];
  private readonly amountNumbers = new Map<number, number>();

  /** An amount that need not be whole; 0 stands for none. */
  amount(amount: number | undefined): number {
    if (amount === undefined) return 0;
    let number = this.amountNumbers.get(amount);
    if (number === undefined) {
      number = this.amounts.length;
      this.amounts.push(amount);
      this.amountNumbers.set(amount, number);
    }
    return number;
  }

  /** The amount behind a number; `undefined` for none. */
  amountOf(number: number): number | undefined {
    return number === 0 ? undefined : this.amounts[number];
  }

  /** The dates of a young person; adults and people of unknown age have fixed numbers. */
  youth(youth: Youth | null | undefined): number {
    if (youth === undefined) return AGE_UNKNOWN;
    if (youth === null) return ADULT;
    const { turns13On, turns15On, turns18On, compulsorySchoolUntil = '' } = youth;
    const key = `${turns13On} ${turns15On} ${turns18On} ${compulsorySchoolUntil}`;
    let number = this.youthKeys.get(key);
    if (number === undefined) {
      number = this.youthKeys.size;
      this.youthKeys.set(key, number);
      this.youths[number] = youth;
    }
    return number;
  }
}
