import type { PhraseMatch } from '../words/find-phrases';

/** A job title says more about the branch than a task, which may be found in several. */
const TITLE_WEIGHT = 2;
/** What all branches have in common goes before a branch that nothing speaks for. */
const NEUTRAL_WEIGHT = 0.1;

/**
 * The same words can name tasks of several branches: beds are made in hotels and in care. Of such matches the one of
 * the branch that the rest of the text speaks of stays; without any hint the first of the taxonomy.
 * @param sentences the matches of each sentence of one text
 */
export function chooseBranch(sentences: readonly (readonly PhraseMatch[])[]): PhraseMatch[][] {
  const grouped = sentences.map(groupsOf);
  const weights = new Map<string, number>();
  for (const group of grouped.flat()) {
    if (group.length > 1) continue;
    const { kind, branches } = group[0]!.phrase.entry;
    for (const branch of branches) {
      weights.set(branch, (weights.get(branch) ?? 0) + (kind === 'occupation' ? TITLE_WEIGHT : 1) / branches.length);
    }
  }
  const weightOf = ({ phrase }: PhraseMatch) =>
    Math.max(
      phrase.entry.branches.length === 0 ? NEUTRAL_WEIGHT : 0,
      ...phrase.entry.branches.map((branch) => weights.get(branch) ?? 0),
    );
  return grouped.map((groups) =>
    groups.map((group) => group.reduce((best, other) => (weightOf(other) > weightOf(best) ? other : best))),
  );
}

/** Matches of competencies that rest on the very same words. */
function groupsOf(matches: readonly PhraseMatch[]): PhraseMatch[][] {
  const groups = new Map<string, PhraseMatch[]>();
  for (const match of matches) {
    const key =
      match.phrase.entry.kind === 'competency'
        ? match.used.join(' ')
        : `${match.phrase.entry.kind} ${match.used.join(' ')}`;
    const group = groups.get(key);
    if (!group) groups.set(key, [match]);
    else if (!group.some(({ phrase }) => phrase.entry.code === match.phrase.entry.code)) group.push(match);
  }
  return [...groups.values()];
}
