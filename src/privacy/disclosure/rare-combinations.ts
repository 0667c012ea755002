/**
 * Holds back what would single a person out: pure. An employer in a small town may know who has three small hints in
 * common; so what an anonymous profile shows of hours, travel, start, licences and languages must be true of at least
 * `LEAST` people of the municipality. Fields are given up in a fixed order until it is (k-anonymity).
 */

/** Fewest people a shown combination must fit (domain.md §9.3: suppress rare combinations). */
export const LEAST = 5;

/** What could single somebody out, already coarse: bands, months and codes. */
export interface Traits {
  /** month `YYYY-MM`, or `now`; null = unknown */
  start: string | null;
  /** band of minutes one way; null = unknown */
  travel: string | null;
  /** band of hours a week; null = unknown */
  hours: string | null;
  /** licences and certificates held */
  credentials: readonly string[];
  /** languages the profile would show, but Danish */
  languages: readonly string[];
}

/** Fields in the order in which they are given up. */
export const GIVEN_UP = ['start', 'travel', 'hours', 'languages', 'credentials'] as const;
export type HiddenField = (typeof GIVEN_UP)[number];

/** What the opening asks for: it must be shown, whoever it is. */
export interface AskedFor {
  credentials: readonly string[];
  languages: readonly string[];
}

/** What may be shown, and what was held back. */
export interface Shown {
  traits: Traits;
  hidden: HiddenField[];
}

/**
 * @param pool everybody the person could be taken for, the person included
 * @returns the traits that may be shown; a single licence or language is given up before the whole list is
 */
export function withoutRareCombinations(own: Traits, pool: readonly Traits[], asked: AskedFor, least = LEAST): Shown {
  let traits = own;
  const hidden: HiddenField[] = [];
  for (const field of GIVEN_UP) {
    if (fitting(traits, pool) >= least) return { traits, hidden };
    const coarser = giveUp(traits, field, pool, asked, least);
    if (coarser !== traits) hidden.push(field);
    traits = coarser;
  }
  return { traits, hidden };
}

/** People of whom everything shown is true. */
export function fitting(shown: Traits, pool: readonly Traits[]): number {
  return pool.filter(
    (one) =>
      (shown.start === null || one.start === shown.start) &&
      (shown.travel === null || one.travel === shown.travel) &&
      (shown.hours === null || one.hours === shown.hours) &&
      shown.credentials.every((code) => one.credentials.includes(code)) &&
      shown.languages.every((code) => one.languages.includes(code)),
  ).length;
}

function giveUp(traits: Traits, field: HiddenField, pool: readonly Traits[], asked: AskedFor, least: number): Traits {
  if (field !== 'credentials' && field !== 'languages') {
    return traits[field] === null ? traits : { ...traits, [field]: null };
  }
  const holders = (code: string) => pool.filter((one) => one[field].includes(code)).length;
  // the rarest first, for as long as the rest still singles out
  const rarestFirst = traits[field]
    .filter((code) => !asked[field].includes(code))
    .sort((a, b) => holders(a) - holders(b) || (a < b ? -1 : 1));
  let coarser = traits;
  for (const code of rarestFirst) {
    if (fitting(coarser, pool) >= least) break;
    coarser = { ...coarser, [field]: coarser[field].filter((kept) => kept !== code) };
  }
  return coarser;
}
