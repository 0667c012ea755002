import type { CandidateFacts, CandidateStatus, IsoDate } from '../facts';
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

/** The answer for a first day. */
export function statusOutcome({ status: own, statusUntil: until }: CandidateFacts, start: IsoDate): Outcome {
  const kind = statusKind(own);
  if (kind !== 'paused') return kind === 'gone' ? 'not_met' : 'met';
  return until === undefined ? 'unknown' : until < start ? 'met' : 'not_met';
}

/**
 * Is the person in the course when the work begins? A pause must end before the start; its last day is still a pause.
 * A pause without an end is a question, not a no.
 */
export const status: GateRule = ({ start }, candidate) =>
  gateResult('status', statusOutcome(candidate, start), {
    status: candidate.status,
    until: candidate.statusUntil ?? null,
    start,
  });
