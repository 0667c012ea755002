import type { DeadlineDefinition } from './deadline-definition';
import {
  conversationLocal,
  conversations,
  firstConversation,
  iguWindow,
  permitEnd,
  statusReview,
  visitation,
} from './deadline-follow-up';
import {
  employmentAim,
  firstOfferAim,
  firstOfferLatest,
  offerGap,
  programmeStart,
  weeklyHours,
  workDuty,
} from './deadline-offers';

/** All deadlines in the order they are shown. */
export const deadlineDefinitions: readonly DeadlineDefinition[] = [
  firstOfferAim,
  firstOfferLatest,
  programmeStart,
  visitation,
  firstConversation,
  conversations,
  conversationLocal,
  offerGap,
  weeklyHours,
  workDuty,
  employmentAim,
  statusReview,
  permitEnd,
  iguWindow,
];

/** Kinds of deadlines, e.g. `visitation`, in the same order. */
export const DEADLINE_KINDS: readonly string[] = deadlineDefinitions.map(({ code }) => code.slice('deadline.'.length));

/** The code of a kind's rule, e.g. `deadline.visitation`. */
export function deadlineCode(kind: string): string {
  return `deadline.${kind}`;
}
