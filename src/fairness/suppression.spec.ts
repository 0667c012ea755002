import fc from 'fast-check';
import { type Line, shownInBoth, shownStages, SMALLEST_CELL } from './suppression';

const line = (chain: number[], outside = chain.map(() => 0)): Line => ({ chain, outside });
const shown = (...chains: number[][]) => shownStages(chains.map((chain) => line(chain)));

describe('what is shown of a table', () => {
  it.each<[string, number[][], number[]]>([
    [
      'everything where nothing is small',
      [
        [40, 20, 10],
        [30, 15, 5],
      ],
      [2, 2],
    ],
    [
      'nought, which is no small number',
      [
        [40, 0, 0],
        [30, 30, 15],
      ],
      [2, 2],
    ],
    [
      'no base of four, and the smallest other with it',
      [
        [4, 4],
        [30, 15],
        [20, 10],
      ],
      [0, 1, 0],
    ],
    [
      'a base of five',
      [
        [5, 5],
        [30, 15],
        [20, 10],
      ],
      [1, 1, 1],
    ],
    [
      'no four who were selected',
      [
        [20, 4],
        [30, 15],
        [25, 10],
      ],
      [0, 1, 0],
    ],
    [
      'no four who were passed over',
      [
        [20, 16],
        [30, 15],
        [25, 10],
      ],
      [0, 1, 0],
    ],
    [
      'no stage after a hidden one: the numbers there would tell it',
      [
        [55, 19, 15, 7],
        [90, 60, 40, 20],
      ],
      [1, 1],
    ],
    [
      'two hidden ones only where they are more than a few',
      [
        [3, 0],
        [4, 0],
        [50, 25],
      ],
      [0, 0, 1],
    ],
    [
      'no more than that where two would be three people',
      [
        [1, 0],
        [2, 0],
        [50, 25],
        [60, 30],
      ],
      [0, 0, 0, 1],
    ],
    [
      'five lines of ones hide a sixth: all know that none is empty',
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
        [9, 9],
      ],
      [0, 0, 0, 0, 0, 0],
    ],
  ])('is %s', (_, chains, expected) => {
    expect(shown(...chains)).toEqual(expected);
  });

  it('hides a line of which a filter leaves out one to four, not five', () => {
    const cut = (out: number) =>
      shownStages([line([20, 10], [out, 0]), line([30, 15], [9, 0]), line([40, 20], [9, 0])]);
    expect(cut(4)).toEqual([0, 0, 1]);
    expect(cut(5)).toEqual([1, 1, 1]);
    expect(cut(0)).toEqual([1, 1, 1]);
  });
});

describe('what another table holds back', () => {
  it('hides the smallest other line too, though nothing here is small', () => {
    expect(shownStages([line([20, 10]), line([30, 15]), line([40, 20])], [1, 0, 1])).toEqual([0, 0, 1]);
  });

  it('is not covered by lines of whom nobody is left', () => {
    const lines = [line([10, 0, 0]), line([11, 0, 0]), line([30, 30, 15]), line([40, 40, 20])];
    expect(shownStages(lines, [0, 0, 1, 2])).toEqual([0, 0, 1, 1]);
  });
});

const chain = fc
  .array(fc.oneof(fc.nat(8), fc.nat(40)), { minLength: 5, maxLength: 5 })
  .map(([first = 0, ...rest]) => [first + 1, ...rest].sort((a, b) => b - a));
const table = fc.array(chain, { minLength: 1, maxLength: 7 });

/** From where on the numbers of a line are not told: that of the first stage is its base too. */
const firstHidden = (stages: number) => (stages === 0 ? 0 : stages + 1);
const falls = (one: readonly number[]) =>
  one[0]! >= 1 && one.every((n, at) => n >= 0 && (at === 0 || n <= one[at - 1]!));

/** Whether somebody can be moved between two hidden lines so that all that is shown and every total stays as it is. */
function canBeOtherwise(chains: number[][], from: readonly number[], of: number, value: number): boolean {
  return chains.some((other, with_) => {
    const start = Math.max(from[of]!, from[with_]!);
    if (with_ === of || value < start) return false;
    for (let first = start; first <= value; first++) {
      for (let last = value; last < other.length; last++) {
        for (const one of [1, -1]) {
          const moved = (all: number[], by: number) => all.map((n, at) => (at >= first && at <= last ? n + by : n));
          if (falls(moved(chains[of]!, one)) && falls(moved(other, -one))) return true;
        }
      }
    }
    return false;
  });
}

describe('what is not shown', () => {
  it('cannot be worked out: for each hidden number above nought another world shows the same', () => {
    fc.assert(
      fc.property(table, (chains) => {
        const stages = shown(...chains);
        const from = stages.map(firstHidden);
        const totals = chains[0]!.map((_, at) => chains.reduce((total, one) => total + one[at]!, 0));
        chains.forEach((one, of) =>
          one.forEach((count, value) => {
            // a total too small to tell stands nowhere: every table of it hides all its lines, and a single line is one
            const told =
              totals[0]! >= SMALLEST_CELL + chains.length &&
              chains.length > 1 &&
              totals.slice(0, value + 1).every((n, at) => enough(n) && enough((totals[at - 1] ?? n) - n));
            if (count > 0 && value >= from[of]! && told) expect(canBeOtherwise(chains, from, of, value)).toBe(true);
          }),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('is every small number, and together never one to four', () => {
    fc.assert(
      fc.property(table, (chains) => {
        const stages = shown(...chains);
        for (let stage = 0; stage < 4; stage++) {
          const open = chains.filter((_, at) => stages[at]! > stage);
          const hidden = chains.filter((_, at) => stages[at]! <= stage);
          const sums = [stage, stage + 1].map((at) => hidden.reduce((total, one) => total + one[at]!, 0));
          for (const one of open)
            expect([one[stage]!, one[stage + 1]!, one[stage]! - one[stage + 1]!].every(enough)).toBe(true);
          if (open.some((one) => one[stage]! > 0)) expect([...sums, sums[0]! - sums[1]!].every(enough)).toBe(true);
        }
      }),
    );
  });

  it('is nothing where no number is small', () => {
    const large = fc.array(fc.constantFrom<number[]>([50, 40, 30, 20, 10], [20, 10, 5, 0, 0]), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(fc.property(large, (chains) => expect(new Set(shown(...chains))).toEqual(new Set([4]))));
  });

  it('cannot be worked out from the other columns either: along rows and columns a line of more than one hides two', () => {
    const columns = fc
      .integer({ min: 2, max: 4 })
      .chain((rows) => fc.array(fc.array(chain, { minLength: rows, maxLength: rows }), { minLength: 2, maxLength: 4 }));
    fc.assert(
      fc.property(columns, (all) => {
        const tables = all.map((chains) => new Map(chains.map((one, at) => [`${at}`, line(one)])));
        const result = shownInBoth(tables, new Set());
        const again = (lines: Line[], stages: number[]) => expect(shownStages(lines, stages)).toEqual(stages);
        tables.forEach((one, at) => again([...one.values()], [...result[at]!.values()]));
        for (const row of tables[0]!.keys()) {
          again(
            tables.map((one) => one.get(row)!),
            result.map((one) => one.get(row)!),
          );
        }
      }),
    );
  });
});

function enough(count: number): boolean {
  return count === 0 || count >= SMALLEST_CELL;
}
