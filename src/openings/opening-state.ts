import { stateMachine } from '../common/state-machine';

/**
 * States of an opening: the ladder of domain.md §4.5 (`kladde → aaben → i_dialog → besat / lukket`) together with the
 * states of the national order on jobcentres' data (BEK 442/2023 § 137): *under behandling* = `aaben` and `i_dialog`,
 * `inaktiveret` = the employer has enough referrals for now, *afsluttet: besat* = `besat`, *afsluttet: frist
 * udløbet* = `lukket` with the reason `frist_udloebet`.
 */
export const OPENING_STATES = ['kladde', 'aaben', 'i_dialog', 'inaktiveret', 'besat', 'lukket'] as const;
export type OpeningState = (typeof OPENING_STATES)[number];

/** Why an opening was closed without being filled. */
export const CLOSED_REASONS = [
  'frist_udloebet',
  'trukket_tilbage',
  'besat_anden_vej',
  'vilkaar_ikke_i_orden',
  'ulovligt_krav',
  'dublet',
  'andet',
] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

/** States in which people are ranked for the opening. */
export const RANKED_STATES: readonly OpeningState[] = ['aaben', 'i_dialog'];

/**
 * A draft is never filled: it is opened first, so that its list exists. A filled or closed opening can be opened
 * again, since hires fall through and employers change their minds.
 */
export const openingStates = stateMachine<OpeningState>('OPENING', {
  kladde: ['aaben', 'lukket'],
  aaben: ['i_dialog', 'inaktiveret', 'besat', 'lukket'],
  i_dialog: ['aaben', 'inaktiveret', 'besat', 'lukket'],
  inaktiveret: ['aaben', 'i_dialog', 'besat', 'lukket'],
  besat: ['aaben'],
  lukket: ['aaben'],
});
