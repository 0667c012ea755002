import type { ConceptBridge, LinkLabel } from './label-linker.types';
import type { Terms } from './sparse-index';
import { type TitleReader, titleTerms } from './title-reader';
import { type LabelPair, TranslationTable } from './word-tables';

/** A description counts so much beside a label. */
const DESCRIPTION_WEIGHT = 0.25;
/** Labels of the other language that a preferred and another label are paired with. */
const PAIRED = { preferred: 6, other: 2 } as const;

export interface BridgeSource {
  /** labels of the concepts in the bridge's language, preferred first */
  labels: readonly LinkLabel[];
  reader: TitleReader;
  /** longer text about the concept in the same language, by concept */
  descriptions?: ReadonlyMap<string, string>;
}

/**
 * A bridge into another language, made from a taxonomy that names its concepts in both: word translations are
 * learnt from the parallel labels, and each concept is described by its labels there.
 */
export function bridgeInto(own: readonly LinkLabel[], ownReader: TitleReader, other: BridgeSource): ConceptBridge {
  const ownLabels = byConcept(own);
  const otherLabels = byConcept(other.labels);
  const pairs: LabelPair[] = [];
  for (const [concept, labels] of ownLabels) {
    labels.forEach((label, at) => {
      const from = [...titleTerms(ownReader.label(label.text)).keys()];
      const paired = (otherLabels.get(concept) ?? []).slice(0, at === 0 ? PAIRED.preferred : PAIRED.other);
      paired.forEach((translation, number) => {
        const to = [...titleTerms(other.reader.label(translation.text)).keys()];
        pairs.push({ from, to, weight: (at === 0 ? 1 : 0.5) * (number === 0 ? 1 : 0.3) });
      });
    });
  }
  const table = new TranslationTable(pairs);
  return { documents: conceptDocuments(other), translate: (root) => table.of(root), sameLanguage: false };
}

/** A bridge within one language: concepts by all their labels and their description. */
export function bridgeByDescription(source: BridgeSource): ConceptBridge {
  return { documents: conceptDocuments(source), translate: (root) => [[root, 1]], sameLanguage: true };
}

function conceptDocuments({ labels, reader, descriptions }: BridgeSource): Map<string, Terms> {
  const documents = new Map<string, Map<string, number>>();
  for (const [concept, list] of byConcept(labels)) {
    const document = new Map<string, number>();
    documents.set(concept, document);
    list.forEach(({ text }, at) => {
      const weight = at === 0 ? 1 : 1 / Math.sqrt(list.length);
      for (const root of titleTerms(reader.label(text)).keys()) {
        document.set(root, Math.min(2, (document.get(root) ?? 0) + weight));
      }
    });
    const description = descriptions?.get(concept);
    if (description === undefined) continue;
    for (const root of titleTerms(reader.label(description)).keys()) {
      document.set(root, (document.get(root) ?? 0) + DESCRIPTION_WEIGHT);
    }
  }
  return documents;
}

function byConcept(labels: readonly LinkLabel[]): Map<string, LinkLabel[]> {
  const found = new Map<string, LinkLabel[]>();
  for (const label of labels) {
    const list = found.get(label.concept) ?? [];
    found.set(label.concept, list);
    if (label.preferred) list.unshift(label);
    else list.push(label);
  }
  return found;
}
