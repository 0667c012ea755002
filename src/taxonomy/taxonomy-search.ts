import Fuse from 'fuse.js';
import { fold } from './taxonomy.fold';
import type { Labels, Synonyms } from './taxonomy.types';

/** One answer of a pick-list: the entry, and the label or synonym that was found. */
export interface Suggestion {
  code: string;
  labels: Labels;
  /** the word that fitted best, as it is written in the taxonomy */
  matched: string;
}

/** What can be searched: everything with labels; synonyms help where there are some. */
export interface Searchable {
  code: string;
  labels: Labels;
  synonyms?: Synonyms;
}

interface Word {
  code: string;
  word: string;
  folded: string;
}

/** Longest text that is searched for, in characters; the rest is cut off. */
const LONGEST_QUERY = 64;

/** So many characters of difference in length weigh as much as a word with nothing in common. */
const LENGTH_SCALE = 20;

/** Finds entries by label or synonym, forgiving typing errors. Built on first use, since most runs never search. */
export class TaxonomySearch {
  private readonly entries: ReadonlyMap<string, Searchable>;
  private readonly words: readonly Word[];
  private readonly exactly: ReadonlyMap<string, Word>;
  private fuse: Fuse<Word> | undefined;

  constructor(entries: readonly Searchable[]) {
    this.entries = new Map(entries.map((entry) => [entry.code, entry]));
    this.words = entries.flatMap(({ code, labels, synonyms }) =>
      [labels.da, labels.en, ...(synonyms?.da ?? []), ...(synonyms?.en ?? [])].map((word) => ({
        code,
        word,
        folded: fold(word),
      })),
    );
    const exactly = new Map<string, Word>();
    for (const word of this.words) if (!exactly.has(word.folded)) exactly.set(word.folded, word);
    for (const { code } of entries) {
      if (!exactly.has(fold(code))) exactly.set(fold(code), { code, word: code, folded: fold(code) });
    }
    this.exactly = exactly;
  }

  /** Code of the entry that has exactly this label, synonym or code; case, blanks and accents do not matter. */
  codeOf(text: string): string | undefined {
    return this.exactly.get(fold(text))?.code;
  }

  /** Entries nearest to the text, best first, at most `limit`; an exact word comes first. Empty text finds nothing. */
  suggest(text: string, limit: number): Suggestion[] {
    const query = fold(text).slice(0, LONGEST_QUERY);
    if (query.length < 2 || limit < 1) return [];
    this.fuse ??= new Fuse(this.words, {
      keys: ['folded'],
      threshold: 0.35,
      ignoreLocation: true,
      includeScore: true,
      ignoreFieldNorm: true,
      shouldSort: false,
    });
    const exact = this.exactly.get(query);
    const found = this.fuse
      .search(query)
      .map(({ item, score }) => ({ item, rank: rank(item, query, score ?? 1) }))
      .sort((a, b) => a.rank - b.rank || compareWords(a.item, b.item));
    const best = new Map<string, Word>();
    for (const item of exact ? [exact, ...found.map((hit) => hit.item)] : found.map((hit) => hit.item)) {
      if (!best.has(item.code)) best.set(item.code, item);
    }
    return [...best.values()].slice(0, Math.floor(limit)).map(({ code, word }) => {
      const { labels } = this.entries.get(code)!;
      return { code, labels, matched: word };
    });
  }
}

/**
 * Smaller is nearer. Texts that open with the query come first, then texts with a word that does, then the rest: the
 * fewer typing errors and the nearer in length, the better (`truk` is `truck` rather than a part of `instruks`).
 */
function rank({ folded }: Word, query: string, score: number): number {
  if (folded.startsWith(query)) return score;
  if (folded.includes(` ${query}`) || folded.includes(`-${query}`)) return 1 + score;
  return 2 + score + Math.min(1, Math.abs(folded.length - query.length) / LENGTH_SCALE);
}

/** Shorter words first; then by the alphabet, so that the order never depends on the input's. */
function compareWords(a: Word, b: Word): number {
  if (a.folded.length !== b.folded.length) return a.folded.length - b.folded.length;
  if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
  return a.code < b.code ? -1 : Number(a.code > b.code);
}
