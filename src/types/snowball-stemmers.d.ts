/** The part of snowball-stemmers 0.6 that is used; the package ships no types of its own. */
declare module 'snowball-stemmers' {
  /** Cuts word endings off; keeps no state between words. */
  export interface Stemmer {
    stem(word: string): string;
  }
  /** @throws when the algorithm (`danish`, `english`, …) does not exist */
  export function newStemmer(algorithm: string): Stemmer;
}
