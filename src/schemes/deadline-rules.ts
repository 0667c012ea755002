/** The deadlines of domain.md §2.3, §2.1 and §2.10: one small function each, figures from `rules/deadlines.yaml`. */
import { z } from 'zod';
import type { CandidateStatus, IsoDate } from '../matching/core/facts';
import { visitationOn } from './arbejdsproevning.scheme';
import { addDays, addMonths, daysBetween, mondayOf } from './dates';
import type { DeadlineFacts, DeadlineVerdict } from './deadline-facts';
import { eligibilityWindow } from './eligibility-window';
import { RESIDENCE_BASES } from './facts';
import type { RuleBook } from './rule-book';
import { BLOCK_KINDS, weekMinutes } from './week-hours';

const STATUSES = [
  'aktiv',
  'mellem_tilbud',
  'barsel',
  'sygemeldt',
  'manglende_pasning',
  'fritaget',
  'ferie',
  'fraflyttet',
  'udrejst',
] as const satisfies readonly CandidateStatus[];

const whole = z.number().int().positive();
const statuses = z.array(z.enum(STATUSES));
/** `noticeDays`: how long before the day it counts as due · `suspendedBy`: statuses that pause the deadline. */
const common = { noticeDays: whole, suspendedBy: statuses.optional() };

/** One deadline: its code, the shape of its figures, and a pure function from facts to a verdict. */
export interface DeadlineDefinition<P = unknown> {
  code: string;
  params: z.ZodType<P>;
  check(facts: DeadlineFacts, asOf: IsoDate, params: P, rules: RuleBook): DeadlineVerdict;
}

function define<P>(definition: DeadlineDefinition<P>): DeadlineDefinition {
  return definition as DeadlineDefinition;
}

function unknown(...missing: string[]): DeadlineVerdict {
  return { status: 'unknown', facts: {}, missing };
}

function notForThisPerson(reason: string): DeadlineVerdict {
  return { status: 'ok', facts: { applies: false, reason } };
}

function towards(dueOn: IsoDate, asOf: IsoDate, noticeDays: number, facts: DeadlineVerdict['facts']): DeadlineVerdict {
  const daysLeft = daysBetween(asOf, dueOn);
  const status = daysLeft < 0 ? 'overdue' : daysLeft <= noticeDays ? 'due' : 'ok';
  return { status, dueOn, facts: { ...facts, dueOn, daysLeft, daysOver: Math.max(0, -daysLeft) } };
}

/** Settled on a day; tells how late it was. */
function settled(on: IsoDate, dueOn: IsoDate): DeadlineVerdict {
  return { status: 'ok', dueOn, facts: { dueOn, settledOn: on, lateDays: Math.max(0, daysBetween(dueOn, on)) } };
}

/** Visitation decides; before the first one a new arrival counts as jobparat (domain.md §2.1). */
function isJobparat(facts: DeadlineFacts, asOf: IsoDate, presumptionMonths: number): boolean | undefined {
  const visitation = facts.visitations && visitationOn(facts.visitations, asOf);
  if (visitation) return visitation.result === 'jobparat';
  if (facts.targetGroup === 'jobparat') return true;
  if (facts.targetGroup === 'aktivitetsparat') return false;
  const presumed = facts.takenOverOn !== undefined && asOf <= addMonths(facts.takenOverOn, presumptionMonths);
  return presumed ? true : undefined;
}

function firstOffer({ offers }: DeadlineFacts, dueOn: IsoDate, asOf: IsoDate, noticeDays: number): DeadlineVerdict {
  if (offers === undefined) return unknown('offers');
  const first = offers.map(({ from }) => from).sort()[0];
  if (first !== undefined && (first <= asOf || first <= dueOn)) return settled(first, dueOn);
  return towards(dueOn, asOf, noticeDays, { plannedFrom: first ?? null });
}

