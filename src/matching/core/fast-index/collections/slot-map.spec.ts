import fc from 'fast-check';
import { SlotMap } from './slot-map';

describe('the map of ids to slots', () => {
  it('says the same as a map of the language through any stream of ids that come and go', () => {
    const ids = fc.integer({ min: 0, max: 90 }).map((number) => `id-${number}`);
    const changes = fc.array(fc.record({ id: ids, come: fc.boolean() }), { maxLength: 400 });
    fc.assert(
      fc.property(changes, (stream) => {
        const written: string[] = [];
        const map = new SlotMap((slot) => written[slot]!);
        const right = new Map<string, number>();
        for (const { id, come } of stream) {
          if (come && !right.has(id)) {
            right.set(id, written.length);
            written.push(id);
            map.add(id, written.length - 1);
          } else if (!come) {
            expect(map.take(id)).toBe(right.get(id));
            right.delete(id);
          }
          expect(map.get(id)).toBe(right.get(id));
          expect(map.size).toBe(right.size);
        }
      }),
      { numRuns: 100 },
    );
  });
});
