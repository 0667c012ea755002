/** Checks of meaning that several kinds of input share. Each answers with problems; no problem, an empty list. */
import type { FieldProblem } from './errors';

/** `FIELD.DUPLICATE` for every item whose key stood earlier in the list. */
export function duplicates<T>(
  items: readonly T[] | undefined,
  pointer: string,
  keyOf: (item: T) => string,
): FieldProblem[] {
  const seen = new Map<string, number>();
  return (items ?? []).flatMap((item, index) => {
    const key = keyOf(item);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return [];
    }
    return [
      {
        pointer: `${pointer}/${index}`,
        code: 'FIELD.DUPLICATE',
        detail: `says again what ${pointer}/${first} says`,
        expected: 'each one once',
      },
    ];
  });
}

/** `FIELD.ENDS_BEFORE_START` when both dates are known and the second lies before the first; the same day is right. */
export function endsBeforeStart(
  from: string | null | undefined,
  until: string | null | undefined,
  pointer: string,
): FieldProblem[] {
  if (!from || !until || until >= from) return [];
  return [
    {
      pointer,
      code: 'FIELD.ENDS_BEFORE_START',
      detail: 'the end lies before the start',
      expected: `${from} or later`,
    },
  ];
}

/** `FIELD.HOURS_REVERSED` when the fewest hours are more than the most. */
export function hoursReversed({ hoursMin, hoursMax }: { hoursMin?: number; hoursMax?: number }): FieldProblem[] {
  if (hoursMin === undefined || hoursMax === undefined || hoursMin === null || hoursMax === null) return [];
  if (hoursMin <= hoursMax) return [];
  return [
    {
      pointer: '/hoursMin',
      code: 'FIELD.HOURS_REVERSED',
      detail: 'the fewest hours are more than the most',
      expected: `at most ${hoursMax}`,
    },
  ];
}

/** `FIELD.EMPTY_INTERVAL` for stretches of the week that end when they begin. */
export function emptyIntervals(
  intervals: readonly { from: string; to: string }[] | undefined,
  pointer: string,
): FieldProblem[] {
  return (intervals ?? []).flatMap(({ from, to }, index) =>
    from === to
      ? [
          {
            pointer: `${pointer}/${index}/to`,
            code: 'FIELD.EMPTY_INTERVAL',
            detail: 'the stretch ends when it begins',
            expected: 'another time; a whole day is 00:00 to 24:00',
          },
        ]
      : [],
  );
}

/** `FIELD.IN_FUTURE` when a date of something that has happened lies after today. */
export function inFuture(date: string | null | undefined, pointer: string, today: string): FieldProblem[] {
  if (!date || date <= today) return [];
  return [{ pointer, code: 'FIELD.IN_FUTURE', detail: 'the day has not come yet', expected: `${today} or earlier` }];
}
