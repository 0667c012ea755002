import type { Found } from '../found';
import type { YearsFinding } from '../reading.types';

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  et: 1, én: 1, ét: 1, to: 2, tre: 3, fire: 4, fem: 5, seks: 6, syv: 7, otte: 8, ni: 9, ti: 10, elleve: 11, tolv: 12,
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
}; // prettier-ignore
const NUMBER = `\\d{1,2}(?:[.,]5)?|${Object.keys(NUMBER_WORDS).join('|')}`;
const UNIT = '(?<unit>års?|aars?|years?|yrs?|måneder|måneders|mdr|months?)';
const AMOUNT = new RegExp(`(?<![\\p{L}\\d.,-])(?<number>${NUMBER})(?:½)?\\+?\\s${UNIT}(?!\\p{L})`, 'giu');
const MONTH = '(?:(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\\p{L}*\\.?\\s|\\d{1,2}[./-])?';
const PERIOD = new RegExp(
  `(?<![\\d./-])${MONTH}(?<from>(?:19|20)\\d\\d)\\s?(?:-|–|—|til|to)\\s?(?:${MONTH}(?<until>(?:19|20)\\d\\d)|(?<open>nu|i dag|dags dato|d\\.\\s?d\\.?|now|today|present|current|(?=\\s?(?:[):,|]|$))))(?!\\d)`,
  'giu',
);
const SINCE = /(?<!\p{L})(?:siden|since)\s(?<from>(?:19|20)\d\d)/giu;
/** "34 år" is an age, "under 18 år" a limit; years of work stand with these words. */
const WORK = /erfaring|experience|(?<!\p{L})(?:i|gennem|for|har|ca\.?|over|mere end|på|hos)\s*$/iu;
const AFTER = /^\s*(?:erfaring|experience|på|hos|som|i|of|,? ?med|in|as|at)(?!\p{L})/iu;
/** How long somebody has lived somewhere, or been married, is no work. */
const NO_WORK =
  /(?<!\p{L})(?:bo(?:r|et|ede)|lev(?:er|et)|været i \p{Lu}\p{L}+|opholdt|gift|ledig|arbejdsløs|lived?|living|been in \p{Lu}\p{L}+|married|unemployed|(?:\d+|et|to|tre|fire|fem|one|two|three|four|five) (?:\p{L}+ )?(?:børn|barn|kids|children|child))(?!\p{L})[^.]*$/u;
const AGE = /(?:under|fyldt|mellem|alder\p{L}*|til|er|jeg er|aged?|barn|børn|gammel)\s*$/iu;

/**
 * Years of work: told as a number or as a period. A period that is still going on has no end; how long it is depends
 * on the day, so it counts up to `thisYear` when that is given.
 */
export function findYears(sentence: string, thisYear?: number): Found<YearsFinding>[] {
  const base = { kind: 'years', confidence: 850, match: 'rule', polarity: 'has' } as const;
  const found: Found<YearsFinding>[] = [];
  for (const match of sentence.matchAll(AMOUNT)) {
    const { number, unit } = match.groups!;
    const before = sentence.slice(Math.max(0, match.index - 20), match.index);
    const after = sentence.slice(match.index + match[0].length);
    if (NO_WORK.test(sentence.slice(0, match.index)) || AGE.test(before) || /^\s*(?:gammel|old)/iu.test(after))
      continue;
    if (!WORK.test(before) && !AFTER.test(after) && !/^\s*(?:[.,;)]|$)/u.test(after)) continue;
    const amount = NUMBER_WORDS[number!.toLowerCase()] ?? Number(number!.replace(',', '.'));
    const tenths = Math.round((/^(?:m)/iu.test(unit!) ? amount / 12 : amount) * 10);
    // So many years without a word of work are an age.
    if (tenths > 600 || (tenths >= 180 && !WORK.test(before) && !AFTER.test(after))) continue;
    found.push({ ...base, tenths, madeBy: 'years.number', start: match.index, end: match.index + match[0].length });
  }
  for (const match of [...sentence.matchAll(PERIOD), ...sentence.matchAll(SINCE)]) {
    const { from, until } = match.groups!;
    const last = until === undefined ? thisYear : Number(until);
    if (last !== undefined && last < Number(from)) continue;
    found.push({
      ...base,
      tenths: last === undefined ? 0 : (last - Number(from)) * 10,
      from: from!,
      ...(until !== undefined && { until }),
      madeBy: 'years.period',
      start: match.index,
      end: match.index + match[0].trimEnd().length,
    });
  }
  return found;
}
