import { includes, NOTHING_SEEN, parseSnapshot, sequenceOf } from './change-sequence';

describe('sequence of changes', () => {
  it('reads a snapshot of PostgreSQL, with and without transactions under way', () => {
    expect(parseSnapshot('745:748:745,747')).toEqual({ below: 745, from: 748, underWay: [745, 747] });
    expect(parseSnapshot('745:745:')).toEqual({ below: 745, from: 745, underWay: [] });
  });

  it('refuses a text that is no snapshot', () => {
    expect(() => parseSnapshot('yesterday')).toThrow('no snapshot');
  });

  it('includes what had ended, also behind a transaction still under way, and nothing else', () => {
    const seen = parseSnapshot('745:748:745,747');
    expect([744, 745, 746, 747, 748].map((change) => includes(seen, change))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it('names the last change before which nothing is missing', () => {
    expect(sequenceOf(parseSnapshot('745:748:745,747'))).toBe(744);
    expect(sequenceOf(NOTHING_SEEN)).toBe(0);
  });
});