const firstOfferAim = define({
  code: 'deadline.first_offer_aim',
  params: z.strictObject({ ...common, days: whole }),
  check(facts, asOf, { days, noticeDays }) {
    if (facts.takenOverOn === undefined) return unknown('takenOverOn');
    return firstOffer(facts, addDays(facts.takenOverOn, days), asOf, noticeDays);
  },
});

const firstOfferLatest = define({
  code: 'deadline.first_offer_latest',
  params: z.strictObject({ ...common, months: whole }),
  check(facts, asOf, { months, noticeDays }) {
    const { takenOverOn, programmeStartedOn } = facts;
    if (takenOverOn === undefined) return unknown('takenOverOn');
    const latest = addMonths(takenOverOn, months);
    return firstOffer(
      facts,
      programmeStartedOn && programmeStartedOn < latest ? programmeStartedOn : latest,
      asOf,
      noticeDays,
    );
  },
});

const programmeStart = define({
  code: 'deadline.programme_start',
  params: z.strictObject({ ...common, months: whole }),
  check({ takenOverOn, programmeStartedOn }, asOf, { months, noticeDays }) {
    if (takenOverOn === undefined) return unknown('takenOverOn');
    if (programmeStartedOn === undefined) return unknown('programmeStartedOn');
    const dueOn = addMonths(takenOverOn, months);
    if (programmeStartedOn !== null && (programmeStartedOn <= asOf || programmeStartedOn <= dueOn)) {
      return settled(programmeStartedOn, dueOn);
    }
    return towards(dueOn, asOf, noticeDays, {});
  },
});

const offerGap = define({
  code: 'deadline.offer_gap',
  params: z.strictObject({ ...common, weeks: whole, presumptionMonths: whole }),
  check(facts, asOf, { weeks, presumptionMonths, noticeDays }) {
    const jobparat = isJobparat(facts, asOf, presumptionMonths);
    if (jobparat === undefined) return unknown('visitations');
    if (!jobparat) return notForThisPerson('not_jobparat');
    if (facts.offers === undefined) return unknown('offers');
    const begun = facts.offers.filter(({ from }) => from <= asOf);
    if (begun.length === 0) return notForThisPerson('no_offer_yet');
    if (begun.some(({ until }) => until === undefined || until >= asOf)) {
      return { status: 'ok', facts: { inOffer: true } };
    }
    const ended = begun
      .map(({ until }) => until!)
      .sort()
      .at(-1)!;
    // the clock stands still while a status pauses it
    const pausedUntil = facts.statusUntil && facts.statusUntil < asOf ? facts.statusUntil : ended;
    const counted = pausedUntil > ended ? pausedUntil : ended;
    const dueOn = addDays(counted, weeks * 7);
    const next = facts.offers
      .map(({ from }) => from)
      .filter((from) => from > asOf)
      .sort()[0];
    const told = { endedOn: ended, daysWithout: daysBetween(ended, asOf), plannedFrom: next ?? null };
    if (next !== undefined && next <= dueOn) return { status: 'ok', dueOn, facts: { ...told, dueOn } };
    return towards(dueOn, asOf, noticeDays, told);
  },
});

const weeklyHours = define({
  code: 'deadline.weekly_hours',
  params: z.strictObject({
    hours: whole,
    presumptionMonths: whole,
    countedKinds: z.array(z.enum(BLOCK_KINDS)).min(1),
    suspendedBy: statuses.optional(),
  }),
  check(facts, asOf, { hours, presumptionMonths, countedKinds }) {
    if (facts.programmeStartedOn === null) return notForThisPerson('programme_not_begun');
    const jobparat = isJobparat(facts, asOf, presumptionMonths);
    if (jobparat === undefined) return unknown('visitations');
    if (!jobparat) return notForThisPerson('not_jobparat');
    if (facts.blocks === undefined) return unknown('blocks');
    const counted = facts.blocks.filter(({ kind }) => countedKinds.includes(kind));
    const minutes = weekMinutes(counted, asOf);
    if (minutes === undefined) return unknown('blocks.weeklyHours');
    const told = { minutes, hours };
    if (minutes >= hours * 60) return { status: 'ok', facts: told };
    const monday = mondayOf(asOf);
    const lastMonday = addDays(monday, -7);
    const began = facts.programmeStartedOn ?? facts.takenOverOn;
    const before = began !== undefined && began <= lastMonday ? weekMinutes(counted, lastMonday) : undefined;
    const alreadyShort = before !== undefined && before < hours * 60;
    const dueOn = addDays(monday, alreadyShort ? -1 : 6);
    return { status: alreadyShort ? 'overdue' : 'due', dueOn, facts: { ...told, dueOn } };
  },
});

