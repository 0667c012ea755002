import type { Terms } from './sparse-index';
import type { ReadingLanguage } from './stems';
import type { WordLinks } from './word-tables';

/** One label of a concept, e.g. of an ESCO occupation. */
export interface LinkLabel {
  id: string;
  /** labels of one concept share it, e.g. the ESCO URI */
  concept: string;
  text: string;
  /** the concept's first name; among equal labels it goes first */
  preferred: boolean;
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
  /** own lexicon of title words that mean nearly the same */
  synonyms: boolean;
  /** words that replace each other in labels of one concept */
  replacements: boolean;
  /** a label's ISCO group and members of a group help each other */
  hierarchy: boolean;
  /** concepts found in another language or by their description */
  bridge: boolean;
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
  synonyms: true,
  replacements: true,
  hierarchy: true,
  bridge: true,
  preferred: true,
  oneEach: true,
});

/** Finds concepts by another way than their labels: translated labels, descriptions. */
export interface ConceptBridge {
  /** terms of each concept in the bridge's language */
  documents: ReadonlyMap<string, Terms>;
  /** what a root of the title is in that language, with probabilities */
  translate(root: string): WordLinks;
  /** the documents are in the titles' language: words that stand for each other count there too */
  sameLanguage: boolean;
}

export interface LinkerOptions {
  labels: readonly LinkLabel[];
  language: ReadingLanguage;
  /** ISCO-08 unit group of an occupation, four digits; undefined = not known */
  groupOf?: (concept: string) => string | undefined;
  /** code of a concept that is itself an ISCO group */
  groupCode?: (concept: string) => string | undefined;
  bridge?: ConceptBridge;
  ingredients?: Partial<LinkIngredients>;
  weights?: Partial<LinkWeights>;
}

/** A label with its score; scores order the labels of one question and mean nothing across questions. */
export interface LinkedLabel {
  label: LinkLabel;
  score: number;
}

/** How much each part counts; the sum has no meaning of its own. Found on development titles (docs/reading.md). */
export interface LinkWeights {
  ngrams: number;
  terms: number;
  coverage: number;
  /** more for ISCO groups, whose names are long */
  coverageOfGroup: number;
  bridge: number;
  /** the label is the title, letter for letter */
  exact: number;
  /** … and is the concept's first name */
  exactPreferred: number;
  preferred: number;
  /** a group is so nearly as good as its best member, 0–1 */
  group: number;
  /** taken from a group, so that the occupation of the same name goes first */
  groupMalus: number;
}

/** The weights in use. */
export const LINK_WEIGHTS: Readonly<Record<ReadingLanguage, LinkWeights>> = {
  da: {
    ngrams: 0.6,
    terms: 0.2,
    coverage: 0.2,
    coverageOfGroup: 0.1,
    bridge: 0.3,
    exact: 0.3,
    exactPreferred: 0.3,
    preferred: 0.02,
    group: 0.95,
    groupMalus: 0,
  },
  en: {
    ngrams: 1.2,
    terms: 1.2,
    coverage: 0.4,
    coverageOfGroup: 0.1,
    bridge: 0.7,
    exact: 0.3,
    exactPreferred: 0.3,
    preferred: 0.02,
    group: 0.9,
    groupMalus: 0.3,
  },
};
