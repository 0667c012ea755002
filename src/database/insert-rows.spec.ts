import { storableText } from './insert-rows';

describe('text for PostgreSQL', () => {
  it.each(['', 'Ærø', '👩‍🌾', '\u200F', 'a\u0301', '\u0001\t\n', '\\u0000'])('leaves %j as it is', (text) => {
    expect(storableText(text)).toBe(text);
  });

  it('loses NUL and half surrogate pairs', () => {
    expect(storableText('a\0b')).toBe('ab');
    expect(storableText('a\uD83Db\uDC69')).toBe('a\uFFFDb\uFFFD');
  });
});
