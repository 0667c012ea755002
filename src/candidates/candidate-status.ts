import { Conflict, type FieldProblem } from '../common/errors';
import { stateMachine } from '../common/state-machine';
import type { CandidateStatus } from '../matching/core/facts';
import type { StatusDto } from './candidate-input.dto';

/** Statuses that pause the course and need an end or review date (domain.md §2.10). */
export const PAUSED_STATUSES: readonly CandidateStatus[] = [
  'barsel',
  'sygemeldt',
  'manglende_pasning',
  'fritaget',
  'ferie',
];

/** Statuses that end the municipality's course. */
export const FINAL_STATUSES: readonly CandidateStatus[] = ['fraflyttet', 'udrejst'];

/** Everybody in the course can get any other status of the course, or leave; who has left stays left. */
export const candidateStatuses = stateMachine<CandidateStatus>('CANDIDATE', {
  aktiv: ['mellem_tilbud', ...PAUSED_STATUSES, ...FINAL_STATUSES],
  mellem_tilbud: ['aktiv', ...PAUSED_STATUSES, ...FINAL_STATUSES],
  barsel: afterPause('barsel'),
  sygemeldt: afterPause('sygemeldt'),
  manglende_pasning: afterPause('manglende_pasning'),
  fritaget: afterPause('fritaget'),
  ferie: afterPause('ferie'),
  fraflyttet: [],
  udrejst: [],
});

function afterPause(pause: CandidateStatus): CandidateStatus[] {
  return ['aktiv', 'mellem_tilbud', ...PAUSED_STATUSES.filter((other) => other !== pause), ...FINAL_STATUSES];
}

/**
 * Answers the new status when the change is allowed. The same status with other dates always is.
 * `correction` says that the former status was recorded by mistake (or that the person moved back), which is the only
 * way out of a final status.
 * @throws Conflict `CANDIDATE.FORBIDDEN_TRANSITION` with the facts `from`, `to` and `allowed`
 */
export function changeStatus(from: CandidateStatus, to: CandidateStatus, correction = false): CandidateStatus {
  if (from === to || correction) return to;
  if (FINAL_STATUSES.includes(from)) {
    throw new Conflict('CANDIDATE.FORBIDDEN_TRANSITION', `The status ${from} is final; only a correction leaves it.`, {
      from,
      to,
      allowed: [],
    });
  }
  return candidateStatuses.transition(from, to);
}

/**
 * What a colleague should look at, though it refuses nothing: a paused status without an end or review date, or one
 * whose date lies before `today`.
 */
export function statusNotes(status: StatusDto | undefined, today: string): FieldProblem[] {
  if (!status || !PAUSED_STATUSES.includes(status.code)) return [];
  if (!status.until) {
    return [
      {
        pointer: '/status/until',
        code: 'STATUS.END_UNKNOWN',
        detail: `the status ${status.code} has no end or review date`,
        expected: 'the day on which the status ends or is looked at again',
      },
    ];
  }
  if (status.until >= today) return [];
  return [
    {
      pointer: '/status/until',
      code: 'STATUS.END_PASSED',
      detail: `the status ${status.code} should have been looked at on ${status.until}`,
      expected: 'a new status, or a later date',
    },
  ];
}
