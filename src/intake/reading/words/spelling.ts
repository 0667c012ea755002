import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance';

/** Shorter words are not corrected by an error; they may only sound the same. */
const SHORTEST_WITH_ERROR = 6;

/**
 * The sound of a Danish word, roughly: what learners and hurried writers mix up gives the same key (ø and o, double
 * letters, mute letters, c and k, aa and å).
 */
export function soundKey(word: string): string {
  return word
    .replaceAll('æ', 'e')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replace(/ae/g, 'e')
    .replace(/oe/g, 'o')
    .replace(/aa/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ck|c(?=[aoulrk])/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/^hj/, 'j')
    .replace(/^hv/, 'v')
    .replace(/([gk])j/g, '$1')
    .replace(/nd/g, 'n')
    .replace(/ld/g, 'l')
    .replace(/(\p{L})\1/gu, '$1');
}

/** Finds the word of a lexicon that a misspelt word was meant to be. */
export class SpellingLexicon {
  private readonly byKey = new Map<string, string[]>();
  /** key with one letter left out → keys */
  private readonly byDeletion = new Map<string, string[]>();
  private readonly words: ReadonlySet<string>;

  /** @param words words of the lexicon in lower case */
  constructor(words: Iterable<string>) {
    this.words = new Set(words);
    for (const word of this.words) {
      if (word.length < 4) continue;
      const key = soundKey(word);
      const list = this.byKey.get(key);
      if (list) {
        list.push(word);
        continue;
      }
      this.byKey.set(key, [word]);
      if (key.length < SHORTEST_WITH_ERROR - 1) continue;
      for (const shorter of [key, ...deletions(key)]) {
        const keys = this.byDeletion.get(shorter);
        if (keys) keys.push(key);
        else this.byDeletion.set(shorter, [key]);
      }
    }
  }

  /** The meant word, or undefined when the word is right, too short, or not near to exactly one sound. */
  correct(word: string): string | undefined {
    if (this.words.has(word) || word.length < 5 || !/^\p{L}+$/u.test(word)) return undefined;
    const key = soundKey(word);
    const same = this.byKey.get(key);
    if (same) return nearest(word, same);
    if (word.length < SHORTEST_WITH_ERROR) return undefined;
    const near = new Set<string>();
    for (const shorter of [key, ...deletions(key)])
      for (const other of this.byDeletion.get(shorter) ?? []) near.add(other);
    const fitting = [...near].filter(
      (other) => other[0] === key[0] && DamerauLevenshteinDistance(key, other, { restricted: true }) === 1,
    );
    return nearest(
      word,
      fitting.flatMap((other) => this.byKey.get(other)!),
    );
  }
}

function deletions(key: string): string[] {
  return Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1));
}

/** The candidate with fewest differing letters; ties go to the first by the alphabet. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const candidate of [...candidates].sort()) {
    const distance = DamerauLevenshteinDistance(word, candidate, { restricted: true });
    if (!best || distance < best.distance) best = { word: candidate, distance };
  }
  return best?.word;
}
