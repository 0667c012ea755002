/** What a decision about several people at once may do. Pure. */
import type { SuggestionState } from './suggestion-state';

/** What can be decided about several people at once. */
export const BULK_DECISIONS = ['accepted', 'rejected'] as const satisfies readonly SuggestionState[];
export type BulkDecision = (typeof BULK_DECISIONS)[number];

/** How many people can be decided about in one go: the longest list there is. */
export const MOST_AT_ONCE = 200;

/** States in which nobody has decided yet. */
const WAITING: readonly SuggestionState[] = ['suggested', 'under_review'];

/**
 * Why a person is left out.
 *
 * - `DECIDED` somebody has decided already: overturning that is done one by one, with the history in view
 * - `CHANGED` it waits, but was taken up after the list was read
 * - `NOT_LISTED` there is no suggestion of this person for the opening
 */
export const BULK_REFUSALS = ['DECIDED', 'CHANGED', 'NOT_LISTED'] as const;
export type BulkRefusal = (typeof BULK_REFUSALS)[number];

/**
 * Why nothing is decided about one person; null = it is.
 * @param suggestion as it stands now; undefined = there is none
 * @param seen its version when the list was read; null = there was none yet, which counts as the first
 */
export function bulkRefusal(
  suggestion: { state: SuggestionState; version: number } | undefined,
  seen: number | null,
): BulkRefusal | null {
  if (!suggestion) return 'NOT_LISTED';
  if (!WAITING.includes(suggestion.state)) return 'DECIDED';
  return suggestion.version === (seen ?? 1) ? null : 'CHANGED';
}
