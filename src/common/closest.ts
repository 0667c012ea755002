import Fuse from 'fuse.js';

/** The known word nearest to a mistyped one, for "did you mean"; undefined when nothing is near. */
export function closest(word: string, known: readonly string[]): string | undefined {
  if (word.length < 2 || word.length > 80) return undefined;
  const fuse = new Fuse(known, { threshold: 0.4, distance: 40, ignoreLocation: true, includeScore: true });
  return fuse.search(word, { limit: 1 })[0]?.item ?? containedIn(word, known);
}

/** Fuse finds words that contain the pattern, not a known word inside a longer, mistyped one. */
function containedIn(word: string, known: readonly string[]): string | undefined {
  const small = word.toLowerCase();
  return known.find((entry) => entry.length > 3 && small.includes(entry.toLowerCase()));
}
