/**
 * Which deadline of a person is missed or near in the demo. A well-run team keeps most: about one person in fifteen has
 * missed something, one in seven has something to do within weeks; of many kinds, so that no rule stands for all others.
 */
import type { CandidateStatus } from '../matching/core/facts';
import { daysBetween } from '../schemes/dates';
import type { Random } from './random';

/** A deadline the demo lets slip or come near on purpose. */
export type SlippingKind =
  | 'first_offer'
  | 'first_conversation'
  | 'conversation_local'
  | 'conversations'
  | 'weekly_hours'
  | 'work_duty'
  | 'employment_aim';

/** What slips, and how far; `undefined` = nothing. */
export type Pace = { kind: SlippingKind; how: 'missed' | 'soon' } | undefined;

/** What decides which deadlines somebody has at all. */
export interface Course {
  takenOverOn: string;
  asOf: string;
  status: CandidateStatus;
  /** counted as ready for a job, also before the first visitation */
  jobparat: boolean;
  /** there is an assessment of the work duty */
  assessed: boolean;
  /** a placement runs */
  placed: boolean;
}

/** Statuses that pause nearly every deadline. */
export const PAUSED: readonly CandidateStatus[] = ['barsel', 'sygemeldt', 'fritaget', 'fraflyttet', 'udrejst'];

/** Statuses in which the week is filled. */
export const AT_WORK: readonly CandidateStatus[] = ['aktiv', 'mellem_tilbud'];

/** Per cent of the people with something missed, and with something near. */
const SHARES = { missed: 5, soon: 13 } as const;

/** True for somebody whose offer has ended and whose hours are to be found again. */
export function isBetweenOffers({ takenOverOn, asOf, status, jobparat, placed }: Course): boolean {
  return status === 'mellem_tilbud' && jobparat && !placed && daysBetween(takenOverOn, asOf) > 90;
}

/** Draws what slips for one person, among the deadlines that the person has. */
export function drawPace(random: Random, course: Course): Pace {
  if (isBetweenOffers(course)) {
    const how = random.weighted({ kept: 45, soon: 35, missed: 20 });
    return how === 'kept' ? undefined : { kind: 'weekly_hours', how };
  }
  const draw = random.below(100);
  const how = draw < SHARES.missed ? 'missed' : draw < SHARES.missed + SHARES.soon ? 'soon' : undefined;
  if (how === undefined) return undefined;
  const weights = how === 'missed' ? missable(course) : near(course);
  return Object.values(weights).some((weight) => weight > 0) ? { kind: random.weighted(weights), how } : undefined;
}

type Weights = Partial<Record<SlippingKind, number>>;

function missable({ takenOverOn, asOf, status, jobparat, placed }: Course): Record<SlippingKind, number> {
  const days = daysBetween(takenOverOn, asOf);
  return weights({
    first_offer: days > 15 && days < 50 ? 60 : 0,
    first_conversation: days > 92 && days < 150 ? 30 : 0,
    ...(PAUSED.includes(status)
      ? { conversations: days > 480 ? 40 : 0 }
      : {
          conversation_local: days > 130 ? 30 : 0,
          employment_aim: days > 365 && days < 700 ? 40 : 0,
          weekly_hours: status === 'aktiv' && jobparat && !placed && days > 60 && days < 900 ? 70 : 0,
        }),
  });
}

function near({ takenOverOn, asOf, status, jobparat, assessed, placed }: Course): Record<SlippingKind, number> {
  const days = daysBetween(takenOverOn, asOf);
  if (PAUSED.includes(status)) return weights({ conversations: days > 480 ? 40 : 0 });
  const atWork = AT_WORK.includes(status);
  return weights({
    conversation_local: days > 130 ? 15 : 0,
    employment_aim: days > 310 && days <= 365 ? 80 : 0,
    weekly_hours: atWork && jobparat && !placed && days > 60 ? 45 : 0,
    work_duty: atWork && assessed ? 40 : 0,
  });
}

function weights(some: Weights): Record<SlippingKind, number> {
  const none = { first_offer: 0, first_conversation: 0, conversation_local: 0, conversations: 0 };
  return { ...none, weekly_hours: 0, work_duty: 0, employment_aim: 0, ...some };
}
