import { drops, type Expected } from '../../eval/compare';
import type { Figure } from '../../eval/eval.types';

const expected: Expected = { tolerance: 0.01, figures: { 'own.f1': 0.95, 'speed.ms': 10 } };
const figure = (key: string, value: number, time?: boolean): Figure => ({
  key,
  title: key,
  value,
  ...(time && { time }),
});

describe('figures of the evaluation', () => {
  it('drop when they are lower than the committed one by more than the tolerance', () => {
    expect(drops([figure('own.f1', 0.939)], expected)).toEqual([{ key: 'own.f1', value: 0.939, was: 0.95 }]);
    expect(drops([figure('own.f1', 0.941)], expected)).toEqual([]);
    expect(drops([figure('own.f1', 0.99)], expected)).toEqual([]);
  });

  it('are not compared when they are times, or new', () => {
    expect(drops([figure('speed.ms', 1, true), figure('new', 0)], expected)).toEqual([]);
  });
});
