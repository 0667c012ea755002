import type { CandidateFacts } from '../core/facts';

/**
 * Names of the facts in which two states of a person differ, in alphabetical order; `new` or `gone` when one is
 * missing. Names only, never values: they go into the outbox and the delta of a run.
 */
export function changedFields(before: CandidateFacts | null, after: CandidateFacts | null): string[] {
  if (!before) return ['new'];
  if (!after) return ['gone'];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof CandidateFacts>;
  return [...names].filter((name) => canonical(before[name]) !== canonical(after[name])).sort();
}

/** JSON with sorted keys, so that facts read back from the database compare equal. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
