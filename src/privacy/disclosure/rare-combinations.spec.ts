import fc from 'fast-check';
import { fitting, LEAST, type Traits, withoutRareCombinations } from './rare-combinations';

const NOTHING_ASKED = { credentials: [], languages: [] };
const plain: Traits = { start: 'now', travel: '0-30', hours: '30-37', credentials: [], languages: [] };
const times = (n: number, traits: Traits = plain): Traits[] => Array.from({ length: n }, () => traits);

const traits = fc.record<Traits>({
  start: fc.constantFrom(null, 'now', '2026-08'),
  travel: fc.constantFrom(null, '0-30', '31-60'),
  hours: fc.constantFrom(null, '0-15', '30-37'),
  credentials: fc.shuffledSubarray(['koerekort-b', 'truck', 'svejs']),
  languages: fc.shuffledSubarray(['ar', 'ti', 'en']),
});

describe('rare combinations', () => {
  it(`shows everything when it fits ${LEAST} people, and gives the start up when it fits one less`, () => {
    expect(withoutRareCombinations(plain, times(LEAST), NOTHING_ASKED)).toEqual({ traits: plain, hidden: [] });
    const one = { ...plain, start: '2026-08' };
    const pool = [...times(LEAST - 1, one), ...times(LEAST)];
    expect(withoutRareCombinations(one, pool, NOTHING_ASKED)).toEqual({
      traits: { ...one, start: null },
      hidden: ['start'],
    });
  });

  it('gives up the rarest licence before the others', () => {
    const own = { ...plain, credentials: ['koerekort-b', 'svejs'] };
    const pool = [own, ...times(6, { ...plain, credentials: ['koerekort-b'] })];
    const { traits: shown, hidden } = withoutRareCombinations(own, pool, NOTHING_ASKED);
    expect(shown.credentials).toEqual(['koerekort-b']);
    expect(hidden).toContain('credentials');
  });

  it('keeps what the opening asks for, however rare', () => {
    const own = { ...plain, credentials: ['svejs'] };
    const asked = { credentials: ['svejs'], languages: [] };
    expect(withoutRareCombinations(own, [own, ...times(20)], asked).traits).toEqual({
      start: null,
      travel: null,
      hours: null,
      credentials: ['svejs'],
      languages: [],
    });
  });

  it(`shows nothing that fits fewer than ${LEAST} people, unless there are no more`, () => {
    fc.assert(
      fc.property(traits, fc.array(traits, { maxLength: 30 }), (own, others) => {
        const pool = [own, ...others];
        const { traits: shown } = withoutRareCombinations(own, pool, NOTHING_ASKED);
        expect(fitting(shown, pool)).toBeGreaterThanOrEqual(Math.min(LEAST, pool.length));
      }),
    );
  });

  it('never shows what is not true of the person', () => {
    fc.assert(
      fc.property(traits, fc.array(traits, { maxLength: 20 }), (own, others) => {
        const { traits: shown } = withoutRareCombinations(own, [own, ...others], NOTHING_ASKED);
        expect(fitting(shown, [own])).toBe(1);
      }),
    );
  });
});
