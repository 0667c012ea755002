/**
 * What a label list itself tells about words: which words stand for each other (labels of one concept), and which
 * words of two languages mean the same (labels of one concept in both). Counted, not learnt from anything else.
 */

/** Words with a strength, strongest first. */
export type WordLinks = readonly (readonly [word: string, strength: number])[];

const NONE: WordLinks = [];

/** Most words kept for one word. */
const KEPT = 8;
/** Added to the count of a word before dividing: what was seen once or twice is not certain. */
const DOUBT = 2;

/** Counts words that take each other's place in the labels of one concept: *leder* for *chef*. */
export class Replacements {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly totals = new Map<string, number>();
  private readonly answers = new Map<string, WordLinks>();

  /** Two labels for the same thing: each word that only one has may stand for each that only the other has. */
  addPair(one: readonly string[], other: readonly string[], weight: number): void {
    const left = one.filter((word) => !other.includes(word));
    const right = other.filter((word) => !one.includes(word));
    for (const word of one) if (!left.includes(word)) this.totals.set(word, (this.totals.get(word) ?? 0) + weight);
    if (left.length === 0 || right.length === 0) return;
    const share = weight / (left.length * right.length);
    for (const from of left) {
      for (const to of right) {
        this.count(from, to, share);
        this.count(to, from, share);
      }
    }
  }

  /** Strength 0–0.8, by how often the word was replaced by that one among all its labels. */
  of(word: string): WordLinks {
    const counted = this.counts.get(word);
    if (!counted) return NONE;
    const known = this.answers.get(word);
    if (known) return known;
    const total = this.totals.get(word)! + DOUBT;
    const links = [...counted]
      .map(([other, count]): [string, number] => [other, Math.min(0.8, 0.8 * Math.sqrt(count / total))])
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, KEPT);
    this.answers.set(word, links);
    return links;
  }

  private count(from: string, to: string, weight: number): void {
    const row = this.counts.get(from) ?? new Map<string, number>();
    this.counts.set(from, row);
    row.set(to, (row.get(to) ?? 0) + weight);
    this.totals.set(from, (this.totals.get(from) ?? 0) + weight);
  }
}

/** Two labels with the same meaning in two languages. */
export interface LabelPair {
  from: readonly string[];
  to: readonly string[];
  /** 1 = both are the preferred label */
  weight: number;
}

const ROUNDS = 4;
const LEAST = 0.005;

/**
 * Word translations out of label pairs: which word of a label goes with which of the other, by expectation
 * maximisation (each word of the target label is shared out among the words of the source label, and again with
 * what that taught).
 */
export class TranslationTable {
  private table = new Map<string, Map<string, number>>();
  private readonly answers = new Map<string, WordLinks>();

  constructor(pairs: readonly LabelPair[]) {
    for (let round = 0; round < ROUNDS; round += 1) this.table = this.learn(pairs, round === 0);
  }

  /** Words of the other language with their probability, at most six. */
  of(word: string): WordLinks {
    const row = this.table.get(word);
    if (!row) return NONE;
    const known = this.answers.get(word);
    if (known) return known;
    const links = [...row].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 6);
    this.answers.set(word, links);
    return links;
  }

  private learn(pairs: readonly LabelPair[], first: boolean): Map<string, Map<string, number>> {
    const counts = new Map<string, Map<string, number>>();
    for (const { from, to, weight } of pairs) {
      for (const word of to) {
        const shares = from.map((source) => (first ? 1 : (this.table.get(source)?.get(word) ?? 1e-6)));
        const total = shares.reduce((sum, share) => sum + share, first ? 0.5 : 1e-3);
        from.forEach((source, at) => {
          const row = counts.get(source) ?? new Map<string, number>();
          counts.set(source, row);
          row.set(word, (row.get(word) ?? 0) + (weight * shares[at]!) / total);
        });
      }
    }
    return new Map([...counts].map(([source, row]) => [source, normalised(row)]));
  }
}

function normalised(row: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...row.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...row].filter(([, count]) => count / total > LEAST).map(([word, count]) => [word, count / total]));
}
