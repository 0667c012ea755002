import {
  ENDED_STATES,
  OPEN_STATES,
  SUGGESTION_STATES,
  type SuggestionState,
  suggestionStates,
} from './suggestion-state';

/** Every move that practice knows; all other moves are refused. */
const ALLOWED: Readonly<Record<SuggestionState, readonly SuggestionState[]>> = {
  suggested: ['under_review', 'accepted', 'rejected', 'closed'],
  under_review: ['suggested', 'accepted', 'rejected', 'closed'],
  accepted: ['suggested', 'under_review', 'proposed', 'interview', 'rejected', 'closed'],
  proposed: ['accepted', 'interview', 'offer', 'hired', 'rejected', 'closed'],
  interview: ['proposed', 'offer', 'hired', 'rejected', 'closed'],
  offer: ['interview', 'hired', 'rejected', 'closed'],
  hired: ['accepted', 'closed'],
  closed: ['suggested', 'under_review'],
  rejected: ['suggested', 'under_review', 'accepted'],
};

const pairs = SUGGESTION_STATES.flatMap((from) => SUGGESTION_STATES.map((to) => [from, to] as const));

describe('states of a suggestion', () => {
  it.each(pairs.filter(([from, to]) => ALLOWED[from].includes(to)))('lets %s become %s', (from, to) => {
    expect(suggestionStates.transition(from, to)).toBe(to);
  });

  it.each(pairs.filter(([from, to]) => !ALLOWED[from].includes(to)))('refuses to turn %s into %s', (from, to) => {
    expect(() => suggestionStates.transition(from, to)).toThrow(
      expect.objectContaining({ code: 'SUGGESTION.FORBIDDEN_TRANSITION' }),
    );
  });

  it('knows every state as open or ended', () => {
    expect([...OPEN_STATES, ...ENDED_STATES].sort()).toEqual([...SUGGESTION_STATES].sort());
  });

  it.each(OPEN_STATES)('can end %s as rejected and as closed', (state) => {
    expect(suggestionStates.can(state, 'rejected')).toBe(true);
    expect(suggestionStates.can(state, 'closed')).toBe(true);
  });

  it.each(ENDED_STATES)('can take %s back', (state) => {
    expect(suggestionStates.next(state).some((next) => OPEN_STATES.includes(next))).toBe(true);
  });

  it('hires nobody who was not proposed to the employer', () => {
    for (const state of ['suggested', 'under_review', 'accepted'] as const) {
      expect(suggestionStates.can(state, 'hired')).toBe(false);
    }
  });
});
