/** Deadlines about offers, hours and the start of the programme (domain.md §2.3). */
import { z } from 'zod';
import type { IsoDate } from '../../matching/core/facts';
import { visitationOn } from '../rules/arbejdsproevning.scheme';
import { addDays, addMonths, daysBetween, mondayOf } from '../dates';
import { common, define, notForThisPerson, settled, statuses, towards, unknown, whole } from './deadline-definition';
import type { DeadlineFacts, DeadlineVerdict } from './deadline-facts';
import { RESIDENCE_BASES } from '../facts';
import { BLOCK_KINDS, weekMinutes } from '../week-hours';

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

/** The first work-directed offer, as soon as is aimed for. */
export const firstOfferAim = define({
  code: 'deadline.first_offer_aim',
  params: z.strictObject({ ...common, days: whole }),
  check(facts, asOf, { days, noticeDays }) {
    if (facts.takenOverOn === undefined) return unknown('takenOverOn');
    return firstOffer(facts, addDays(facts.takenOverOn, days), asOf, noticeDays);
  },
});

/** The first work-directed offer, at the latest when the programme starts. */
export const firstOfferLatest = define({
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

/** The programme has to start soon after the takeover. */
export const programmeStart = define({
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

/** Jobparate people are not left without an offer for long. */
export const offerGap = define({
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

/** Jobparate people have enough work-directed hours in every week. */
export const weeklyHours = define({
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

/** Work duty from 2025: everything that fills the week counts. */
export const workDuty = define({
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

/** Ordinary employment is the aim of the first year. */
export const employmentAim = define({
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