const workDuty = define({
  code: 'deadline.work_duty',
  params: z.strictObject({ hours: whole, exempt: z.array(z.enum(RESIDENCE_BASES)), suspendedBy: statuses.optional() }),
  check({ workDuty: duty, residenceBasis, blocks }, asOf, { hours, exempt }) {
    if (residenceBasis !== undefined && exempt.includes(residenceBasis)) return notForThisPerson('exempt_basis');
    const { meetsOpholdskrav, meetsBeskaeftigelseskrav, reducedHours } = duty ?? {};
    if (meetsOpholdskrav && meetsBeskaeftigelseskrav) return notForThisPerson('meets_both');
    if (meetsOpholdskrav !== false && meetsBeskaeftigelseskrav !== false) {
      return unknown('workDuty.meetsOpholdskrav', 'workDuty.meetsBeskaeftigelseskrav');
    }
    if (residenceBasis === undefined) return unknown('residenceBasis');
    if (blocks === undefined) return unknown('blocks');
    const minutes = weekMinutes(blocks, asOf);
    if (minutes === undefined) return unknown('blocks.weeklyHours');
    const needed = reducedHours ?? hours;
    const dueOn = addDays(mondayOf(asOf), 6);
    const told = { minutes, hours: needed };
    return minutes >= needed * 60 ? { status: 'ok', facts: told } : { status: 'due', dueOn, facts: { ...told, dueOn } };
  },
});

const visitation = define({
  code: 'deadline.visitation',
  params: z.strictObject({ ...common, months: whole }),
  check({ takenOverOn, visitations }, asOf, { months, noticeDays }) {
    if (takenOverOn === undefined) return unknown('takenOverOn');
    if (visitations === undefined) return unknown('visitations');
    const dueOn = addMonths(takenOverOn, months);
    const first = visitations
      .map(({ on }) => on)
      .filter((on) => on >= takenOverOn && on <= asOf)
      .sort()[0];
    return first === undefined ? towards(dueOn, asOf, noticeDays, {}) : settled(first, dueOn);
  },
});

function held({ conversations, takenOverOn }: DeadlineFacts, asOf: IsoDate): IsoDate[] {
  return (conversations ?? []).filter((on) => on >= takenOverOn! && on <= asOf).sort();
}

const firstConversation = define({
  code: 'deadline.first_conversation',
  params: z.strictObject({ ...common, months: whole }),
  check(facts, asOf, { months, noticeDays }) {
    if (facts.takenOverOn === undefined) return unknown('takenOverOn');
    if (facts.conversations === undefined) return unknown('conversations');
    const dueOn = addMonths(facts.takenOverOn, months);
    const first = held(facts, asOf)[0];
    return first === undefined ? towards(dueOn, asOf, noticeDays, {}) : settled(first, dueOn);
  },
});

