/**
 * What fills the weeks of the demo's people: offers that came in time, paid hours before the first year is over, enough
 * hours in the week – but where the drawn pace says otherwise. None of it is an input of a ranking.
 */
import type { CaseworkInputs } from '../casework/records/casework-records';
import { WORK_DIRECTED } from '../casework/scheme-facts';
import { addDays, addMonths, daysBetween, mondayOf } from '../schemes/dates';
import { type BlockKind, weekMinutes } from '../schemes/week-hours';
import type { DemoCandidate } from './demo.types';
import { AT_WORK, type Course, isBetweenOffers, type Pace, PAUSED } from './pace';
import type { Random } from './random';

type Offer = Omit<CaseworkInputs['offers'], 'by'>;
type Block = Offer['blocks'][number];

/** Schemes whose placements came of an offer. */
const OFFERED: readonly string[] = ['virksomhedspraktik', 'loentilskud_privat', 'loentilskud_offentlig', 'igu'];
/** Blocks that count as work-directed hours. */
const WORK: readonly BlockKind[] = [
  'ordinaert',
  'smaajob',
  'vikar',
  'igu',
  'virksomhedspraktik',
  'loentilskud_privat',
  'nyttejob',
];
/** Hours of work a week that are aimed at, and hours of a whole week (domain.md §2.3). */
const WORK_HOURS = 15;
const WHOLE_WEEK = 37;
/** Days after the takeover from which nobody is wholly without paid hours. */
const LONG_HERE = 600;
/** Days after the takeover from which somebody has paid hours, the year not being over. */
const FIRST_JOB_DAYS = [150, 355] as const;

/** The offers of one person; `dutyHours` is what the work duty asks for, undefined where nobody has looked. */
export function makeActivities(
  random: Random,
  person: DemoCandidate,
  course: Course,
  pace: Pace,
  dutyHours: number | undefined,
): Offer[] {
  const { takenOverOn, asOf } = course;
  const made = [...placementOffers(random, person), ...firstOffers(random, course, pace)];
  // who has been without work for weeks has no paid hours either; after a long time here a few are left
  const without =
    pace?.kind === 'weekly_hours' &&
    (pace.how === 'missed' || isBetweenOffers(course)) &&
    daysBetween(takenOverOn, asOf) < LONG_HERE;
  const idle = pace?.kind === 'employment_aim' || without;
  if (!PAUSED.includes(course.status) && !idle) made.push(...paidHours(random, person, course, pace));
  const week = () => [...made.flatMap(({ blocks }) => blocks), ...unofferedBlocks(person)];
  if (AT_WORK.includes(course.status)) {
    if (course.jobparat) made.push(...workOfTheWeek(random, week(), course, pace));
    if (dutyHours !== undefined && pace?.kind !== 'work_duty') {
      made.push(...restOfTheWeek(random, week(), asOf, dutyHours, takenOverOn));
    }
  }
  if (random.chance(12)) {
    const from = addDays(asOf, random.between(5, 30));
    made.push({
      ...offer(from, praktik(from, 28, 20)),
      offeredOn: addDays(asOf, -random.between(1, 10)),
      accepted: false,
    });
  }
  return made.map((one) => ({ ...one, offeredOn: one.offeredOn < asOf ? one.offeredOn : asOf }));
}

function offer(offeredOn: string, ...blocks: Block[]): Offer {
  return { offeredOn, accepted: true, blocks };
}

function praktik(from: string, days: number, weeklyHours: number): Block {
  return { kind: 'virksomhedspraktik', from, until: addDays(from, days - 1), weeklyHours };
}

/** The offers the placements came of. */
function placementOffers(random: Random, { placements = [] }: DemoCandidate): Offer[] {
  return placements
    .filter(({ scheme }) => OFFERED.includes(scheme))
    .map(({ scheme, from, until, weeklyHours, pNumber }) => ({
      offeredOn: addDays(from, -random.between(5, 21)),
      accepted: true,
      ...(pNumber === undefined ? {} : { pNumber }),
      blocks: [{ kind: scheme, from, ...(until === undefined ? {} : { until }), weeklyHours }],
    }));
}

/** Placements that no offer tells of. */
function unofferedBlocks({ placements = [] }: DemoCandidate): Block[] {
  return placements
    .filter(({ scheme }) => !OFFERED.includes(scheme))
    .map(({ scheme, from, until, weeklyHours }) => ({ kind: scheme, from, until, weeklyHours }));
}

/** A praktik within two weeks, and Danish beside it. */
function firstOffers(random: Random, { takenOverOn, asOf }: Course, pace: Pace): Offer[] {
  const first = addDays(takenOverOn, random.between(8, 13));
  const danish = addDays(takenOverOn, 14);
  const weeklyHours = random.pick([6, 8, 10, 12]);
  const length = random.pick([28, 56, 91]);
  return [
    ...(pace?.kind === 'first_offer' ? [] : [offer(addDays(first, -7), praktik(first, length, 20))]),
    ...(danish <= asOf && random.chance(75)
      ? [offer(takenOverOn, { kind: 'danskuddannelse', from: danish, weeklyHours })]
      : []),
  ];
}

