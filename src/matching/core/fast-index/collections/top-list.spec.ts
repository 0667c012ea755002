import { TopList } from './top-list';

describe('the best of a stream', () => {
  const earlier = (a: number, b: number): boolean => a < b;

  it('come out best first with their keys, equal keys in the order asked for', () => {
    const top = new TopList(3, earlier);
    for (const [slot, key] of [
      [4, 10],
      [9, 30],
      [2, 10],
      [7, 20],
      [1, 5],
    ] as const) {
      top.offer(slot, key);
    }
    expect(top.threshold).toBe(10);
    const keys = new Float64Array(top.size);
    expect(top.ranked(keys)).toEqual([9, 7, 2]);
    expect([...keys]).toEqual([30, 20, 10]);
  });

  it('are those of the new stream alone after a restart', () => {
    const top = new TopList(2, earlier);
    for (let slot = 0; slot < 200; slot++) top.offer(slot, 1000 + slot);
    top.restart(Infinity, earlier);
    for (let slot = 0; slot < 100; slot++) top.offer(slot, slot % 10);
    const ranked = top.ranked();
    expect(ranked).toHaveLength(100);
    expect(ranked.slice(0, 12)).toEqual([9, 19, 29, 39, 49, 59, 69, 79, 89, 99, 8, 18]);
  });
});
