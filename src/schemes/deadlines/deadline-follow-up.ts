/** Deadlines about visitation, conversations and things that end (domain.md §2.1, §2.3, §2.10, §4.1). */
import { z } from 'zod';
import type { IsoDate } from '../../matching/core/facts';
import { addDays, addMonths, daysBetween } from '../dates';
import { common, define, notForThisPerson, settled, statuses, towards, unknown, whole } from './deadline-definition';
import type { DeadlineFacts } from './deadline-facts';
import { eligibilityWindow } from '../eligibility-window';

/** The first visitation. */
export const visitation = define({
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

/** The first conversation. */
export const firstConversation = define({
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

/** Enough conversations in every stretch of months after the first one. */
export const conversations = define({
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

/** The local pace of conversations. */
export const conversationLocal = define({
  code: 'deadline.conversation_local',
  params: z.strictObject({ ...common, weeks: whole }),
  check(facts, asOf, { weeks, noticeDays }) {
    if (facts.takenOverOn === undefined) return unknown('takenOverOn');
    if (facts.conversations === undefined) return unknown('conversations');
    const last = held(facts, asOf).at(-1);
    return towards(addDays(last ?? facts.takenOverOn, weeks * 7), asOf, noticeDays, { lastOn: last ?? null, weeks });
  },
});

/** A paused status ends or is looked at again. */
export const statusReview = define({
  code: 'deadline.status_review',
  params: z.strictObject({ noticeDays: whole, paused: statuses }),
  check({ status, statusUntil }, asOf, { noticeDays, paused }) {
    if (status === undefined) return unknown('status');
    if (!paused.includes(status)) return notForThisPerson('not_paused');
    if (statusUntil === undefined || statusUntil === null) return { ...unknown('statusUntil'), facts: { status } };
    return towards(statusUntil, asOf, noticeDays, { status });
  },
});

/** The residence permit ends. */
export const permitEnd = define({
  code: 'deadline.permit_end',
  params: z.strictObject({ noticeDays: whole }),
  check({ residenceUntil }, asOf, { noticeDays }) {
    if (residenceUntil === undefined) return unknown('residenceUntil');
    return residenceUntil === null ? notForThisPerson('no_end') : towards(residenceUntil, asOf, noticeDays, {});
  },
});

/** The age or residence limit of IGU closes soon. */
export const iguWindow = define({
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
