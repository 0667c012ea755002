import { linesOf } from './page-lines';

const piece = (text: string, x: number, y: number, width = text.length * 5) => ({ text, x, y, width, height: 10 });

describe('pieces of a page become lines', () => {
  it('joins what stands close together, and puts a space where there is one to be seen', () => {
    expect(linesOf([piece('køk', 0, 100), piece('ken', 15, 100)])).toBe('køkken');
    expect(linesOf([piece('køre', 0, 100), piece('truck', 24, 100)])).toBe('køre truck');
  });

  it('keeps columns, lines and paragraphs apart', () => {
    expect(linesOf([piece('Erfaring', 0, 100), piece('Sprog', 200, 100)])).toBe('Erfaring\tSprog');
    expect(linesOf([piece('Hotel', 0, 100), piece('Køkken', 0, 88)])).toBe('Hotel\nKøkken');
    expect(linesOf([piece('Hotel', 0, 100), piece('Køkken', 0, 70)])).toBe('Hotel\n\nKøkken');
  });

  it('passes over pieces without a letter, and gives nothing for an empty page', () => {
    expect(linesOf([piece('a', 0, 10), piece('  ', 5, 10), piece('b', 30, 10)])).toBe('a\tb');
    expect(linesOf([])).toBe('');
  });
});
