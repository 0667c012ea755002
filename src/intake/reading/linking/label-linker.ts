import { CompoundSplitter } from '../words/compounds';
import { ConceptGroups } from './concept-groups';
import { coverage } from './coverage';
import { ForeignNames } from './foreign-names';
import { letterGrams, SparseIndex } from './sparse-index';
import {
  ALL_INGREDIENTS,
  type LinkedLabel,
  type LinkerOptions,
  type LinkIngredients,
  type LinkLabel,
  LINK_WEIGHTS,
  type LinkWeights,
} from './label-linker.types';
import { oneOfEachFirst } from './one-of-each';
import { MeaningSpace } from './meaning-space';
import { britishWords } from './regional-words';
import { headsOf, titleVariants } from './title-variants';
import { TitleReader, titleTerms, titleTokens, type TitleWord } from './title-reader';
import { replacementsOf, type Replacements, type WordLinks } from './word-tables';

/** How well a British word stands for the American one. */
const REGIONAL = 0.8;

export type { LinkedLabel, LinkerOptions, LinkIngredients, LinkLabel } from './label-linker.types';

/**
 * Ranks the labels of a big list for a short title. Built once per list (some seconds for 30,000 labels), then
 * unchangeable; a question takes some milliseconds.
 */
export class LabelLinker {
  readonly reader: TitleReader;
  /** all that is ranked, and then the example titles */
  private readonly labels: readonly LinkLabel[];
  private readonly ranked: number;
  private readonly use: LinkIngredients;
  private readonly weight: LinkWeights;
  private readonly concepts: readonly string[];
  private readonly conceptOf: Int32Array;
  private readonly plain: readonly string[];
  private readonly grams: SparseIndex;
  private readonly terms: SparseIndex;
  private readonly replacements: Replacements | undefined;
  private readonly groups: ConceptGroups;
  private readonly foreign: ForeignNames | undefined;
  private readonly documents: SparseIndex | undefined;
  private readonly space: MeaningSpace | undefined;
  private readonly isHead: (word: string) => boolean;

  constructor(options: LinkerOptions) {
    const { language } = options;
    this.use = { ...ALL_INGREDIENTS, ...options.ingredients };
    this.weight = { ...LINK_WEIGHTS[language], ...options.weights };
    const labels = this.use.examples ? withExamples(options) : options.labels;
    this.labels = labels;
    this.ranked = options.labels.length;
    const compounds =
      this.use.compounds && language === 'da'
        ? new CompoundSplitter(labels.flatMap(({ text }) => titleTokens(text)))
        : undefined;
    this.reader = new TitleReader(language, compounds, this.use.stemming);
    this.concepts = [...new Set(labels.map(({ concept }) => concept))];
    const numbers = new Map(this.concepts.map((concept, at) => [concept, at]));
    this.conceptOf = Int32Array.from(labels, ({ concept }) => numbers.get(concept)!);
    this.plain = labels.map(({ text }) => this.plainForm(titleTokens(text)));
    this.grams = new SparseIndex(
      this.use.ngrams
        ? labels.map(({ text }) => letterGrams(titleTokens(text).map((word) => this.spelling(word))))
        : [],
    );
    const terms = labels.map(({ text }) => titleTerms(this.reader.label(text)));
    this.terms = new SparseIndex(terms);
    this.groups = new ConceptGroups(this.concepts, options.groupCode, options.groupOf);
    if (this.use.replacements) {
      const members = this.use.hierarchy ? this.groups.members() : new Map<number, number[]>();
      this.replacements = replacementsOf(terms, this.conceptOf, members);
    }
    if (options.foreign && this.use.foreign)
      this.foreign = new ForeignNames(options.foreign.names, numbers, options.foreign.reader);
    this.isHead = headsOf(labels.map(({ text }) => this.reader.label(text).map(({ root }) => root)));
    const said = options.documents;
    if (!said) return;
    const documents = this.concepts.map((concept) => said.get(concept) ?? new Map<string, number>());
    if (this.use.texts && this.weight.texts > 0) this.documents = new SparseIndex(documents);
    if (this.use.meaning) {
      const own = terms.map((one, at) => ({ terms: one, concept: this.conceptOf[at]! }));
      this.space = new MeaningSpace(documents, own);
    }
  }

