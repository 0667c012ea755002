import fc from 'fast-check';
import { cleanText } from './clean-text';

describe('cleanText', () => {
  const cleaned: [string, string, string][] = [
    ['makes lines of blocks and drops tags', '<p>Rengøring</p><ul><li>gulve</li><li>toiletter</li></ul>', 'Rengøring\ngulve\ntoiletter\n'],
    ['keeps inline tags from cutting words', 'støv<b>suge</b>', 'støvsuge'],
    ['decodes entities', 'k&oslash;kken &amp; kantine&nbsp;A&#47;S', 'køkken & kantine A/S'],
    ['drops scripts with what is in them', 'a<script>var x = 1;</script>b', 'ab'],
    ['drops soft hyphens and zero-width characters', 'rengø\u00ADrings\u200Bassistent', 'rengøringsassistent'],
    ['composes å of a and ring', 'A\u030Alborg pa\u030A lager', 'Ålborg på lager'],
    ['joins a word hyphenated at a line end', 'Maskin-\n    operatør', 'Maskinoperatør'],
    ['leaves a hyphen before a capital alone', 'MIG-\nMAG', 'MIG-\nMAG'],
    ['drops bullets of all kinds', '• støvsuge\n- moppe\n1) vaske', 'støvsuge\nmoppe\nvaske'],
    ['leaves a minus before a number alone', '-5 grader', '-5 grader'],
    ['leaves comparison signs alone', 'løft < 15 kg', 'løft < 15 kg'],
    ['makes single blanks', 'to  ord her\r\n\r\nlinje', 'to ord her\nlinje'],
    ['tells the columns of a table apart', 'Dansk   A2\t Tysk\t\r\n   \tJob    Kok | Aalborg   ', 'Dansk | A2 | Tysk\nJob | Kok | Aalborg'],
    ['takes indented HTML for no table', '<p>to    ord\t\ther</p>', 'to ord her\n'],
  ]; // prettier-ignore

  it.each(cleaned)('%s', (_, original, text) => {
    expect(cleanText(original).text).toBe(text);
  });

  it('leads from a word back to where it stands in the original', () => {
    const original = '<p>Jeg kan <b>sv&oslash;mme</b></p>';
    const { text, toOriginal } = cleanText(original);
    const at = text.indexOf('svømme');

    const { start, end } = toOriginal(at, at + 6);

    expect(original.slice(start, end)).toBe('sv&oslash;mme');
  });

  it('gives ranges within the original, in its order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (original) => {
        const { text, toOriginal } = cleanText(original);
        let last = 0;
        for (let at = 0; at < text.length; at += 1) {
          const { start, end } = toOriginal(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last === 0 ? 0 : Math.min(last, start));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(original.length);
          last = start;
        }
      }),
    );
  });

  it('changes nothing of a text that is clean', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('rengøring', 'på', 'køkken', 'Åse', 'gulv'), { minLength: 1 }), (words) => {
        const text = words.join(' ');
        expect(cleanText(text).text).toBe(text);
      }),
    );
  });
});
