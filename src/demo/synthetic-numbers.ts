const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/** First CVR number of the synthetic range: far above every number in use, so that it names no real firm. */
const FIRST_SYNTHETIC_CVR = 99_000_000;

/** First synthetic P-nummer; numbers in use begin with 1. */
const FIRST_SYNTHETIC_P_NUMBER = 9_900_000_001;

/** `count` different CVR numbers that pass the check of domain.md §9.1 (weights 2,7,6,5,4,3,2,1, sum mod 11 = 0). */
export function syntheticCvrNumbers(count: number): string[] {
  const numbers: string[] = [];
  for (let candidate = FIRST_SYNTHETIC_CVR; numbers.length < count; candidate++) {
    const digits = String(candidate);
    const sum = CVR_WEIGHTS.reduce((before, weight, place) => before + weight * Number(digits[place]), 0);
    if (sum % 11 === 0) numbers.push(digits);
  }
  return numbers;
}

/** The `index`-th (from 0) synthetic P-nummer: ten digits; no check digits exist that may be relied on (§9.1). */
export function syntheticPNumber(index: number): string {
  return String(FIRST_SYNTHETIC_P_NUMBER + index);
}
