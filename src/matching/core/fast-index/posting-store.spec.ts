import fc from 'fast-check';
import { EVIDENCE, type CompetencyLevel } from '../facts';
import { Part, PostingStore, recordWord, RECORD_BITS, type SlotRange } from './posting-store';
import { setRange } from './slot-bits';

const MASK = (1 << RECORD_BITS) - 1;

/** Slots of a list: so many of each hundred people from a place on. */
interface Plan {
  slots: number;
  /** by list: each how manieth person has it */
  every: number[];
  ranges: [number, number][];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  slots: fc.constantFrom(40, 3000, 20_000, 70_000),
  every: fc.array(fc.constantFrom(1, 3, 50, 211, 5000), { minLength: 1, maxLength: 4 }),
  ranges: fc.array(fc.tuple(fc.nat(70_000), fc.nat(6000)), { maxLength: 6 }),
});

const record = (slot: number, code: number): number =>
  recordWord({ code: '', level: ((slot + code) % 5) as CompetencyLevel, evidence: EVIDENCE[slot % EVIDENCE.length]! });

function storeOf({ slots, every }: Plan): PostingStore {
  const store = new PostingStore();
  const each = (visit: (code: number, slot: number) => void): void => {
    for (let slot = 0; slot < slots; slot++) {
      every.forEach((step, code) => {
        if (slot % step === 0) visit(code, slot);
      });
    }
  };
  each((code) => store.announce(code));
  store.open(slots);
  each((code, slot) => store.fill(code, slot, record(slot, code)));
  store.close();
  return store;
}

/** Whole words, ascending, as the search hands them over. */
function runsOf({ slots, ranges }: Plan): SlotRange[] {
  const bits = new Set(
    ranges.flatMap(([from, length]) => Array.from({ length: length >> 5 }, (_, i) => (from >> 5) + i)),
  );
  const words = [...bits].filter((word) => word << 5 < slots).sort((a, b) => a - b);
  const runs: SlotRange[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.to === word << 5) last.to += 32;
    else runs.push({ from: word << 5, to: (word + 1) << 5 });
  }
  return runs;
}

function sifted(store: PostingStore, code: number, runs: readonly SlotRange[], bits: Uint32Array) {
  const found: number[] = [];
  const part = new Part((words, count) => found.push(...words.subarray(0, count)));
  store.sift(code, runs, bits, part);
  part.flush();
  expect(part.met).toBe(found.length);
  return { found, read: part.read };
}

describe('lists by competency', () => {
  it('give the entries of exactly the people asked for, in lists of every length', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(1, 2, 7), (plan, step) => {
        const store = storeOf(plan);
        const runs = runsOf(plan);
        const bits = new Uint32Array((plan.slots >> 5) + 2);
        for (const { from, to } of runs) {
          for (let slot = from; slot < Math.min(to, plan.slots); slot += step) setRange(bits, slot, slot + 1);
        }
        plan.every.forEach((every, code) => {
          const expected: number[] = [];
          for (let slot = 0; slot < plan.slots; slot += every) {
            const asked = ((bits[slot >> 5]! >>> (slot & 31)) & 1) === 1;
            if (asked) expected.push((slot << RECORD_BITS) | record(slot, code));
          }
          expect(sifted(store, code, runs, bits).found).toEqual(expected);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('give people who came later too, and nothing for a competency nobody has', () => {
    const store = storeOf({ slots: 3000, every: [1], ranges: [] });
    store.add(0, 3001, 5);
    store.add(3, 3002, 6);
    const bits = new Uint32Array(100);
    setRange(bits, 2999, 3003);
    const runs = [{ from: 2976, to: 3008 }];
    expect(sifted(store, 0, runs, bits).found.map((word) => word >> RECORD_BITS)).toEqual([2999, 3001]);
    expect(sifted(store, 3, runs, bits).found).toEqual([(3002 << RECORD_BITS) | 6]);
    expect(sifted(store, 2, runs, bits).found).toEqual([]);
    expect([0, 1, 2, 3, -1].map((code) => store.has(code))).toEqual([true, false, false, true, false]);
  });

  it('read little of a long list for a short range, at two bytes an entry', () => {
    const store = storeOf({ slots: 70_000, every: [1], ranges: [] });
    const bits = new Uint32Array(2200);
    setRange(bits, 32_000, 32_032);
    const { found, read } = sifted(store, 0, [{ from: 32_000, to: 32_032 }], bits);
    expect(found.map((word) => word & MASK)).toHaveLength(32);
    expect(read).toBeLessThan(200);
    expect(store.bytes).toBeLessThan(70_000 * 2.5);
  });
});
