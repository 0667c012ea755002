import fc from 'fast-check';
import { TupleDictionary } from './tuple-dictionary';

const row = (rows: TupleDictionary, number: number): number[] => [
  ...rows.data.subarray(rows.starts[number], rows.starts[number + 1]),
];

describe('the dictionary of rows', () => {
  it('gives equal rows one number, other rows other numbers, and every row back', () => {
    const rowsOf = fc.array(fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 4 }), { maxLength: 300 });
    fc.assert(
      fc.property(rowsOf, (all) => {
        const rows = new TupleDictionary();
        const numbers = new Map<string, number>();
        for (const one of all) {
          const number = rows.intern(one);
          expect(number).toBe(numbers.get(one.join()) ?? rows.size - 1);
          numbers.set(one.join(), number);
          expect(row(rows, number)).toEqual(one);
        }
        rows.trim();
        for (const one of all) expect(row(rows, rows.intern(one))).toEqual(one);
        expect(rows.size).toBe(numbers.size);
      }),
      { numRuns: 100 },
    );
  });
});
