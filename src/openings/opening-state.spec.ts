import { Conflict } from '../common/errors';
import { OPENING_STATES, type OpeningState, openingStates, RANKED_STATES } from './opening-state';

/** Every move that practice knows; all other moves are refused. */
const ALLOWED: readonly [OpeningState, OpeningState, string][] = [
  ['kladde', 'aaben', 'is published'],
  ['kladde', 'lukket', 'is given up before anybody saw it'],
  ['aaben', 'i_dialog', 'gets its first proposal'],
  ['aaben', 'inaktiveret', 'has enough referrals for now'],
  ['aaben', 'besat', 'is filled'],
  ['aaben', 'lukket', 'passes its deadline'],
  ['i_dialog', 'aaben', 'has no proposals left'],
  ['i_dialog', 'inaktiveret', 'has enough referrals for now'],
  ['i_dialog', 'besat', 'is filled'],
  ['i_dialog', 'lukket', 'is withdrawn by the employer'],
  ['inaktiveret', 'aaben', 'wants referrals again'],
  ['inaktiveret', 'i_dialog', 'goes on with the proposals it has'],
  ['inaktiveret', 'besat', 'is filled'],
  ['inaktiveret', 'lukket', 'passes its deadline'],
  ['besat', 'aaben', 'loses the person hired'],
  ['lukket', 'aaben', 'is wanted after all'],
];

describe('states of an opening', () => {
  it.each(ALLOWED)('lets %s become %s when the opening %s', (from, to) => {
    expect(openingStates.transition(from, to)).toBe(to);
  });

  const allowed = new Set(ALLOWED.map(([from, to]) => `${from} ${to}`));
  const refused = OPENING_STATES.flatMap((from) =>
    OPENING_STATES.filter((to) => !allowed.has(`${from} ${to}`)).map((to) => [from, to] as const),
  );

  it.each(refused)('refuses to turn %s into %s', (from, to) => {
    expect(openingStates.can(from, to)).toBe(false);
    expect(() => openingStates.transition(from, to)).toThrow(Conflict);
  });

  it('says what would have been allowed', () => {
    expect(() => openingStates.transition('besat', 'kladde')).toThrow(
      expect.objectContaining({
        code: 'OPENING.FORBIDDEN_TRANSITION',
        facts: { from: 'besat', to: 'kladde', allowed: ['aaben'] },
      }),
    );
  });

  it('ranks people only while the opening takes proposals', () => {
    expect(RANKED_STATES).toEqual(['aaben', 'i_dialog']);
  });
});
