import fc from 'fast-check';
import { hoursOn, RunningPlacements } from './running-placements';
import { TupleDictionary } from '../collections/tuple-dictionary';

const placement = fc
  .tuple(fc.nat(30), fc.nat(30), fc.constantFrom(1200, 1850, 3700, 8000))
  .map(([from, days, hours]): [number, number, number] => [from, from + days, hours]);
/** Classes that come, or a day that is asked about. */
const step = fc.oneof(fc.array(fc.array(placement, { maxLength: 4 }), { minLength: 1, maxLength: 8 }), fc.nat(70));
/** More people than are read one by one. */
const many = fc.integer({ min: 250, max: 270 });

describe('placements that run on a day', () => {
  it('give every class the answer for the sum of its hours, whoever came meanwhile and whichever day comes first', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), many, fc.nat(11), (steps, crowd, when) => {
        const known = new TupleDictionary();
        const rows = new TupleDictionary();
        const running = new RunningPlacements(rows, known);
        const add = (histories: [number, number, number][][]): void => {
          for (const history of histories) rows.intern(history.map((one) => known.intern(one)));
        };
        steps.forEach((one, at) => {
          if (at === when)
            add(Array.from({ length: crowd }, (_, day): [number, number, number][] => [[day, day, 100]]));
          if (Array.isArray(one)) return add(one);
          const plain = Array.from({ length: rows.size }, (_, own) => {
            let sum = 0;
            for (let place = rows.starts[own]!; place < rows.starts[own + 1]!; place++) {
              sum += hoursOn(one, known, rows.data[place]!);
            }
            return sum % 251;
          });
          const answers = new Uint8Array(rows.size).fill(255);
          running.answerAll(one, answers, (sum) => sum % 251);
          expect([...answers]).toEqual(plain);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('ask the rule once for each sum of hours', () => {
    const known = new TupleDictionary();
    const rows = new TupleDictionary();
    for (let from = 1; from <= 20; from++) rows.intern([known.intern([from, 99, 3700])]);
    const asked: number[] = [];
    new RunningPlacements(rows, known).answerAll(50, new Uint8Array(20), (sum) => asked.push(sum));
    expect(asked).toEqual([3700]);
  });
});
