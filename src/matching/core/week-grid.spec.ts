import fc from 'fast-check';
import { gridCount, gridIntersectCount, gridIntervals, gridUnion, weekGrid, type WeekInterval } from './week-grid';

const halfHours = fc.integer({ min: 0, max: 48 });
const clock = (half: number): string => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
const intervals: fc.Arbitrary<WeekInterval[]> = fc.array(
  fc
    .record({ day: fc.constantFrom<WeekInterval['day']>(1, 2, 3, 4, 5, 6, 7), from: halfHours, to: halfHours })
    .filter(({ from, to }) => from < 48 && from !== to)
    .map(({ day, from, to }) => ({ day, from: clock(from), to: clock(to) })),
  { maxLength: 8 },
);

describe('a week grid', () => {
  it('puts Monday 00:00 in the first bit of the first word and Sunday 23:30 in the last bit of the last', () => {
    expect(weekGrid([{ day: 1, from: '00:00', to: '00:30' }])[0]).toBe(1);
    expect(weekGrid([{ day: 7, from: '23:30', to: '24:00' }])[13]).toBe(1 << 23);
    expect(weekGrid([{ day: 1, from: '12:00', to: '12:30' }])[1]).toBe(1);
  });

  it('counts half hours, overlaps once', () => {
    const grid = weekGrid([
      { day: 1, from: '05:00', to: '09:00' },
      { day: 1, from: '08:00', to: '10:00' },
    ]);
    expect(gridCount(grid)).toBe(10);
    expect(
      gridCount(weekGrid([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day: day as 1, from: '00:00', to: '24:00' })))),
    ).toBe(336);
  });

  it('carries a shift over midnight into the next day, Sunday into Monday', () => {
    const sunday = weekGrid([{ day: 7, from: '22:00', to: '06:00' }]);
    expect(gridCount(sunday)).toBe(16);
    expect(gridIntersectCount(sunday, weekGrid([{ day: 1, from: '00:00', to: '24:00' }]))).toBe(12);
    expect(gridIntervals(sunday)).toEqual([{ day: 7, from: '22:00', to: '06:00' }]);
  });

  it('takes 24:00 as the end of the day, not as midnight before', () => {
    expect(gridIntervals(weekGrid([{ day: 3, from: '20:00', to: '24:00' }]))).toEqual([
      { day: 3, from: '20:00', to: '24:00' },
    ]);
    expect(gridCount(weekGrid([{ day: 3, from: '20:00', to: '00:00' }]))).toBe(8);
  });

  it('writes a whole week as seven days and a long stretch as days', () => {
    const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, from: '00:00', to: '24:00' }));
    expect(gridIntervals(weekGrid(days))).toEqual(days);
    const weekend = [
      { day: 6 as const, from: '12:00', to: '24:00' },
      { day: 7 as const, from: '00:00', to: '24:00' },
    ];
    expect(gridIntervals(weekGrid(weekend))).toEqual(weekend);
  });

  it.each([
    ['05:15', '09:00', 'WEEK_GRID.HALF_HOUR'],
    ['05:00', '09:10', 'WEEK_GRID.HALF_HOUR'],
    ['5:00', '09:00', 'WEEK_GRID.TIME'],
    ['05:00', '24:30', 'WEEK_GRID.TIME'],
    ['24:00', '05:00', 'WEEK_GRID.TIME'],
    ['05:60', '09:00', 'WEEK_GRID.TIME'],
    ['05:00', '05:00', 'WEEK_GRID.EMPTY'],
  ])('refuses %s to %s', (from, to, code) => {
    expect(() => weekGrid([{ day: 1, from, to }])).toThrow(code);
  });

  it('refuses a day outside the week', () => {
    expect(() => weekGrid([{ day: 8 as 7, from: '05:00', to: '09:00' }])).toThrow('WEEK_GRID.DAY');
  });

  it('widens shifts and narrows availability when asked to', () => {
    const odd: WeekInterval[] = [{ day: 1, from: '06:45', to: '14:40' }];
    expect(gridIntervals(weekGrid(odd, 'outward'))).toEqual([{ day: 1, from: '06:30', to: '15:00' }]);
    expect(gridIntervals(weekGrid(odd, 'inward'))).toEqual([{ day: 1, from: '07:00', to: '14:30' }]);
    expect(gridCount(weekGrid([{ day: 1, from: '06:05', to: '06:25' }], 'inward'))).toBe(0);
  });

  it('comes back from its stretches', () => {
    fc.assert(
      fc.property(intervals, (some) => {
        const grid = weekGrid(some);
        expect(weekGrid(gridIntervals(grid))).toEqual(grid);
      }),
    );
  });

  it('counts the union as both less what they share', () => {
    fc.assert(
      fc.property(intervals, intervals, (some, others) => {
        const [a, b] = [weekGrid(some), weekGrid(others)];
        expect(gridCount(gridUnion(a, b))).toBe(gridCount(a) + gridCount(b) - gridIntersectCount(a, b));
      }),
    );
  });
});
