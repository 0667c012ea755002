/** What a label list itself tells about words: which stand for each other in the labels of one concept. */

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

/** Labels that are compared with each other, of each concept: the first ones. */
const COMPARED = 12;

/**
 * Learns which words stand for each other: labels of one concept do, whatever their number; a label of a member and the
 * name of its group do, half as much.
 * @param terms roots of each label
 * @param conceptOf number of each label's concept
 * @param members of each group
 */
export function replacementsOf(
  terms: readonly ReadonlyMap<string, unknown>[],
  conceptOf: Int32Array,
  members: ReadonlyMap<number, readonly number[]>,
): Replacements {
  const found = new Replacements();
  const roots = terms.map((one) => [...one.keys()]);
  const ofConcept = new Map<number, number[]>();
  conceptOf.forEach((concept, at) => {
    const list = ofConcept.get(concept) ?? [];
    ofConcept.set(concept, list);
    list.push(at);
  });
  for (const labels of ofConcept.values()) {
    const few = labels.slice(0, COMPARED);
    few.forEach((one, at) => {
      for (const other of few.slice(at + 1)) found.addPair(roots[one]!, roots[other]!, 2 / (few.length - 1));
    });
  }
  for (const [group, list] of members) {
    const name = roots[ofConcept.get(group)![0]!]!;
    for (const member of list) {
      const labels = ofConcept.get(member)!;
      for (const label of labels) found.addPair(roots[label]!, name, 0.5 / labels.length);
    }
  }
  return found;
}
