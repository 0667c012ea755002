/** CPR numbers (domain.md §9.1): pure. A number identifies; sex and age are never taken from it for a ranking. */
import { stdnum } from 'stdnum';

/** What a CPR number says about itself. */
export interface Cpr {
  /** ten digits */
  digits: string;
  /** day + 60: given instead of a real number (erstatnings-CPR), or synthetic */
  replacement: boolean;
  /**
   * the check digit does not fit. Since 1 October 2007 such numbers are issued and fully valid, most often to people
   * registered with 1 January: at most something to look at twice
   */
  failsCheckDigit: boolean;
}

const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Reads `DDMMYY-SSSS` or ten digits; null when the day or month cannot be. */
export function readCpr(text: string): Cpr | null {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits)) return null;
  const day = Number(digits.slice(0, 2));
  const replacement = day > 60;
  const registered = `${String(replacement ? day - 60 : day).padStart(2, '0')}${digits.slice(2)}`;
  if (!stdnum.DK!.cpr!.validate(registered).isValid) return null;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return { digits, replacement, failsCheckDigit: sum % 11 !== 0 };
}

/** The number as most people may see it: the date without the serial, `010190-****`. */
export function maskedCpr(digits: string): string {
  return `${digits.slice(0, 6)}-****`;
}
