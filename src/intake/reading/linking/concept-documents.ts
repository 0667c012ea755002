import type { LinkLabel } from './label-linker.types';
import type { Terms } from './sparse-index';
import { type TitleReader, titleTerms } from './title-reader';

/** How much a word counts: of a label, of the description, of a skill that is always or sometimes needed. */
const WEIGHT = { description: 0.3, need: 0.1, optionalNeed: 0.5 } as const;
/** A word of many labels counts at most so much. */
const MOST = 2;

/** What a taxonomy says about its concepts in one language. */
export interface ConceptSource {
  labels: readonly LinkLabel[];
  reader: TitleReader;
  descriptions?: ReadonlyMap<string, string>;
  /** names of the skills that an occupation needs */
  needs?: ReadonlyMap<string, readonly { name: string; essential: boolean }[]>;
}

/**
 * Everything said about each concept as one bag of words, for `MeaningSpace`. Words of the first source stand as they
 * are, those of the others are kept apart by a number, so that languages do not mix.
 */
export function conceptDocuments(sources: readonly ConceptSource[]): Map<string, Terms> {
  const documents = new Map<string, Map<string, number>>();
  sources.forEach((source, number) => {
    const mark = number === 0 ? '' : `${number}:`;
    const add = (concept: string, word: string, weight: number, most = Infinity) => {
      const document = documents.get(concept) ?? new Map<string, number>();
      documents.set(concept, document);
      document.set(mark + word, Math.min(most, (document.get(mark + word) ?? 0) + weight));
    };
    for (const [concept, texts] of labelsByConcept(source.labels)) {
      texts.forEach(({ text }, at) => {
        for (const root of titleTerms(source.reader.label(text)).keys())
          add(concept, root, at === 0 ? 1 : 1 / Math.sqrt(texts.length), MOST);
      });
    }
    for (const [concept, text] of source.descriptions ?? []) {
      if (!documents.has(concept)) continue;
      const counts = countWords(source.reader, [{ name: text, essential: true }]);
      for (const [root, count] of counts) add(concept, root, WEIGHT.description * (1 + Math.log(count)));
    }
    for (const [concept, needs] of source.needs ?? []) {
      if (!documents.has(concept)) continue;
      for (const [root, count] of countWords(source.reader, needs))
        add(concept, root, WEIGHT.need * (count > 1 ? 1 + Math.log(count) : count));
    }
  });
  return documents;
}

/** Labels of each concept, the preferred one first. */
export function labelsByConcept(labels: readonly LinkLabel[]): Map<string, LinkLabel[]> {
  const found = new Map<string, LinkLabel[]>();
  for (const label of labels) {
    const list = found.get(label.concept) ?? [];
    found.set(label.concept, list);
    if (label.preferred) list.unshift(label);
    else list.push(label);
  }
  return found;
}

function countWords(reader: TitleReader, texts: readonly { name: string; essential: boolean }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, essential } of texts) {
    for (const { root } of reader.label(name))
      counts.set(root, (counts.get(root) ?? 0) + (essential ? 1 : WEIGHT.optionalNeed));
  }
  return counts;
}
