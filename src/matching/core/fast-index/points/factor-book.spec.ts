import { DEFAULT_POLICY } from '../../policy';
import { FactorBook, NOT_ASKED } from './factor-book';

describe('points kept by class', () => {
  it('are found again by policy, factor and key, and have room for classes that came later', () => {
    const book = new FactorBook(() => 100);
    const table = book.table(DEFAULT_POLICY, 'goal', '500 9112', 3);
    table.points[2] = 280;
    expect(book.table(DEFAULT_POLICY, 'goal', '500 9112', 5)).toBe(table);
    expect([...table.points.slice(0, 5)]).toEqual([NOT_ASKED, NOT_ASKED, 280, NOT_ASKED, NOT_ASKED]);
    expect(book.table({ ...DEFAULT_POLICY }, 'goal', '500 9112', 3)).not.toBe(table);
    expect(book.table(DEFAULT_POLICY, 'goals', '500 9112', 3)).not.toBe(table);
  });

  it('are forgotten where hardly anybody shares one of many classes', () => {
    const book = new FactorBook(() => 19_999);
    book.table(DEFAULT_POLICY, 'goals', 'one', 5000).points[7] = 280;
    const again = book.table(DEFAULT_POLICY, 'goals', 'one', 5000);
    expect([again.isBorrowed, again.points[7]]).toEqual([true, NOT_ASKED]);
    expect(book.table(DEFAULT_POLICY, 'goals', 'other', 4999).points[7]).toBe(NOT_ASKED);
  });

  it('are kept from as many people for each class as make a table worth its room', () => {
    const book = new FactorBook(() => 20_000);
    book.table(DEFAULT_POLICY, 'goals', 'one', 5000).points[7] = 280;
    const again = book.table(DEFAULT_POLICY, 'goals', 'one', 5000);
    expect([again.isBorrowed, again.points[7]]).toEqual([false, 280]);
  });
});
