import fc from 'fast-check';
import type { PlacementScheme, SchemeWorkplace } from '../facts';
import { evaluateScheme } from '../evaluate';
import { loadRules } from '../load-rules';
import { cap, workplaceRoom } from './ratio-cap';

const rules = loadRules();
const COUNTS: PlacementScheme[] = ['virksomhedspraktik', 'loentilskud_privat', 'loentilskud_offentlig'];
const placement = (scheme: PlacementScheme, from: string, until?: string, weeklyHours?: number, pNumber?: string) => ({
  scheme,
  from,
  until,
  weeklyHours,
  pNumber,
});

function ratio(
  workplace: SchemeWorkplace,
  opening: { startsOn?: string; weeklyHours?: number } = {},
  asOf = '2026-05-01',
) {
  const answer = evaluateScheme(
    'virksomhedspraktik',
    {},
    workplace,
    { schemes: ['virksomhedspraktik'], startsOn: '2026-06-01', ...opening },
    asOf,
    rules,
  );
  return answer.rules.find(({ code }) => code === 'ratio.legal_cap')!;
}

describe('cap', () => {
  // domain.md §4.2, test values
  it.each([
    [0, 1],
    [4, 1],
    [12, 2],
    [50, 10],
    [59, 10],
    [60, 11],
    [75, 12],
    [100, 15],
  ])('gives a workplace with %i ordinary employees %i places', (employees, places) => {
    expect(cap(employees)).toBe(places);
  });

  it.each([
    [9, 1],
    [10, 2],
    [49, 9],
    [51, 10],
  ])('turns over exactly at the step: %i employees, %i places', (employees, places) => {
    expect(cap(employees)).toBe(places);
  });

  it('never shrinks when the workplace grows, and grows by one place at most', () => {
    fc.assert(
      fc.property(fc.nat(5000), (employees) => {
        const step = cap(employees + 1) - cap(employees);
        expect(step === 0 || step === 1).toBe(true);
      }),
    );
  });

  it('refuses a number of employees that cannot be', () => {
    expect(() => cap(-1)).toThrow('RATIO.EMPLOYEES_INVALID');
    expect(() => cap(NaN)).toThrow('RATIO.EMPLOYEES_INVALID');
  });
});

describe('ratio.legal_cap', () => {
  const twelve = { pNumber: '1000000001', ordinaryEmployees: 12 };

  it('counts praktik and løntilskud together', () => {
    const one = [placement('virksomhedspraktik', '2026-05-01')];
    const two = [...one, placement('loentilskud_privat', '2026-05-01')];
    expect(ratio({ ...twelve, placements: one }).outcome).toBe('eligible');
    expect(ratio({ ...twelve, placements: two })).toMatchObject({
      outcome: 'not_eligible',
      facts: { cap: 2, used: 2, ordinaryEmployees: 12 },
    });
  });

  it('does not count nyttejob, nor people at another P-nummer', () => {
    const placements = [
      placement('nyttejob', '2026-05-01'),
      placement('virksomhedspraktik', '2026-05-01', undefined, 37, '1000000002'),
      placement('virksomhedspraktik', '2026-05-01', undefined, 37, '1000000001'),
    ];
    expect(ratio({ ...twelve, placements })).toMatchObject({ outcome: 'eligible', facts: { used: 1 } });
  });

  it('counts on the first day: a place that ends the day before is free, one that ends that day is not', () => {
    const small = { ordinaryEmployees: 4 };
    const until = (day: string) => ({ ...small, placements: [placement('virksomhedspraktik', '2026-01-01', day)] });
    expect(ratio(until('2026-05-31')).outcome).toBe('eligible');
    expect(ratio(until('2026-06-01')).outcome).toBe('not_eligible');
  });

  it('counts a place agreed from the first day on, not one that begins later', () => {
    const from = (day: string) => ({ ordinaryEmployees: 4, placements: [placement('virksomhedspraktik', day)] });
    expect(ratio(from('2026-06-01')).outcome).toBe('not_eligible');
    expect(ratio(from('2026-06-02')).outcome).toBe('eligible');
  });

  it('is sure of one place even where nobody knows the number of employees', () => {
    expect(ratio({ placements: [] }).outcome).toBe('eligible');
    expect(ratio({ placements: [placement('virksomhedspraktik', '2026-05-01')] })).toMatchObject({
      outcome: 'unknown',
      missing: ['workplace.ordinaryEmployees', 'workplace.pNumber'],
    });
    expect(ratio({ ordinaryEmployees: 100 })).toMatchObject({ outcome: 'unknown', missing: ['workplace.placements'] });
  });

  it('does not decide while the first day is open and the room depends on it', () => {
    const full = { ordinaryEmployees: 4, placements: [placement('virksomhedspraktik', '2026-01-01', '2026-08-01')] };
    expect(ratio(full, { startsOn: undefined })).toMatchObject({
      outcome: 'unknown',
      missing: ['workplace.pNumber', 'opening.startsOn'],
    });
  });

  describe('with the JobFirst dispensation', () => {
    const shared = (hours: number, until: string): SchemeWorkplace => ({
      ordinaryEmployees: 4,
      placements: [
        placement('virksomhedspraktik', '2026-05-01', undefined, 12),
        placement('virksomhedspraktik', '2026-05-01', undefined, hours),
      ],
      dispensations: [{ programme: 'JobFirst', from: '2026-01-01', until }],
    });

    it('lets people share one full-time place up to its 37 hours', () => {
      expect(ratio(shared(10, '2026-12-31'), { weeklyHours: 15 }).outcome).toBe('eligible');
      expect(ratio(shared(10, '2026-12-31'), { weeklyHours: 16 }).outcome).toBe('not_eligible');
    });

    it('holds until its last day and not after it', () => {
      expect(ratio(shared(10, '2026-06-01'), { weeklyHours: 15 }).outcome).toBe('eligible');
      expect(ratio(shared(10, '2026-05-31'), { weeklyHours: 15 }).outcome).toBe('not_eligible');
    });

    it('shows the room in hours', () => {
      expect(workplaceRoom(shared(10, '2026-12-31'), '2026-06-01', COUNTS)).toEqual({
        cap: 1,
        used: 2,
        free: -1,
        freeWithinOwnCap: -1,
        hours: { capacity: 37, used: 22, free: 15 },
      });
    });
  });

  it('shows the smaller of legal and own room', () => {
    const workplace = { ordinaryEmployees: 50, ownCap: 3, placements: [placement('virksomhedspraktik', '2026-01-01')] };
    expect(workplaceRoom(workplace, '2026-06-01', COUNTS)).toEqual({ cap: 10, used: 1, free: 9, freeWithinOwnCap: 2 });
    expect(workplaceRoom({}, '2026-06-01', COUNTS)).toBeUndefined();
  });
});
