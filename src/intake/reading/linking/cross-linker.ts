import type { LabelLinker, LinkedLabel, LinkLabel } from './label-linker';
import { oneOfEachFirst } from './one-of-each';
import { letterGrams, SparseIndex } from './sparse-index';
import { titleTokens } from './title-reader';

/** How much the spelling itself says across languages: controller, manager, pizza. */
const SPELLING = 0.12;
const PREFERRED = 0.02;

/**
 * Ranks labels of one language for a title of another: the title is linked to concepts by their labels in its own
 * language, and a concept brings its labels of the other one. One label of each concept comes before the second.
 */
export class CrossLanguageLinker {
  private readonly grams: SparseIndex;

  /**
   * @param source linker over the labels in the language of the titles
   * @param labels labels of the same concepts in the other language, the preferred one of each concept first
   */
  constructor(
    private readonly source: LabelLinker,
    private readonly labels: readonly LinkLabel[],
    private readonly oneEach = true,
  ) {
    this.grams = new SparseIndex(labels.map(({ text }) => letterGrams(titleTokens(text))));
  }

  /** The whole list in order of fit. */
  rank(title: string): LinkedLabel[] {
    const concepts = this.source.conceptScores(title);
    const spelling = this.grams.scores(letterGrams(titleTokens(title)));
    const ranked = this.labels
      .map((label, at) => ({
        label,
        score: (concepts.get(label.concept) ?? 0) + SPELLING * spelling[at]! + (label.preferred ? PREFERRED : 0),
        at,
      }))
      .sort((a, b) => b.score - a.score || a.at - b.at);
    return this.oneEach ? oneOfEachFirst(ranked) : ranked;
  }
}
