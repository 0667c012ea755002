import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance';
import { fold } from '../taxonomy.fold';

/** What can be searched; all languages that are given are searched together. */
export interface EscoEntry {
  uri: string;
  label: string;
  altLabels: readonly string[];
}

/** One answer of a pick-list. */
export interface EscoSuggestion {
  uri: string;
  label: string;
  /** the label or other name that fitted, as ESCO writes it */
  matched: string;
}

interface Name {
  entry: number;
  text: string;
  folded: string;
  words: number;
  preferred: boolean;
}

const LONGEST_QUERY = 80;
/** A word of the query may be misspelt when it has at least so many letters; two errors are allowed from the second on. */
const SPELLING = { oneError: 4, twoErrors: 8 } as const;
const POINTS = { exact: 100, word: 10, prefix: 8, misspelt: 5, opensName: 4, preferred: 1 } as const;

/**
 * Search over the names of a big classification (ESCO: about 17,000 concepts with 100,000 names), for pick-lists:
 * every word of the query must be found in the name, whole, as its beginning or misspelt.
 */
export class EscoIndex {
  private readonly entries: readonly EscoEntry[];
  private readonly names: Name[] = [];
  private readonly byFolded = new Map<string, number[]>();
  private readonly vocabulary: readonly string[];
  private readonly namesOfWord = new Map<string, number[]>();
  /** words by their length, for misspellings */
  private readonly byLength = new Map<number, { text: string; letters: number }[]>();

  constructor(entries: readonly EscoEntry[]) {
    this.entries = entries;
    entries.forEach((entry, at) => {
      this.addName(at, entry.label, true);
      for (const name of entry.altLabels) this.addName(at, name, false);
    });
    this.vocabulary = [...this.namesOfWord.keys()].sort();
    for (const word of this.vocabulary) {
      const list = this.byLength.get(word.length) ?? [];
      this.byLength.set(word.length, list);
      list.push({ text: word, letters: lettersOf(word) });
    }
  }

  /** Number of concepts. */
  get size(): number {
    return this.entries.length;
  }

  /** Concepts nearest to the text, best first, each once, at most `limit`. */
  suggest(text: string, limit: number): EscoSuggestion[] {
    const query = fold(text).slice(0, LONGEST_QUERY);
    const words = wordsOf(query);
    if (words.length === 0 || limit < 1) return [];
    const points = this.pointsOf(words);
    for (const at of this.byFolded.get(query) ?? []) points[at]! += POINTS.exact;
    return this.bestNames(points, query, words.length, Math.floor(limit)).map((name) => {
      const { uri, label } = this.entries[name.entry]!;
      return { uri, label, matched: name.text };
    });
  }

  /** The best name of each concept, the best `limit` of these: kept in order while going along, for many are found. */
  private bestNames(points: Uint16Array, query: string, words: number, limit: number): Name[] {
    const totals = new Int16Array(this.entries.length);
    const best = new Int32Array(this.entries.length).fill(-1);
    for (let at = 0; at < points.length; at += 1) {
      if (points[at] === 0) continue;
      const { entry, folded, preferred, words: own } = this.names[at]!;
      const total =
        points[at]! +
        (folded.startsWith(query) ? POINTS.opensName : 0) +
        (preferred ? POINTS.preferred : 0) -
        Math.max(0, own - words);
      if (best[entry]! >= 0 && total <= totals[entry]!) continue;
      totals[entry] = total;
      best[entry] = at;
    }
    const first: Name[] = [];
    const before = (one: Name, other: Name) =>
      totals[other.entry]! - totals[one.entry]! || one.folded.length - other.folded.length || one.entry - other.entry;
    for (const at of best) {
      if (at < 0) continue;
      const name = this.names[at]!;
      if (first.length === limit && before(name, first[limit - 1]!) > 0) continue;
      let place = first.length;
      while (place > 0 && before(name, first[place - 1]!) < 0) place -= 1;
      first.splice(place, 0, name);
      if (first.length > limit) first.pop();
    }
    return first;
  }

  /** Points of the names in which every word of the query is found; 0 = not every one. */
  private pointsOf(words: readonly string[]): Uint16Array {
    let found: Uint16Array | undefined;
    for (const word of words) {
      const next = new Uint16Array(this.names.length);
      let some = false;
      for (const [known, value] of this.nearWords(word)) {
        for (const at of this.namesOfWord.get(known)!) {
          if (found && found[at] === 0) continue;
          const sum = (found?.[at] ?? 0) + value;
          if (sum > next[at]!) next[at] = sum;
          some = true;
        }
      }
      found = next;
      // the words that are left would find nothing more
      if (!some) break;
    }
    return found ?? new Uint16Array(this.names.length);
  }

  private nearWords(word: string): [string, number][] {
    const near: [string, number][] = [];
    for (let at = this.lowerBound(word); this.vocabulary[at]?.startsWith(word); at += 1) {
      const known = this.vocabulary[at]!;
      near.push([known, known === word ? POINTS.word : POINTS.prefix]);
    }
    if (near.length > 0 || word.length < SPELLING.oneError) return near;
    const errors = word.length >= SPELLING.twoErrors ? 2 : 1;
    const letters = lettersOf(word);
    for (let length = word.length - errors; length <= word.length + errors; length += 1) {
      for (const { text: known, letters: own } of this.byLength.get(length) ?? []) {
        if (known[0] !== word[0] && known[1] !== word[1]) continue;
        if (bits(own ^ letters) > 2 * errors) continue;
        if (DamerauLevenshteinDistance(known, word, { restricted: true }) <= errors)
          near.push([known, POINTS.misspelt]);
      }
    }
    return near;
  }

  private lowerBound(word: string): number {
    let low = 0;
    let high = this.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.vocabulary[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private addName(entry: number, text: string, preferred: boolean): void {
    const folded = fold(text);
    const words = wordsOf(folded);
    const at = this.names.push({ entry, text, folded, words: words.length, preferred }) - 1;
    push(this.byFolded, folded, at);
    for (const word of new Set(words)) push(this.namesOfWord, word, at);
  }
}

function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}+#]+/gu) ?? [];
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Which letters a word has, a bit each: an error changes two at most, so most words need no closer look. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
