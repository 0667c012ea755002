/** Looking among a few thousand short texts, with typing errors forgiven. */
import Fuse from 'fuse.js';

/** Danish letters as they are typed on other keyboards; accents are left out. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll(/å/g, 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

/** How far a text may be from what was typed; 0 = the same, 1 = anything. */
const THRESHOLD = 0.34;

/** The entries whose text fits best, best first. All words of the search must fit somewhere in the text. */
export function lookAmong<T>(entries: readonly T[], textOf: (entry: T) => string, text: string, limit: number): T[] {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.join('').length < 2) return [];
  const known = entries.map((entry) => ({ entry, text: folded(textOf(entry)) }));
  const exact = known.filter((one) => words.every((word) => one.text.includes(word)));
  if (exact.length >= limit) return exact.slice(0, limit).map(({ entry }) => entry);
  const fuse = new Fuse(known, { keys: ['text'], threshold: THRESHOLD, ignoreLocation: true, useExtendedSearch: true });
  // fuse takes some signs of a word for commands
  const wanted = words.map((word) => word.replaceAll(/[='!^$|"]/g, '')).filter((word) => word.length > 1);
  const near = wanted.length === 0 ? [] : fuse.search(wanted.join(' '), { limit: limit + exact.length });
  const found = new Set([...exact.map(({ entry }) => entry), ...near.map(({ item }) => item.entry)]);
  return [...found].slice(0, limit);
}

/** Whether a label holds what was typed, also on a keyboard without Danish letters. */
export function isCalled(label: string, text: string): boolean {
  const bare = (words: string) => folded(words).replaceAll('oe', 'o').replaceAll('ae', 'a').replaceAll('aa', 'a');
  return bare(label).includes(bare(text));
}

/** What is called as was typed stands before what only sounds like it or has it as another name. */
export function namedFirst<T extends { label: string }>(found: readonly T[], text: string): T[] {
  return [...found].sort((a, b) => Number(isCalled(b.label, text)) - Number(isCalled(a.label, text)));
}
