/** Hours of one calendar week in Europe/Copenhagen, from a person's current and planned blocks. */
import { DateTime } from 'luxon';
import type { IsoDate, Scheme } from '../matching/core/facts';
import { addDays, mondayOf } from './dates';
import type { ShiftInterval } from './facts';
import { clockMinutes } from './shift-times';
import { isWorkingDay } from './working-days';

const ZONE = 'Europe/Copenhagen';

const SCHEME_KINDS = [
  'ordinaert',
  'smaajob',
  'fritidsjob',
  'vikar',
  'igu',
  'virksomhedspraktik',
  'loentilskud_privat',
  'loentilskud_offentlig',
  'nyttejob',
  'arbejdsproevning',
] as const satisfies readonly Scheme[];

/** What a block of the week is spent on: a scheme, or one of the other things that count (domain.md §2.3, work duty). */
export const BLOCK_KINDS = [
  ...SCHEME_KINDS,
  'danskuddannelse',
  'vejledning',
  'forberedelse',
  'jobsoegning',
  'behandling',
  'transport',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A stretch of weeks with one activity: its clock times when they are known, else its hours a week. */
export interface WeekBlock {
  kind: BlockKind;
  from: IsoDate;
  /** last day; undefined = open-ended */
  until?: IsoDate;
  weeklyHours?: number;
  /** clock times in Danish time; they win over `weeklyHours` */
  shifts?: readonly ShiftInterval[];
}

/** Minutes since 1970 of a wall-clock time in Denmark; minutes above 24:00 lie in the next day. */
function instant(date: IsoDate, minutes: number): number {
  const day = addDays(date, Math.floor(minutes / 1440));
  const clock = minutes % 1440;
  const local = DateTime.fromISO(day, { zone: ZONE }).set({ hour: Math.floor(clock / 60), minute: clock % 60 });
  return Math.round(local.toMillis() / 60_000);
}

function runsOn(block: WeekBlock, date: IsoDate): boolean {
  return block.from <= date && (block.until === undefined || date <= block.until);
}

function clockStretches(block: WeekBlock, shifts: readonly ShiftInterval[], monday: IsoDate): [number, number][] {
  // the Sunday before is looked at as well: its night shift may reach into Monday
  return [-1, 0, 1, 2, 3, 4, 5, 6].flatMap((offset) => {
    const date = addDays(monday, offset);
    if (!runsOn(block, date)) return [];
    return shifts
      .filter(({ day }) => day === ((offset + 7) % 7) + 1)
      .map(({ from, to }): [number, number] => {
        const start = clockMinutes(from);
        const end = clockMinutes(to);
        return [instant(date, start), instant(date, end > start ? end : end + 1440)];
      });
  });
}

function coveredMinutes(stretches: readonly [number, number][], from: number, to: number): number {
  let covered = 0;
  let reached = from;
  for (const [start, end] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const cut = Math.min(end, to);
    covered += Math.max(0, cut - Math.max(start, reached));
    reached = Math.max(reached, cut);
  }
  return covered;
}

/**
 * Minutes that the blocks fill in the week (Monday to Sunday) of a date; `undefined` when a running block has neither
 * times nor hours.
 *
 * Blocks with clock times count the time that really passes, also in the night the clocks change, and time that two
 * blocks share counts once. Blocks with only weekly hours stand beside the others: a week they cover counts whole, also
 * when a public holiday lies in it; in a week they cover in part they count by working days, public holidays left out,
 * rounded down to whole minutes. [A] The handbook says nothing about holidays.
 */
export function weekMinutes(blocks: readonly WeekBlock[], date: IsoDate): number | undefined {
  const monday = mondayOf(date);
  const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset));
  const workingDays = week.filter(isWorkingDay);
  const stretches: [number, number][] = [];
  let byHours = 0;
  for (const block of blocks) {
    if (block.shifts !== undefined) stretches.push(...clockStretches(block, block.shifts, monday));
    else if (week.some((day) => runsOn(block, day))) {
      if (block.weeklyHours === undefined) return undefined;
      const covered = workingDays.filter((day) => runsOn(block, day)).length;
      byHours += Math.floor((block.weeklyHours * 60 * covered) / workingDays.length);
    }
  }
  return byHours + coveredMinutes(stretches, instant(monday, 0), instant(addDays(monday, 7), 0));
}
