import type { Actor } from '../common/request-actor';

/** Kinds of things that are logged (domain.md §9.2, §9.5: who saw what, who decided what). */
export const AUDIT_ACTIONS = [
  /** a person's record was looked at */
  'look_up',
  /** a list or page with several people was shown */
  'list_view',
  /** a record was made, changed or deleted */
  'write',
  /** a person decided about a suggestion, a placement, a permission … */
  'decision',
  /** personal data left the program: subject access, export file */
  'disclosure',
  /** data was erased or made anonymous, or the retention rules were gone through for it */
  'erasure',
  /** sign-in, sign-out, refused access, break-glass */
  'access',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What the log is told. Never personal data: ids, codes and counts only. */
export interface AuditEntry {
  action: AuditAction;
  /** kind of record, e.g. `candidate`, `opening`, `suggestion` */
  subjectType: string;
  /** id of the record; null when it is about a list or nothing in particular */
  subjectId?: string | null;
  /** why, where it was asked for; taken from the cause of the work in hand when left out */
  purpose?: string | null;
  /** who; taken from the cause of the work in hand when left out */
  principal?: Actor;
  municipality?: string | null;
  /** further ids, codes and counts, e.g. `{ route: 'GET candidates/:id' }` */
  details?: AuditDetails;
}

/** Details hold short texts without personal data, whole numbers and yes/no. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;
