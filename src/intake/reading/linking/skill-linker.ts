import type { EscoSkill } from '../../../taxonomy/esco/esco.types';
import { letterGrams, SparseIndex } from './sparse-index';
import { type ReadingLanguage, wordRoot } from '../words/stems';
import { isSmallWord } from '../words/small-words';
import { titleTokens } from './title-reader';

/** Parts that can be left out, to see what each gives. */
export interface SkillIngredients {
  stemming: boolean;
  ngrams: boolean;
  coverage: boolean;
  descriptions: boolean;
}

const ALL: SkillIngredients = { stemming: true, ngrams: true, coverage: true, descriptions: true };
/** Weights of the parts, found on development sentences (docs/reading.md). */
const WEIGHT = { coverage: 0.2, ngrams: 1, document: 1 } as const;
/** In a skill's document a label's word counts so much each time, at most twice, and a word of the description. */
const DOCUMENT = { label: 0.4, most: 2, description: 0.3 } as const;

/**
 * Ranks the skills of an ESCO import for a sentence: by the label of which the sentence has most (rare words count
 * more), by likeness of letters, and by the skill's labels and description together. Built once (some seconds for
 * 14,000 skills with 100,000 names), then unchangeable.
 */
export class SkillLinker {
  private readonly skills: readonly EscoSkill[];
  private readonly use: SkillIngredients;
  /** number of the skill of each label */
  private readonly skillOf: Int32Array;
  private readonly labels: SparseIndex;
  private readonly grams: SparseIndex;
  private readonly documents: SparseIndex;
  /** how much there is to be found of each label */
  private readonly mass: Float64Array;

  /** @param skills of one language, the one of the sentences */
  constructor(
    skills: readonly EscoSkill[],
    private readonly language: ReadingLanguage,
    ingredients: Partial<SkillIngredients> = {},
  ) {
    this.skills = skills;
    this.use = { ...ALL, ...ingredients };
    const names = skills.flatMap(({ label, altLabels }, at) => [label, ...altLabels].map((text) => ({ at, text })));
    this.skillOf = Int32Array.from(names, ({ at }) => at);
    const terms = names.map(
      ({ text }) => new Map(this.rootsOf(text.replace(/\([^)]*\)/g, ' ')).map((root) => [root, 1])),
    );
    this.labels = new SparseIndex(terms);
    this.grams = new SparseIndex(this.use.ngrams ? names.map(({ text }) => letterGrams(titleTokens(text))) : []);
    this.mass = Float64Array.from(terms, (term) =>
      [...term.keys()].reduce((sum, root) => sum + this.labels.rarity(root), 0),
    );
    this.documents = new SparseIndex(this.use.descriptions ? this.makeDocuments(terms) : []);
  }

  /** Skills by fit, best first, at most `limit`; ties keep the import's order. */
  rank(sentence: string, limit: number): { skill: EscoSkill; score: number }[] {
    const scores = new Float64Array(this.skills.length);
    const byLabel = this.labelScores(sentence);
    for (let at = 0; at < byLabel.length; at += 1) {
      const skill = this.skillOf[at]!;
      if (byLabel[at]! > scores[skill]!) scores[skill] = byLabel[at]!;
    }
    if (this.use.descriptions) {
      const documents = this.documents.scores(new Map(this.rootsOf(sentence).map((root) => [root, 1])));
      for (let at = 0; at < scores.length; at += 1) scores[at]! += WEIGHT.document * documents[at]!;
    }
    return Array.from(scores.keys())
      .filter((at) => scores[at]! > 0)
      .sort((a, b) => scores[b]! - scores[a]! || a - b)
      .slice(0, limit)
      .map((at) => ({ skill: this.skills[at]!, score: scores[at]! }));
  }

  private labelScores(sentence: string): Float64Array {
    const scores = new Float64Array(this.skillOf.length);
    if (this.use.coverage) {
      const hits = new Float64Array(scores.length);
      for (const root of this.rootsOf(sentence)) {
        const rarity = this.labels.rarity(root);
        for (const label of this.labels.having(root)) hits[label]! += rarity;
      }
      for (let at = 0; at < scores.length; at += 1) {
        const covered = this.mass[at]! === 0 ? 0 : hits[at]! / this.mass[at]!;
        scores[at] = WEIGHT.coverage * covered * covered * Math.sqrt(this.mass[at]!);
      }
    }
    if (this.use.ngrams) {
      const grams = this.grams.scores(letterGrams(titleTokens(sentence)));
      for (let at = 0; at < scores.length; at += 1) scores[at]! += WEIGHT.ngrams * grams[at]!;
    }
    return scores;
  }

  private makeDocuments(terms: readonly ReadonlyMap<string, number>[]): Map<string, number>[] {
    const documents = this.skills.map(() => new Map<string, number>());
    terms.forEach((term, at) => {
      const document = documents[this.skillOf[at]!]!;
      for (const root of term.keys()) {
        document.set(root, Math.min(DOCUMENT.most, (document.get(root) ?? 0) + DOCUMENT.label));
      }
    });
    this.skills.forEach(({ description }, at) => {
      for (const root of this.rootsOf(description ?? '')) {
        documents[at]!.set(root, (documents[at]!.get(root) ?? 0) + DOCUMENT.description);
      }
    });
    return documents;
  }

  private rootsOf(text: string): string[] {
    const words = titleTokens(text).filter((word) => !isSmallWord(word, this.language));
    return [...new Set(this.use.stemming ? words.map((word) => wordRoot(word, this.language)) : words)];
  }
}