const conversations = define({
  code: 'deadline.conversations',
  params: z.strictObject({ ...common, afterMonths: whole, count: whole, months: whole }),
  check(facts, asOf, { afterMonths, count, months, noticeDays }) {
    if (facts.takenOverOn === undefined) return unknown('takenOverOn');
    if (facts.conversations === undefined) return unknown('conversations');
    const clock = addMonths(facts.takenOverOn, afterMonths);
    const counted = held(facts, asOf).filter((on) => on > clock);
    // every stretch of so many months holds enough: the window that opens with the oldest one still needed
    const opens = counted.length < count ? clock : counted[counted.length - count]!;
    const dueOn = addMonths(opens, months);
    const inWindow = counted.filter((on) => on > opens).length;
    return towards(dueOn, asOf, noticeDays, { held: inWindow, count, months });
  },
});

const conversationLocal = define({
  code: 'deadline.conversation_local',
  params: z.strictObject({ ...common, weeks: whole }),
  check(facts, asOf, { weeks, noticeDays }) {
    if (facts.takenOverOn === undefined) return unknown('takenOverOn');
    if (facts.conversations === undefined) return unknown('conversations');
    const last = held(facts, asOf).at(-1);
    return towards(addDays(last ?? facts.takenOverOn, weeks * 7), asOf, noticeDays, { lastOn: last ?? null, weeks });
  },
});

const employmentAim = define({
  code: 'deadline.employment_aim',
  params: z.strictObject({
    ...common,
    months: whole,
    maxMonths: whole,
    countedKinds: z.array(z.enum(BLOCK_KINDS)).min(1),
  }),
  check({ takenOverOn, blocks }, asOf, { months, maxMonths, countedKinds, noticeDays }) {
    if (takenOverOn === undefined) return unknown('takenOverOn');
    if (blocks === undefined) return unknown('blocks');
    const employed = blocks.some(
      ({ kind, from, until }) => countedKinds.includes(kind) && from <= asOf && (until === undefined || asOf <= until),
    );
    if (employed) return { status: 'ok', facts: { employed: true } };
    return towards(addMonths(takenOverOn, months), asOf, noticeDays, {
      programmeEndsAtLatest: addMonths(takenOverOn, maxMonths),
    });
  },
});

const statusReview = define({
  code: 'deadline.status_review',
  params: z.strictObject({ noticeDays: whole, paused: statuses }),
  check({ status, statusUntil }, asOf, { noticeDays, paused }) {
    if (status === undefined) return unknown('status');
    if (!paused.includes(status)) return notForThisPerson('not_paused');
    if (statusUntil === undefined || statusUntil === null) return { ...unknown('statusUntil'), facts: { status } };
    return towards(statusUntil, asOf, noticeDays, { status });
  },
});

const permitEnd = define({
  code: 'deadline.permit_end',
  params: z.strictObject({ noticeDays: whole }),
  check({ residenceUntil }, asOf, { noticeDays }) {
    if (residenceUntil === undefined) return unknown('residenceUntil');
    return residenceUntil === null ? notForThisPerson('no_end') : towards(residenceUntil, asOf, noticeDays, {});
  },
});

const iguWindow = define({
  code: 'deadline.igu_window',
  params: z.strictObject({ months: whole }),
  check(facts, asOf, { months }, rules) {
    const window = eligibilityWindow(facts, 'igu', rules, asOf);
    if (!window.possible) return notForThisPerson('not_possible');
    const closing = window.limits
      .filter(({ code, until }) => until !== undefined && (code === 'igu.age' || code === 'igu.residence'))
      .sort((a, b) => (a.until! < b.until! ? -1 : 1))[0];
    if (closing === undefined) return unknown(...window.missing);
    const dueOn = closing.until!;
    if (dueOn < asOf) return notForThisPerson('closed');
    const told = { dueOn, limit: closing.code, daysLeft: daysBetween(asOf, dueOn) };
    if (dueOn <= addMonths(asOf, months)) return { status: 'due', dueOn, facts: told };
    const open = ['person.birthDate', 'person.firstRegisteredOn'].filter((field) => window.missing.includes(field));
    return open.length > 0 ? { ...unknown(...open), dueOn, facts: told } : { status: 'ok', dueOn, facts: told };
  },
});

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
