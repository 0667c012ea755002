import type { WeekIntervalDto } from '../candidates/candidate-input.dto';
import type { ShiftPattern } from './demo-data';
import type { Random } from './random';
import type { DrawnPerson } from './traits';

/** Days of the week with the same times; an end before the start is next morning. */
export function everyDay(days: readonly number[], from: string, to: string): WeekIntervalDto[] {
  return days.map((day) => ({ day, from, to }));
}

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Whole opening hours of day care (domain.md §6: about 06:30–17:00), less the way there and back. */
const CHILDCARE = { from: '07:30', to: '16:00' };

/**
 * When the person can work. A childcare limit bounds the day; language school takes two mornings of those who are
 * still in it; nights are for few.
 */
export function makeAvailability(random: Random, person: DrawnPerson): WeekIntervalDto[] {
  if (person.childcareLimit) {
    return everyDay(WORKDAYS, CHILDCARE.from, random.chance(40) ? '15:00' : CHILDCARE.to);
  }
  const kind = random.weighted({ anyTime: 14, wideDays: 44, days: 24, school: 18 });
  if (kind === 'anyTime') return everyDay(WEEK, '00:00', '24:00');
  if (kind === 'wideDays') return everyDay(random.chance(60) ? WEEK : WORKDAYS, '05:00', '22:00');
  if (kind === 'days') return everyDay(WORKDAYS, '06:00', '18:00');
  const school = random.chance(50) ? [1, 3] : [2, 4];
  return [
    ...everyDay(
      WEEK.filter((day) => !school.includes(day)),
      '06:00',
      '21:00',
    ),
    ...everyDay(school, '12:30', '21:00'),
  ].sort((x, y) => x.day - y.day);
}

/** Half hours since midnight. */
function halfHours(time: string): number {
  return Number(time.slice(0, 2)) * 2 + Number(time.slice(3)) / 30;
}

function timeOf(halves: number): string {
  const inDay = halves % 48;
  return `${String(Math.floor(inDay / 2)).padStart(2, '0')}:${inDay % 2 ? '30' : '00'}`;
}

/** Half hours one shift lasts; over midnight when the end is not after the start. */
function lengthOf({ from, to }: ShiftPattern): number {
  const length = halfHours(to) - halfHours(from);
  return length > 0 ? length : length + 48;
}

/**
 * A shift grid for that many hours a week, cut out of a usual pattern of the branch: few hours take a few days and
 * shorter shifts, many hours the whole pattern. Also answers the hours a week the grid holds.
 */
export function makeShifts(
  random: Random,
  patterns: readonly ShiftPattern[],
  wantedHours: number,
): { shifts: WeekIntervalDto[]; hours: number } {
  const weights = Object.fromEntries(patterns.map(({ weight }, index) => [String(index), weight]));
  const pattern = patterns[Number(random.weighted(weights))]!;
  const longest = lengthOf(pattern);
  const shortest = Math.min(longest, 4);
  const wanted = Math.max(wantedHours * 2, shortest);
  const days = Math.min(pattern.days.length, Math.max(1, Math.ceil(wanted / longest), wanted >= 20 ? 3 : 1));
  const length = Math.min(longest, Math.max(shortest, Math.ceil(wanted / days)));
  const chosen = random.sample(pattern.days, days).sort((x, y) => x - y);
  const to = timeOf(halfHours(pattern.from) + length);
  return {
    shifts: everyDay(chosen, pattern.from, to === '00:00' ? '24:00' : to),
    hours: Math.floor((days * length) / 2),
  };
}
