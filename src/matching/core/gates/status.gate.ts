import type { CandidateStatus } from '../facts';
import type { Outcome } from '../result';
import { gateResult, type GateRule } from './gate-rule';

/** Active people pass, people who have left never do, the rest are paused until a date. */
export type StatusKind = 'active' | 'paused' | 'gone';

const KINDS: Readonly<Record<CandidateStatus, StatusKind>> = {
  aktiv: 'active',
  mellem_tilbud: 'active',
  barsel: 'paused',
  sygemeldt: 'paused',
  manglende_pasning: 'paused',
  fritaget: 'paused',
  ferie: 'paused',
  fraflyttet: 'gone',
  udrejst: 'gone',
};

/** Which kind of status it is (domain.md §2.10). */
export function statusKind(status: CandidateStatus): StatusKind {
  return KINDS[status];
}

/**
 * Is the person in the course when the work begins? A pause must end before the start; its last day is still a pause.
 * A pause without an end is a question, not a no.
 */
export const status: GateRule = ({ start }, candidate) => {
  const kind = statusKind(candidate.status);
  const until = candidate.statusUntil;
  let outcome: Outcome = kind === 'gone' ? 'not_met' : 'met';
  if (kind === 'paused') outcome = until === undefined ? 'unknown' : until < start ? 'met' : 'not_met';
  return gateResult('status', outcome, { status: candidate.status, until: until ?? null, start });
};
