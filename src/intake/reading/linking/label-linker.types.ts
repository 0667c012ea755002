import type { Terms } from './sparse-index';
import type { GroupWeights } from './concept-groups';
import type { ReadingLanguage } from '../words/stems';
import type { TitleReader } from './title-reader';

/** One label of a concept, e.g. of an ESCO occupation. */
export interface LinkLabel {
  id: string;
  /** labels of one concept share it, e.g. the ESCO URI */
  concept: string;
  text: string;
  /** the concept's first name; among equal labels it goes first */
  preferred: boolean;
}

/** A name that tells about a concept, but is not itself ranked. */
export interface ConceptName {
  concept: string;
  text: string;
}

/** Parts of the ranking that can be left out, to see what each gives (docs/reading.md). */
export interface LinkIngredients {
  /** word forms are joined to roots */
  stemming: boolean;
  /** compounds are split into parts */
  compounds: boolean;
  /** letter n-grams, TF-IDF cosine */
  ngrams: boolean;
  /** share of the title's words that a label has */
  coverage: boolean;
  /** American words are British ones too */
  regional: boolean;
  /** words that replace each other in labels of one concept */
  replacements: boolean;
  /** a label's ISCO group and members of a group help each other */
  hierarchy: boolean;
  /** job titles that ISCO gives as examples of its groups */
  examples: boolean;
  /** names of the concepts in the other language */
  foreign: boolean;
  /** likeness to everything that is said about the concept */
  texts: boolean;
  /** places of words and concepts by meaning, learnt from the taxonomy */
  meaning: boolean;
  /** enumerations are read one by one too */
  variants: boolean;
  /** among equal labels the preferred one first */
  preferred: boolean;
  /** one label of each concept before the second of any */
  oneEach: boolean;
}

export const ALL_INGREDIENTS: LinkIngredients = Object.freeze({
  stemming: true,
  compounds: true,
  ngrams: true,
  coverage: true,
  regional: true,
  replacements: true,
  hierarchy: true,
  examples: true,
  foreign: true,
  texts: true,
  meaning: true,
  variants: true,
  preferred: true,
  oneEach: true,
});

export interface LinkerOptions {
  labels: readonly LinkLabel[];
  language: ReadingLanguage;
  /** ISCO-08 unit group of an occupation, four digits; undefined = not known */
  groupOf?: (concept: string) => string | undefined;
  /** code of a concept that is itself an ISCO group */
  groupCode?: (concept: string) => string | undefined;
  /** everything the taxonomy says about each concept (`conceptDocuments`); left out, neither texts nor meaning count */
  documents?: ReadonlyMap<string, Terms>;
  /** example titles of ISCO groups in the language of the labels (`readIscoDescription`) */
  examples?: readonly ConceptName[];
  /** names of the same concepts in another language, and its reader */
  foreign?: { names: readonly ConceptName[]; reader: TitleReader };
  ingredients?: Partial<LinkIngredients>;
  weights?: Partial<LinkWeights>;
}

/** A label with its score; scores order the labels of one question and mean nothing across questions. */
export interface LinkedLabel {
  label: LinkLabel;
  score: number;
}

/**
 * How much each part counts; the sum has no meaning of its own. Found on development titles, where most may change by half
 * and the figures move by less than a point (docs/reading.md).
 */
export interface LinkWeights extends GroupWeights {
  ngrams: number;
  terms: number;
  coverage: number;
  /** more for ISCO groups, whose names are long */
  coverageOfGroup: number;
  /** likeness to what is said about the concept */
  texts: number;
  /** nearness by meaning */
  meaning: number;
  /** how much the parts of an enumeration count beside the whole, 0–1 */
  variants: number;
  /** the label is the title, letter for letter */
  exact: number;
  /** … and is the concept's first name */
  exactPreferred: number;
  preferred: number;
  /** likeness of letters to a name in the other language */
  foreignLetters: number;
  /** likeness of words to a name in the other language */
  foreignWords: number;
  /** taken from a group, so that the occupation of the same name goes first */
  groupMalus: number;
}

/** The weights in use. */
export const LINK_WEIGHTS: Readonly<Record<ReadingLanguage, LinkWeights>> = {
  da: {
    ngrams: 0.6,
    terms: 0.2,
    coverage: 0.4,
    coverageOfGroup: 0.1,
    texts: 0,
    meaning: 0.4,
    variants: 0,
    exact: 0.3,
    exactPreferred: 0.3,
    preferred: 0.02,
    foreignLetters: 0.2,
    foreignWords: 0.2,
    group: 0.95,
    member: 0.2,
    examples: 0,
    groupMalus: 0,
  },
  en: {
    ngrams: 1.2,
    terms: 1.2,
    coverage: 0.4,
    coverageOfGroup: 0.1,
    texts: 1,
    meaning: 0.6,
    variants: 0.4,
    exact: 0.6,
    exactPreferred: 0.3,
    preferred: 0.02,
    foreignLetters: 0,
    foreignWords: 0,
    group: 0.8,
    member: 0.3,
    examples: 0.6,
    groupMalus: 0.4,
  },
};
