/** The measures, as the data sets define them. Ranks count from 1. */

/** MRR and success@k of one list of ranks: the place of the first right answer of each question (0 = not found). */
export function rankMeasures(ranks: readonly number[]): { mrr: number; s1: number; s5: number; s10: number } {
  const share = (limit: number) => mean(ranks.map((rank) => (rank > 0 && rank <= limit ? 1 : 0)));
  return { mrr: mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0))), s1: share(1), s5: share(5), s10: share(10) };
}

/** R-precision at k: right answers among the first k, out of as many as there can be. */
export function rPrecisionAt(k: number, ranked: readonly string[], gold: ReadonlySet<string>): number {
  return ranked.slice(0, k).filter((one) => gold.has(one)).length / Math.min(k, gold.size);
}

/** Precision, recall and F1 out of counts; 0 where nothing was found or asked. */
export function f1Of(
  rightFound: number,
  found: number,
  goldFound: number,
  gold: number,
): { p: number; r: number; f1: number } {
  const p = found === 0 ? 0 : rightFound / found;
  const r = gold === 0 ? 0 : goldFound / gold;
  return { p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

/** F1 of each class, weighted by how often the class is right; classes only ever answered count through precision. */
export function weightedMacroF1(gold: readonly string[], answers: readonly string[]): number {
  return mean(
    gold.map((label) => {
      const right = gold.filter((one, at) => one === label && answers[at] === label).length;
      const asked = gold.filter((one) => one === label).length;
      const answered = answers.filter((one) => one === label).length;
      return (2 * right) / (asked + answered);
    }),
  );
}

/** The middle value; the upper one of two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