  /** The whole list in order of fit; ties keep the list's own order. */
  rank(title: string): LinkedLabel[] {
    const scores = this.scores(title);
    const order = Array.from(this.labels.slice(0, this.ranked).keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
    const ranked = order.map((at) => ({ label: this.labels[at]!, score: scores[at]! }));
    return this.use.oneEach ? oneOfEachFirst(ranked) : ranked;
  }

  /** The best score among the labels of each concept. */
  conceptScores(title: string): Map<string, number> {
    const best = this.bestOfConcepts(this.scores(title), 0, this.ranked);
    return new Map(this.concepts.map((concept, at) => [concept, best[at]!]));
  }

  private scores(title: string): Float64Array {
    const scores = this.scoresOf(title);
    this.addVariants(scores, title);
    if (this.foreign) {
      const { foreignLetters: letters, foreignWords: words } = this.weight;
      const foreign = this.foreign.scores(title, { letters, words });
      for (let at = 0; at < scores.length; at += 1) scores[at]! += foreign[this.conceptOf[at]!]!;
    }
    if (this.use.hierarchy) this.addGroups(scores);
    return scores;
  }

  /** The jobs of an English enumeration count beside the whole, on average. */
  private addVariants(scores: Float64Array, title: string): void {
    if (!this.use.variants || this.reader.language !== 'en') return;
    const variants = titleVariants(title, (word) => this.isHead(this.reader.root(word)));
    if (variants.length === 0) return;
    const share = this.weight.variants;
    for (let at = 0; at < scores.length; at += 1) scores[at]! *= 1 - share;
    for (const variant of variants) {
      const part = this.scoresOf(variant);
      for (let at = 0; at < scores.length; at += 1) scores[at]! += (share * part[at]!) / variants.length;
    }
  }

  private scoresOf(title: string): Float64Array {
    const words = this.reader.title(title);
    const scores = new Float64Array(this.labels.length);
    const add = (part: Float64Array, weight: number) => {
      for (let at = 0; at < scores.length; at += 1) scores[at]! += weight * part[at]!;
    };
    if (this.use.ngrams) add(this.grams.scores(this.titleGrams(words)), this.weight.ngrams);
    add(this.terms.scores(this.widened(words)), this.weight.terms);
    if (this.use.coverage) this.addCoverage(scores, words);
    this.addConceptEvidence(scores, title, words);
    return scores;
  }

  /** English forms are joined before letters are compared; Danish endings tell jobs apart (leder, ledelse). */
  private spelling(word: string): string {
    return this.reader.language === 'en' ? this.reader.root(word) : word;
  }

  private plainForm(words: readonly string[]): string {
    return words.map((word) => this.spelling(word)).join(' ');
  }

  private titleGrams(words: readonly TitleWord[]): Map<string, number> {
    const grams = new Map<string, number>();
    for (const { text, weight } of words) letterGrams([this.spelling(text)], weight, grams);
    return grams;
  }

  /** The title's terms and, weaker, those that may stand for them. */
  private widened(words: readonly TitleWord[]): Map<string, number> {
    const own = titleTerms(words);
    const all = new Map(own);
    for (const [root, weight] of own) {
      for (const [other, strength] of this.near(root)) {
        if (!own.has(other)) all.set(other, Math.max(all.get(other) ?? 0, weight * strength));
      }
    }
    return all;
  }

  private near(root: string): WordLinks {
    const links: [string, number][] = [];
    if (this.use.regional && this.reader.language === 'en') {
      for (const other of britishWords(root)) links.push([other, REGIONAL]);
    }
    if (this.replacements) {
      for (const [other, strength] of this.replacements.of(root)) links.push([other, strength]);
    }
    return links;
  }

  private addCoverage(scores: Float64Array, words: readonly TitleWord[]): void {
    const covered = coverage(words, this.terms, (root) => this.near(root));
    for (let at = 0; at < scores.length; at += 1) {
      const extra = this.groups.has(this.conceptOf[at]!) ? this.weight.coverageOfGroup : 0;
      scores[at]! += (this.weight.coverage + extra) * covered[at]!;
    }
  }

  /** What speaks for the concept as a whole: an exact label, else what is said about it; and its first name. */
  private addConceptEvidence(scores: Float64Array, title: string, words: readonly TitleWord[]): void {
    const exact = new Set([this.plainForm(titleTokens(title)), this.plainForm(words.map(({ text }) => text))]);
    const said = this.documents?.scores(this.widened(words));
    const meant = this.space?.scores(titleTerms(words));
    for (let at = 0; at < scores.length; at += 1) {
      if (meant) scores[at]! += this.weight.meaning * meant[this.conceptOf[at]!]!;
      const preferred = this.use.preferred && this.labels[at]!.preferred;
      if (preferred) scores[at]! += this.weight.preferred;
      if (this.groups.has(this.conceptOf[at]!)) scores[at]! -= this.weight.groupMalus;
      if (exact.has(this.plain[at]!)) scores[at]! += this.weight.exact + (preferred ? this.weight.exactPreferred : 0);
      else if (said) scores[at]! += this.weight.texts * said[this.conceptOf[at]!]!;
    }
  }

  /** The best score of each concept among the labels from one place to another; at least 0. */
  private bestOfConcepts(scores: Float64Array, from: number, to: number): Float64Array {
    const best = new Float64Array(this.concepts.length);
    for (let at = from; at < to; at += 1) {
      const concept = this.conceptOf[at]!;
      if (scores[at]! > best[concept]!) best[concept] = scores[at]!;
    }
    return best;
  }

  private addGroups(scores: Float64Array): void {
    const best = this.bestOfConcepts(scores, 0, this.ranked);
    const byExamples = this.bestOfConcepts(scores, this.ranked, scores.length);
    const { extra, least } = this.groups.gains(best, byExamples, this.weight);
    for (let at = 0; at < scores.length; at += 1) {
      const concept = this.conceptOf[at]!;
      scores[at] = Math.max(scores[at]! + extra[concept]!, least[concept]!);
    }
  }
}

/** Example titles of known concepts, each once, stand behind the labels. */
function withExamples({ labels, examples = [] }: LinkerOptions): LinkLabel[] {
  const known = new Set(labels.map(({ concept }) => concept));
  const all = new Map(examples.map((one) => [`${one.concept} ${one.text.toLowerCase()}`, one]));
  const titles = [...all.values()].filter(({ concept }) => known.has(concept));
  return [...labels, ...titles.map((one): LinkLabel => ({ ...one, id: '', preferred: false }))];
}
