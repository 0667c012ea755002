/** Words of job titles that say nothing, and endings that only say that somebody is still learning the trade. */
import type { ReadingLanguage } from '../words/stems';

/** Endings of people who are learning the trade: the trade is what counts. */
const LEARNERS = /(?:elev|lærling|aspirant|praktikant|studerende)$/u;

const EMPTY: Readonly<Record<ReadingLanguage, ReadonlySet<string>>> = {
  da: words(
    'i og af på for til med inden en et der den de det som eller samt ved om under over ikke andetsteds klassificeret ' +
      'ekskl inkl andet andre anden øvrigt arbejde hovedaktivitet hovedaktiviteten område området o l mv fra herunder',
  ),
  en: words(
    'the of and a an to in for or with on by as at from that is are be they their which who this these other all not ' +
      'elsewhere classified including related etc',
  ),
};

/** The trade without the word for its learner: `elektrikerlærling` → `elektriker`. */
export function withoutLearner(word: string): string {
  return word.length > 7 ? word.replace(LEARNERS, '') : word;
}

/** True for words of a title that do not tell jobs apart. */
export function isEmptyWord(word: string, language: ReadingLanguage): boolean {
  return EMPTY[language].has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
