/** Shifts of a week as bars to draw. Pure. */

/** Working hours on one weekday; `to` at or before `from` ends on the next day. */
export interface Shift {
  /** 1 = Monday … 7 = Sunday */
  day: number;
  /** `HH:MM` */
  from: string;
  to: string;
}

/** A stretch of one day, in minutes after midnight. */
export interface WeekBar {
  day: number;
  from: number;
  length: number;
}

const DAY = 24 * 60;

/** Bars by day; a night shift becomes two, and Sunday night goes on on Monday. Times that cannot be read are left out. */
export function weekBars(shifts: readonly Shift[]): WeekBar[] {
  return shifts.flatMap(({ day, from, to }) => {
    const start = minutes(from);
    const end = minutes(to);
    if (start === null || end === null || start === end || day < 1 || day > 7) return [];
    if (end > start) return [{ day, from: start, length: end - start }];
    const next = { day: (day % 7) + 1, from: 0, length: end };
    return [{ day, from: start, length: DAY - start }, ...(end > 0 ? [next] : [])];
  });
}

/** Minutes of work in the week. */
export function weekMinutes(shifts: readonly Shift[]): number {
  return weekBars(shifts).reduce((sum, { length }) => sum + length, 0);
}

function minutes(time: string): number | null {
  const [, hours, past] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  const total = Number(hours) * 60 + Number(past);
  return hours !== undefined && total <= DAY && Number(past) < 60 ? total : null;
}
