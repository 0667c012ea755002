/** Where an enumeration is cut. */
const CUT = /,|;|\/|--|\band\b|\bor\b|\bincluding\b/iu;
/** English lists name what is left out: `Engineers, Except Computer`. */
const EXCEPTION = /[,(]?\s*\b(?:except|excluding|not including)\b[^)]*\)?/iu;
/** A word that ends so large a share of the labels it stands in names a job, not what the job is about. */
const HEAD_SHARE = 0.3;

/**
 * What tells a head (*manager*) from a modifier (*sales*): where the words of a label list stand.
 * @param labels roots of each label in their order
 */
export function headsOf(labels: readonly (readonly string[])[]): (root: string) => boolean {
  const all = new Map<string, number>();
  const last = new Map<string, number>();
  for (const roots of labels) {
    for (const root of roots) all.set(root, (all.get(root) ?? 0) + 1);
    const end = roots[roots.length - 1];
    if (end !== undefined) last.set(end, (last.get(end) ?? 0) + 1);
  }
  return (root) => (last.get(root) ?? 0) > HEAD_SHARE * (all.get(root) ?? 0);
}

/**
 * The jobs that an English enumeration names, each by itself: `Surveying and Mapping Technicians` → surveying
 * technicians, mapping technicians. A part without a head takes that of the next one that has one, or of the one before.
 * Empty when there is nothing to cut.
 * @param isHead true for words that name a job
 */
export function titleVariants(title: string, isHead: (word: string) => boolean): string[] {
  const parts = title
    .replace(EXCEPTION, '')
    .toLowerCase()
    .split(CUT)
    .map((part) => part.match(/[\p{L}\p{N}+#]+/gu) ?? [])
    .filter((words) => words.length > 0);
  if (parts.length < 2) return [];
  const ends = (words: readonly string[]) => isHead(words[words.length - 1]!);
  if (!parts.some(ends)) return [];
  return parts.map((words, at) => {
    if (ends(words)) return words.join(' ');
    const giver = parts.slice(at + 1).find(ends) ?? parts.slice(0, at).reverse().find(ends)!;
    return [...words, giver[giver.length - 1]!].join(' ');
  });
}
