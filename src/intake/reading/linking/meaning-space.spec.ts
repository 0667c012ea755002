import { MeaningSpace } from './meaning-space';
import type { Terms } from './sparse-index';

const bag = (text: string): Terms => new Map(text.split(' ').map((word) => [word, 1]));
/** label, then what else is said */
const CONCEPTS = [
  ['cleaner', 'mop floor bucket dust'],
  ['janitor', 'mop floor broom dust'],
  ['cook', 'pan soup knife stove'],
  ['baker', 'oven bread flour stove'],
  ['driver', 'road van wheel map'],
] as const;
const documents = CONCEPTS.map(([label, said]) => bag(`${label} ${said}`));
const labels = CONCEPTS.map(([label], concept) => ({ terms: bag(label), concept }));
const space = new MeaningSpace(documents, labels);
const order = (text: string) => {
  const scores = space.scores(bag(text));
  return Array.from(scores.keys())
    .sort((a, b) => scores[b]! - scores[a]!)
    .map((at) => CONCEPTS[at]![0]);
};

describe('MeaningSpace', () => {
  it('puts the concept of a label first and one that is told of in the same words next', () => {
    expect(order('cleaner').slice(0, 2)).toEqual(['cleaner', 'janitor']);
    expect(order('driver')[0]).toBe('driver');
  });

  it('leads from a word of no label to the concepts that it tells of', () => {
    expect(new Set(order('mop').slice(0, 2))).toEqual(new Set(['cleaner', 'janitor']));
    expect(new Set(order('stove').slice(0, 2))).toEqual(new Set(['cook', 'baker']));
  });

  it('says nothing about unknown words', () => {
    expect([...space.scores(bag('astronaut'))]).toEqual([0, 0, 0, 0, 0]);
  });

  it('keeps cosines between −1 and 1, the same each time it is built', () => {
    const scores = [...space.scores(bag('cook mop'))];

    for (const score of scores) expect(Math.abs(score)).toBeLessThanOrEqual(1 + 1e-9);
    expect([...new MeaningSpace(documents, labels).scores(bag('cook mop'))]).toEqual(scores);
  });

  it('is empty without concepts', () => {
    expect(new MeaningSpace([], []).scores(bag('cook'))).toHaveLength(0);
  });
});