/**
 * A few ordinary hours before the first year is over, as many municipalities have them beside praktik (domain.md §2.7);
 * after a while often at another firm.
 */
function paidHours(random: Random, person: DemoCandidate, course: Course, pace: Pace): Offer[] {
  const { takenOverOn, asOf, status, jobparat } = course;
  const from = addDays(takenOverOn, random.between(...FIRST_JOB_DAYS));
  const kind = random.pick(['ordinaert', 'ordinaert', 'ordinaert', 'vikar'] as const);
  const few = !jobparat || pace?.kind === 'weekly_hours' || wholeWeekTaken(person, asOf);
  const many = status === 'mellem_tilbud' || random.chance(45);
  const weeklyHours = few ? random.between(3, 7) : many ? random.between(15, 24) : random.between(4, 10);
  if (from > asOf) {
    // who is between offers has work on ordinary terms earlier than others
    if (status !== 'mellem_tilbud') return [];
    const since = addDays(asOf, -Math.min(40, daysBetween(takenOverOn, asOf)));
    return [offer(since, { kind, from: since, weeklyHours })];
  }
  const changed = addDays(asOf, -random.between(20, 300));
  if (addMonths(from, 6) > changed || random.chance(40)) return [offer(addDays(from, -5), { kind, from, weeklyHours })];
  return [
    offer(addDays(from, -5), {
      kind: 'ordinaert',
      from,
      until: addDays(changed, -1),
      weeklyHours: random.between(3, 9),
    }),
    offer(addDays(changed, -5), { kind, from: changed, weeklyHours }),
  ];
}

/** Somebody with a placement of a whole week has no more than a shift at the weekend beside it. */
function wholeWeekTaken({ placements = [] }: DemoCandidate, asOf: string): boolean {
  return placements.some(
    ({ from, until, weeklyHours }) => from <= asOf && (until === undefined || until >= asOf) && weeklyHours >= 30,
  );
}

/** Enough hours of work last week and this one; or a praktik that has ended, where that is what slips. */
function workOfTheWeek(random: Random, blocks: readonly Block[], { takenOverOn, asOf }: Course, pace: Pace): Offer[] {
  const begun = (from: string) => (from < takenOverOn ? takenOverOn : from);
  if (pace?.kind === 'weekly_hours') {
    const until = addDays(mondayOf(asOf), pace.how === 'soon' ? -1 : -7 * random.between(2, 5) - 1);
    const from = begun(addDays(until, -55));
    return [offer(addDays(from, -7), { kind: 'virksomhedspraktik', from, until, weeklyHours: WORK_HOURS + 5 })];
  }
  const short = Math.max(...[asOf, addDays(asOf, -7)].map((day) => shortage(blocks, day, WORK_HOURS, WORK)));
  if (short <= 0) return [];
  const from = begun(addDays(mondayOf(asOf), -random.between(8, 60)));
  const until = addDays(mondayOf(asOf), 7 + random.between(4, 70));
  const running = blocks.filter((block) => block.from <= asOf && (block.until ?? asOf) >= asOf);
  // without an offer that counts it is a praktik; beside one it may be useful work, or a few paid hours more
  const offered = running.some(({ kind }) => (WORK_DIRECTED as readonly string[]).includes(kind));
  const beside: BlockKind = short <= 6 ? 'smaajob' : random.pick(['virksomhedspraktik', 'nyttejob'] as const);
  const kind = offered ? beside : 'virksomhedspraktik';
  const weeklyHours = kind === 'smaajob' ? short : Math.max(short, random.pick([10, 15, 20, 25]));
  return [offer(addDays(from, -7), { kind, from, until, weeklyHours })];
}

/** What the work duty lacks: looking for work, guidance, the way there, preparation. */
function restOfTheWeek(
  random: Random,
  blocks: readonly Block[],
  asOf: string,
  dutyHours: number,
  takenOverOn: string,
): Offer[] {
  let missing = shortage(blocks, asOf, Math.min(dutyHours, WHOLE_WEEK));
  const since = addDays(mondayOf(asOf), -random.between(7, 60));
  const from = since < takenOverOn ? takenOverOn : since;
  const made: Block[] = [];
  for (const [kind, most] of [
    ['jobsoegning', 10],
    ['transport', 5],
    ['vejledning', 6],
    ['forberedelse', WHOLE_WEEK],
  ] as const) {
    const weeklyHours = Math.min(missing, most);
    if (weeklyHours > 0) made.push({ kind, from, weeklyHours });
    missing -= weeklyHours;
  }
  return made.length > 0 ? [offer(from, ...made)] : [];
}

/** Whole hours that the blocks lack in the week of a day. */
function shortage(blocks: readonly Block[], day: string, hours: number, kinds?: readonly BlockKind[]): number {
  const counted = blocks
    .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
    .map(({ kind, from, until, weeklyHours }) => ({
      kind,
      from,
      until: until ?? undefined,
      weeklyHours: weeklyHours ?? 0,
    }));
  return Math.ceil(hours - (weekMinutes(counted, day) ?? 0) / 60);
}
