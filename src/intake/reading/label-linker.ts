import { CompoundSplitter } from './compounds';
import { coverage } from './coverage';
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
import { Replacements, type WordLinks } from './word-tables';

/** How well a British word stands for the American one. */
const REGIONAL = 0.8;

export type { LinkedLabel, LinkerOptions, LinkIngredients, LinkLabel } from './label-linker.types';

/**
 * Ranks the labels of a big list for a short title. Built once per list (some seconds for 30,000 labels), then
 * unchangeable; a question takes some milliseconds.
 */
export class LabelLinker {
  readonly reader: TitleReader;
  private readonly labels: readonly LinkLabel[];
  private readonly use: LinkIngredients;
  private readonly weight: LinkWeights;
  private readonly concepts: readonly string[];
  private readonly conceptOf: Int32Array;
  private readonly plain: readonly string[];
  private readonly grams: SparseIndex;
  private readonly terms: SparseIndex;
  private readonly replacements = new Replacements();
  private readonly groupMembers: readonly { group: number; members: readonly number[] }[];
  private readonly isGroup: Uint8Array;
  private readonly documents: SparseIndex | undefined;
  private readonly space: MeaningSpace | undefined;
  private readonly isHead: (word: string) => boolean;

  constructor(private readonly options: LinkerOptions) {
    const { labels, language } = options;
    this.use = { ...ALL_INGREDIENTS, ...options.ingredients };
    this.weight = { ...LINK_WEIGHTS[language], ...options.weights };
    this.labels = labels;
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
    this.isGroup = Uint8Array.from(this.concepts, (concept) => (options.groupCode?.(concept) === undefined ? 0 : 1));
    this.groupMembers = this.use.hierarchy ? this.findGroups(numbers) : [];
    if (this.use.replacements) this.learnReplacements(terms.map((one) => [...one.keys()]));
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
    const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
    const ranked = order.map((at) => ({ label: this.labels[at]!, score: scores[at]! }));
    return this.use.oneEach ? oneOfEachFirst(ranked) : ranked;
  }

  /** The best score among the labels of each concept. */
  conceptScores(title: string): Map<string, number> {
    const best = this.bestOfConcepts(this.scores(title));
    return new Map(this.concepts.map((concept, at) => [concept, best[at]!]));
  }

  private scores(title: string): Float64Array {
    const scores = this.scoresOf(title);
    this.addVariants(scores, title);
    if (this.use.hierarchy) this.raiseGroups(scores);
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
    if (this.use.replacements) {
      for (const [other, strength] of this.replacements.of(root)) links.push([other, strength]);
    }
    return links;
  }

  private addCoverage(scores: Float64Array, words: readonly TitleWord[]): void {
    const covered = coverage(words, this.terms, (root) => this.near(root));
    for (let at = 0; at < scores.length; at += 1) {
      const extra = this.isGroup[this.conceptOf[at]!] ? this.weight.coverageOfGroup : 0;
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
      if (this.isGroup[this.conceptOf[at]!]) scores[at]! -= this.weight.groupMalus;
      if (exact.has(this.plain[at]!)) scores[at]! += this.weight.exact + (preferred ? this.weight.exactPreferred : 0);
      else if (said) scores[at]! += this.weight.texts * said[this.conceptOf[at]!]!;
    }
  }

  private bestOfConcepts(scores: Float64Array): Float64Array {
    const best = new Float64Array(this.concepts.length);
    for (let at = 0; at < scores.length; at += 1) {
      const concept = this.conceptOf[at]!;
      if (scores[at]! > best[concept]!) best[concept] = scores[at]!;
    }
    return best;
  }

  private raiseGroups(scores: Float64Array): void {
    const best = this.bestOfConcepts(scores);
    const raised = new Float64Array(this.concepts.length);
    for (const { group, members } of this.groupMembers) {
      for (const member of members) raised[group] = Math.max(raised[group]!, this.weight.group * best[member]!);
    }
    for (let at = 0; at < scores.length; at += 1) scores[at] = Math.max(scores[at]!, raised[this.conceptOf[at]!]!);
  }

  private findGroups(numbers: ReadonlyMap<string, number>): { group: number; members: number[] }[] {
    const { groupOf, groupCode } = this.options;
    if (!groupOf || !groupCode) return [];
    const groups = new Map<string, { group: number; members: number[] }>();
    for (const [concept, number] of numbers) {
      const code = groupCode(concept);
      if (code !== undefined) groups.set(code, { group: number, members: [] });
    }
    for (const [concept, number] of numbers) groups.get(groupOf(concept) ?? '')?.members.push(number);
    return [...groups.values()].filter(({ members }) => members.length > 0);
  }

  /** Labels of one concept stand for each other, whatever their number; those of its group do, half as much. */
  private learnReplacements(terms: readonly (readonly string[])[]): void {
    const ofConcept = new Map<number, number[]>();
    this.conceptOf.forEach((concept, at) => {
      const list = ofConcept.get(concept) ?? [];
      ofConcept.set(concept, list);
      list.push(at);
    });
    for (const labels of ofConcept.values()) {
      const few = labels.slice(0, 12);
      few.forEach((one, at) => {
        for (const other of few.slice(at + 1)) {
          this.replacements.addPair(terms[one]!, terms[other]!, 2 / (few.length - 1));
        }
      });
    }
    for (const { group, members } of this.groupMembers) {
      const name = terms[ofConcept.get(group)![0]!]!;
      for (const member of members) {
        const labels = ofConcept.get(member)!;
        for (const label of labels) this.replacements.addPair(terms[label]!, name, 0.5 / labels.length);
      }
    }
  }
}
