/**
 * Every kind of queued job and what it carries. Payloads are ids only: the handler re-reads the record, is safe to run
 * twice, and ends quietly when the record is gone.
 */
export interface JobPayloads {
  /** rank one opening anew and store its list */
  'rematch-opening': { openingId: string };
  /** find the openings one person's change touches and have them ranked anew */
  'rematch-candidate': { candidateId: string };
  /** rank the openings of one batch of a full re-match */
  'rematch-batch': { rematchId: string; number: number };
  /** read an uploaded file into records */
  'import-file': { importId: string };
  /** forget files that were read and never stored */
  'forget-imports': Record<string, never>;
  /** record every missed deadline that was not recorded before */
  'record-breaches': Record<string, never>;
  /** chain the audit events that came since, and write the head of the day outside */
  'seal-audit': Record<string, never>;
  /** let go what the retention rules no longer keep, or tell what that would be */
  'apply-retention': Record<string, never>;
  /** repair what was lost and find what went stale, also by a date passing */
  sweep: Record<string, never>;
}

export type JobName = keyof JobPayloads;

/** All job names, for the start-up check that each has exactly one handler. */
export const JOB_NAMES = [
  'rematch-opening',
  'rematch-candidate',
  'rematch-batch',
  'import-file',
  'forget-imports',
  'record-breaches',
  'seal-audit',
  'apply-retention',
  'sweep',
] as const satisfies JobName[];

/** A handler throws to have the job tried again; it never reports success for work it did not do. */
export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name], job: JobContext) => Promise<void> };

/** What a handler may use of its job. */
export interface JobContext {
  id: string;
  attempt: number;
  /** 0–100 */
  progress(percent: number): Promise<void>;
}
