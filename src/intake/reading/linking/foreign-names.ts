import type { ConceptName } from './label-linker.types';
import { letterGrams, SparseIndex } from './sparse-index';
import { type TitleReader, titleTerms, titleTokens } from './title-reader';

/**
 * Names of the concepts in another language. Danish job titles are full of English words (*account manager*): what such a
 * title shares with an English name speaks for the concept, by letters and by whole words.
 */
export class ForeignNames {
  private readonly concepts: Int32Array;
  private readonly letters: SparseIndex;
  private readonly words: SparseIndex;

  /**
   * @param names of concepts that have a number; others are left out
   * @param numbers of the concepts
   * @param reader of the language of the names
   */
  constructor(
    names: readonly ConceptName[],
    private readonly numbers: ReadonlyMap<string, number>,
    private readonly reader: TitleReader,
  ) {
    const known = names.filter(({ concept }) => numbers.has(concept));
    this.concepts = Int32Array.from(known, ({ concept }) => numbers.get(concept)!);
    this.letters = new SparseIndex(known.map(({ text }) => letterGrams(titleTokens(text))));
    this.words = new SparseIndex(known.map(({ text }) => titleTerms(reader.label(text))));
  }

  /** For each concept the likeness of its likest name, by letters and by words, weighted. */
  scores(title: string, weight: { letters: number; words: number }): Float64Array {
    const letters = this.best(this.letters.scores(letterGrams(titleTokens(title))));
    const words = this.best(this.words.scores(titleTerms(this.reader.title(title))));
    return letters.map((score, at) => weight.letters * score + weight.words * words[at]!);
  }

  private best(ofNames: Float64Array): Float64Array {
    const best = new Float64Array(this.numbers.size);
    ofNames.forEach((score, at) => {
      const concept = this.concepts[at]!;
      if (score > best[concept]!) best[concept] = score;
    });
    return best;
  }
}
