import type { CandidateStatus, IsoDate } from '../../matching/core/facts';
import type { ReasonFacts } from '../../matching/core/result';
import type { SchemePerson } from '../facts';
import type { WeekBlock } from '../week-hours';

/** A work-directed offer: praktik or løntilskud (domain.md §2.3). */
export interface WorkOffer {
  from: IsoDate;
  /** last day; undefined = open-ended */
  until?: IsoDate;
}

/** Facts about one person that the deadlines of domain.md §2.3 ask for; `undefined` = unknown. */
export interface DeadlineFacts extends SchemePerson {
  /** overtagelsesdato: the day the municipality took over; starts every clock */
  takenOverOn?: IsoDate;
  /** `null` = not begun */
  programmeStartedOn?: IsoDate | null;
  /** all work-directed offers, past and agreed; `[]` = none */
  offers?: readonly WorkOffer[];
  /** days of the statutory conversations held; `[]` = none */
  conversations?: readonly IsoDate[];
  /** what fills the person's weeks now; `[]` = nothing */
  blocks?: readonly WeekBlock[];
  status?: CandidateStatus;
  /** last day or review day of the status; `null` = none set */
  statusUntil?: IsoDate | null;
  workDuty?: {
    /** 9 of the last 10 years in Denmark */
    meetsOpholdskrav?: boolean;
    /** 2½ years of full-time work in 10 years */
    meetsBeskaeftigelseskrav?: boolean;
    /** hours a week after a reduction for health; undefined = not reduced */
    reducedHours?: number;
  };
}

/** `overdue`: the day has passed · `due`: act now · `ok`: kept, far off, or not for this person · `unknown` */
export type DeadlineStatus = 'overdue' | 'due' | 'ok' | 'unknown';

/** What one deadline rule says about one person on one day. */
export interface DeadlineVerdict {
  status: DeadlineStatus;
  dueOn?: IsoDate;
  /** `applies: false` = the deadline is not for this person now */
  facts: ReasonFacts;
  /** fields that would settle an `unknown` */
  missing?: readonly string[];
}

/** A verdict with its rule's code, clause and marks. */
export interface DeadlineAnswer {
  /** last part of the code, e.g. `visitation` */
  kind: string;
  /** e.g. `deadline.visitation` */
  code: string;
  status: DeadlineStatus;
  dueOn: IsoDate | null;
  /**
   * the last working day on which it can still be met: `dueOn` itself, or the one before when that is a weekend or a public
   * holiday. The handbook moves no deadline for a holiday (domain.md §2.3), so the day that counts stays `dueOn`. [A]
   */
  actBy: IsoDate | null;
  clause: string;
  source: string;
  uncertain: boolean;
  assumption: boolean;
  validFrom: IsoDate;
  validTo: IsoDate | null;
  facts: ReasonFacts;
  missing: readonly string[];
}
