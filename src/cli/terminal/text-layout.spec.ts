import { block, columns, left, number, plain, right, widthFor, wrap } from './text-layout';

describe('text layout', () => {
  it('breaks between words, never beyond the width, and indents the lines after the first', () => {
    expect(wrap('en to tre fire', 9, '  - ', 4)).toEqual(['  - en to', '    tre', '    fire']);
  });

  it('lets a word that is longer than the line stand alone', () => {
    expect(wrap('a pædagogmedhjælper b', 8, '', 2)).toEqual(['a', '  pædagogmedhjælper', '  b']);
  });

  it('fills up and cuts by characters, so that Danish letters count as one', () => {
    expect(left('Åben', 6)).toBe('Åben  ');
    expect(left('Ærøskøbing', 5)).toBe('Ærøs…');
    expect(right('Å', 3)).toBe('  Å');
  });

  it('takes characters away that steer a terminal or turn the reading direction', () => {
    expect(plain('\u001b[31mrød\u0007\n\u202eeno\u2066 ')).toBe('[31mrød eno');
  });

  it('writes numbers the way each language does', () => {
    expect(number(8412, 'da')).toBe('8.412');
    expect(number(8412, 'en')).toBe('8,412');
  });

  it.each([
    [0, 100, '▁'],
    [12, 100, '▁'],
    [13, 100, '▂'],
    [87, 100, '▇'],
    [88, 100, '█'],
    [100, 100, '█'],
    [0, 0, '·'],
  ])('shows %i of %i points as %s', (points, most, shown) => {
    expect(block(points, most)).toBe(shown);
  });

  it('makes columns as wide as their widest cell, numbers to the right', () => {
    expect(
      columns(
        [
          ['a', '1'],
          ['bbb', '100'],
        ],
        [1],
      ),
    ).toEqual(['a      1', 'bbb  100']);
  });

  it('keeps lines between 72 and 120 characters, and 100 where there is no terminal', () => {
    expect([undefined, 20, 72, 90, 120, 300].map(widthFor)).toEqual([100, 72, 72, 90, 120, 120]);
  });
});
