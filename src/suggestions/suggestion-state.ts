import { stateMachine } from '../common/state-machine';

/**
 * States of one person's suggestion for one opening. The engine only ever writes `suggested`; all others are the
 * decision of a person (domain.md §7).
 */
export const SUGGESTION_STATES = [
  'suggested',
  'under_review',
  'accepted',
  'proposed',
  'interview',
  'offer',
  'hired',
  'closed',
  'rejected',
] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** States in which something is still to be done. */
export const OPEN_STATES: readonly SuggestionState[] = [
  'suggested',
  'under_review',
  'accepted',
  'proposed',
  'interview',
  'offer',
];

/** States of whoever stands on the shortlist of an opening, or went further from there. */
export const SHORTLISTED_STATES: readonly SuggestionState[] = ['accepted', 'proposed', 'interview', 'offer', 'hired'];

/** The same as a list in SQL. */
export const SHORTLISTED_SQL = `(${SHORTLISTED_STATES.map((state) => `'${state}'`).join(', ')})`;

/** States that end a suggestion; each can be undone. */
export const ENDED_STATES: readonly SuggestionState[] = ['hired', 'closed', 'rejected'];

/**
 * The ladder can be climbed step by step or, where practice does, with steps left out: an accepted person may be
 * interviewed on the telephone, a proposed one hired on the spot. Any open state can end as `rejected` (which needs a
 * coded reason) or `closed` (the opening went away). Backward moves undo a slip; an ended suggestion is reopened to
 * where a person looks at it again, and a hire that falls through goes back to `accepted`.
 */
export const suggestionStates = stateMachine<SuggestionState>('SUGGESTION', {
  suggested: ['under_review', 'accepted', 'rejected', 'closed'],
  under_review: ['accepted', 'suggested', 'rejected', 'closed'],
  accepted: ['proposed', 'interview', 'under_review', 'suggested', 'rejected', 'closed'],
  proposed: ['interview', 'offer', 'hired', 'accepted', 'rejected', 'closed'],
  interview: ['offer', 'hired', 'proposed', 'rejected', 'closed'],
  offer: ['hired', 'interview', 'rejected', 'closed'],
  hired: ['accepted', 'closed'],
  closed: ['suggested', 'under_review'],
  rejected: ['suggested', 'under_review', 'accepted'],
});
