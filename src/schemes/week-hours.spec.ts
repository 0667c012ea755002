import fc from 'fast-check';
import { addDays } from './dates';
import { type WeekBlock, weekMinutes } from './week-hours';

const NIGHT: WeekBlock = {
  kind: 'ordinaert',
  from: '2026-01-01',
  shifts: [{ day: 6, from: '22:00', to: '06:00' }],
};

describe('weekMinutes', () => {
  it('takes the weekly hours of a block that runs all week', () => {
    expect(weekMinutes([{ kind: 'virksomhedspraktik', from: '2026-01-01', weeklyHours: 15 }], '2026-05-06')).toBe(900);
  });

  it('counts a part of a week by its working days', () => {
    const block: WeekBlock = { kind: 'virksomhedspraktik', from: '2026-05-06', until: '2026-05-14', weeklyHours: 15 };
    expect(weekMinutes([block], '2026-04-29')).toBe(0);
    expect(weekMinutes([block], '2026-05-04')).toBe(540);
    // 14 May is Ascension Day: three of the week's four working days
    expect(weekMinutes([block], '2026-05-17')).toBe(675);
    expect(weekMinutes([block], '2026-05-18')).toBe(0);
  });

  it('takes the agreed hours whole in a week with a public holiday in it', () => {
    const block: WeekBlock = { kind: 'virksomhedspraktik', from: '2026-01-01', weeklyHours: 15 };
    expect(weekMinutes([block], '2026-05-14')).toBe(900);
    expect(weekMinutes([{ ...block, from: '2026-04-02', until: '2026-04-05' }], '2026-04-02')).toBe(0);
  });

  it('adds blocks that stand side by side, and counts time they share once', () => {
    const clock = (from: string, to: string): WeekBlock => ({
      kind: 'virksomhedspraktik',
      from: '2026-05-01',
      shifts: [{ day: 3, from, to }],
    });
    expect(weekMinutes([clock('08:00', '12:00'), clock('10:00', '14:00')], '2026-05-06')).toBe(360);
    expect(weekMinutes([clock('08:00', '12:00'), clock('12:00', '14:00')], '2026-05-06')).toBe(360);
    const besides: WeekBlock = { kind: 'danskuddannelse', from: '2026-05-01', weeklyHours: 10 };
    expect(weekMinutes([clock('08:00', '12:00'), besides], '2026-05-06')).toBe(840);
  });

  it('counts the hour that is lost when summer time begins, and the one that is won when it ends', () => {
    // Denmark: 29 March 2026 02:00 → 03:00, 25 October 2026 03:00 → 02:00
    expect(weekMinutes([NIGHT], '2026-03-18')).toBe(480);
    expect(weekMinutes([NIGHT], '2026-03-25')).toBe(420);
    expect(weekMinutes([NIGHT], '2026-10-21')).toBe(540);
  });

  it('gives Sunday’s night shift to both weeks', () => {
    const sunday: WeekBlock = { ...NIGHT, until: '2026-05-10', shifts: [{ day: 7, from: '22:00', to: '06:00' }] };
    expect(weekMinutes([sunday], '2026-05-10')).toBe(120 + 360);
    expect(weekMinutes([sunday], '2026-05-11')).toBe(360);
    expect(weekMinutes([sunday], '2026-05-18')).toBe(0);
  });

  it('does not know when a running block has no hours, and does not care when it is over', () => {
    const block: WeekBlock = { kind: 'virksomhedspraktik', from: '2026-05-01', until: '2026-05-10' };
    expect(weekMinutes([block], '2026-05-06')).toBeUndefined();
    expect(weekMinutes([block], '2026-05-11')).toBe(0);
    expect(weekMinutes([], '2026-05-11')).toBe(0);
  });

  it('never counts more minutes than the week has, nor loses any when shifts are cut up', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const shift = fc.record({ day: fc.constantFrom(1 as const, 4 as const, 7 as const), from: time, to: time });
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 6 }), fc.nat(365), (shifts, offset) => {
        const date = addDays('2026-01-05', offset);
        const block = (own: typeof shifts): WeekBlock => ({ kind: 'ordinaert', from: '2025-01-01', shifts: own });
        const together = weekMinutes([block(shifts)], date)!;
        expect(
          weekMinutes(
            shifts.map((each) => block([each])),
            date,
          ),
        ).toBe(together);
        expect(together).toBeLessThanOrEqual(7 * 1440 + 60);
      }),
      { numRuns: 50 },
    );
  });
});
