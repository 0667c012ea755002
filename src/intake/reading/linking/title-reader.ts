import type { CompoundSplitter } from '../words/compounds';
import { type ReadingLanguage, wordRoot } from '../words/stems';
import { britishSpelling } from './regional-words';
import { isEmptyWord, withoutLearner } from './title-words';

/** One word of a title: its root, and the roots of its parts when it is a compound. */
export interface TitleWord {
  text: string;
  root: string;
  /** empty when the word is no compound */
  parts: readonly string[];
  /** 1 for the title itself, less for what stands after a comma */
  weight: number;
}

/** How much a part of a compound counts beside the whole word. */
const PART_WEIGHT = 0.6;
/** What follows a comma says where, not what: `Souschef, køkken`. */
const AFTER_COMMA = 0.6;
/** English lists name what is left out: `Engineers, Except Computer`. */
const EXCEPTION = /[,(]?\s*\b(?:except|excluding|not including)\b[^)]*\)?/iu;

/** Cuts titles and labels into words, roots and parts, the same way on both sides of the comparison. */
export class TitleReader {
  constructor(
    readonly language: ReadingLanguage,
    private readonly compounds: CompoundSplitter | undefined,
    private readonly stemming: boolean,
  ) {}

  /** Words of a label, all with weight 1. */
  label(text: string): TitleWord[] {
    return this.words(text, 1);
  }

  /** Words of a title somebody wrote: without exceptions and learners' endings, qualifiers weigh less. */
  title(text: string): TitleWord[] {
    const cleaned = text.replace(EXCEPTION, '');
    const comma = cleaned.indexOf(',');
    const [name, qualifier] = comma < 0 ? [cleaned, ''] : [cleaned.slice(0, comma), cleaned.slice(comma + 1)];
    return [...this.words(name, 1, true), ...this.words(qualifier, AFTER_COMMA, true)];
  }

  /** Root of one word, or the word itself when forms are not to be joined. */
  root(word: string): string {
    return this.stemming ? wordRoot(word, this.language) : word;
  }

  private words(text: string, weight: number, learners = false): TitleWord[] {
    return titleTokens(text).flatMap((token) => {
      const word = this.language === 'en' ? britishSpelling(token) : learners ? withoutLearner(token) : token;
      if (isEmptyWord(word, this.language)) return [];
      const parts = this.compounds?.split(word) ?? [word];
      const roots = parts.length > 1 ? parts.filter((part) => !isEmptyWord(part, this.language)) : [];
      return [{ text: word, root: this.root(word), parts: roots.map((part) => this.root(part)), weight }];
    });
  }
}

/** Words of a title in lower case, with digits and `+ #` (C#, C++). */
export function titleTokens(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}+#]+/gu) ?? []
  );
}

/** Roots and parts with their weights, as the index takes them; a root named twice counts once. */
export function titleTerms(words: readonly TitleWord[]): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (root: string, weight: number) => terms.set(root, Math.max(terms.get(root) ?? 0, weight));
  for (const { root, parts, weight } of words) {
    add(root, weight);
    for (const part of parts) add(part, weight * PART_WEIGHT);
  }
  return terms;
}
