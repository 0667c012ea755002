import { BLOCK_SHIFT, BLOCK_WORDS, BlockPool } from './block-pool';
import { setRange } from './slot-bits';

const SLOTS = 1 << BLOCK_SHIFT;

const block = (...ranges: [number, number][]): Uint32Array => {
  const words = new Uint32Array(BLOCK_WORDS);
  for (const [from, to] of ranges) setRange(words, from, to);
  return words;
};

/** Slots of the first two blocks left when the bitmap is taken out of everybody. */
function left(pool: BlockPool, blocks: readonly number[], from = 0, to = 2 * SLOTS): number[] {
  const bits = new Uint32Array(2 * BLOCK_WORDS).fill(0xffffffff);
  pool.clear(bits, Int32Array.from(blocks), [{ from, to }]);
  return Array.from({ length: 2 * SLOTS }, (_, slot) => slot).filter(
    (slot) => ((bits[slot >> 5]! >>> (slot & 31)) & 1) === 1,
  );
}

describe('blocks of bitmaps', () => {
  it('keep equal blocks once and empty ones not at all, and give room back when nobody has them', () => {
    const pool = new BlockPool();
    const one = pool.put(block([3, 5]));
    expect(pool.put(block([3, 5]))).toBe(one);
    expect(pool.put(block())).toBe(0);
    const other = pool.put(block([3, 6]));
    expect(pool.size).toBe(2);
    pool.give(one);
    expect(pool.size).toBe(2);
    pool.give(one);
    expect(pool.size).toBe(1);
    expect(pool.put(block([100, 101]))).toBe(one);
    expect(pool.put(block([3, 6]))).toBe(other);
  });

  it('change for one holder alone when a bit is added', () => {
    const pool = new BlockPool();
    const shared = pool.put(block([0, SLOTS - 1]));
    pool.put(block([0, SLOTS - 1]));
    const own = pool.set(shared, SLOTS - 1);
    expect(left(pool, [shared, own])).toEqual([SLOTS - 1]);
    expect(left(pool, [0, pool.set(0, 7)])).toEqual(
      Array.from({ length: 2 * SLOTS }, (_, slot) => slot).filter((slot) => slot !== SLOTS + 7),
    );
  });

  it('clear and count only in the words of the ranges', () => {
    const pool = new BlockPool();
    const full = pool.put(block([0, SLOTS]));
    expect(left(pool, [full, full], SLOTS - 32, SLOTS + 64)).toHaveLength(2 * SLOTS - 96);
    const bits = new Uint32Array(2 * BLOCK_WORDS);
    setRange(bits, SLOTS - 40, SLOTS + 10);
    const work = { words: 0 };
    const counted = pool.countBoth(bits, Int32Array.of(full, 0), [{ from: SLOTS - 32, to: SLOTS + 64 }], work);
    expect([counted, work.words]).toEqual([32, 1]);
  });
});
