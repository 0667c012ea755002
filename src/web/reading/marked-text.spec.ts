import type { ReadingFindingDto } from '../../intake/readings/reading.dto';
import { markedText } from './marked-text';

const finding = (position: number, state: string, ...ranges: [number, number][]) =>
  ({ position, state, ranges: ranges.map(([start, end]) => ({ start, end })) }) as unknown as ReadingFindingDto;

const TEXT = 'moppe gulve og køre truck';

describe('the text beside the proposals', () => {
  it('is whole, whatever is marked in it', () => {
    const pieces = markedText(TEXT, [finding(0, 'proposed', [0, 11], [20, 25]), finding(1, 'noted', [15, 25])], 0);

    expect(pieces.map(({ text }) => text).join('')).toBe(TEXT);
    expect(markedText(TEXT, [], null)).toEqual([{ text: TEXT, mark: null }]);
  });

  it('marks the current one before one that waits, and that before what is only noted', () => {
    const both = [finding(0, 'noted', [0, 11]), finding(1, 'proposed', [6, 11])];

    expect(markedText(TEXT, both, null).flatMap(({ mark }) => mark?.position ?? [])).toEqual([1]);
    expect(markedText(TEXT, both, 0).flatMap(({ mark }) => mark?.position ?? [])).toEqual([0]);
  });

  it('says where the surest place of a finding is', () => {
    const pieces = markedText(TEXT, [finding(0, 'proposed', [20, 25], [0, 5])], 0);

    expect(pieces.filter(({ mark }) => mark?.first).map(({ text }) => text)).toEqual(['truck']);
  });
});
