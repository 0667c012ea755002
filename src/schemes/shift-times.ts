/** Sums on a weekly shift pattern: plain clock minutes, Monday 00:00 first. */
import type { ShiftInterval } from './facts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** A stretch of clock minutes since Monday 00:00; the end may lie in the next week. */
interface Stretch {
  from: number;
  to: number;
}

/** Minutes since midnight of `HH:MM`, `24:00` included. Throws `SHIFT.TIME_INVALID` on anything else. */
export function clockMinutes(text: string): number {
  const match = /^(\d{2}):([0-5]\d)$/.exec(text);
  const minutes = match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
  if (!(minutes <= DAY)) throw new RangeError(`SHIFT.TIME_INVALID: "${text}" is not a time between 00:00 and 24:00`);
  return minutes;
}

/** The pattern as stretches without overlaps, in order. */
function stretches(shifts: readonly ShiftInterval[]): Stretch[] {
  const all = shifts
    .map(({ day, from, to }) => {
      const start = (day - 1) * DAY + clockMinutes(from);
      const end = (day - 1) * DAY + clockMinutes(to);
      return { from: start, to: end > start ? end : end + DAY };
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: Stretch[] = [];
  for (const stretch of all) {
    const last = merged.at(-1);
    if (last !== undefined && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
    else merged.push({ ...stretch });
  }
  return merged;
}

/** The stretches cut at every midnight: weekday 0 (Monday) to 6 and clock minutes within the day. */
function pieces(shifts: readonly ShiftInterval[]): { day: number; from: number; to: number }[] {
  return stretches(shifts).flatMap(({ from, to }) => {
    const cut = [];
    for (let at = from; at < to;) {
      const end = Math.min(to, (Math.floor(at / DAY) + 1) * DAY);
      cut.push({ day: Math.floor(at / DAY) % 7, from: at % DAY, to: end - Math.floor(at / DAY) * DAY });
      at = end;
    }
    return cut;
  });
}

/** Working minutes on each calendar day, Monday first; work after midnight counts on the next day. */
export function minutesByDay(shifts: readonly ShiftInterval[]): number[] {
  const minutes = [0, 0, 0, 0, 0, 0, 0];
  for (const { day, from, to } of pieces(shifts)) minutes[day] = (minutes[day] ?? 0) + (to - from);
  return minutes;
}

/** True when any work lies before `end` in the morning or after `start` in the evening, e.g. 20:00–06:00. */
export function worksAtNight(shifts: readonly ShiftInterval[], start: string, end: string): boolean {
  return pieces(shifts).some(({ from, to }) => from < clockMinutes(end) || to > clockMinutes(start));
}

/**
 * Shortest rest in minutes between the work of one day and the work of the next working day, over the turn of the week
 * as well; a gap within the same day is a break. `null` when there is no such rest because there is no work.
 */
export function shortestRest(shifts: readonly ShiftInterval[]): number | null {
  const all = stretches(shifts);
  let shortest: number | null = null;
  all.forEach((stretch, index) => {
    const next = all[index + 1] ?? { from: all[0]!.from + WEEK };
    if (Math.floor(next.from / DAY) === Math.floor(stretch.from / DAY)) return;
    const rest = next.from - stretch.to;
    shortest = shortest === null ? rest : Math.min(shortest, rest);
  });
  return shortest;
}
