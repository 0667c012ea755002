import fc from 'fast-check';
import { JsonWriter } from './json-writer';

describe('the writer of JSON', () => {
  const end = Buffer.from(']');

  it.each([0, 7, 9, 10, 99, 100, 10_000, 999_999_999, 1_000_000_000, 2 ** 52, -1, 2.5])(
    'writes %d as a number',
    (value) => {
      expect(new JsonWriter().number(value).take().toString()).toBe(String(value));
    },
  );

  it('writes lists of any length, more than it had room for too, and begins anew after each', () => {
    const writer = new JsonWriter();
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.string({ minLength: 1 }),
        fc.nat(5000),
        (numbers, text, times) => {
          const piece = Buffer.from(`${JSON.stringify(text.repeat(times))},`);
          writer.ascii('[');
          for (const number of numbers) writer.number(number).piece(Buffer.from(','));
          const list: unknown = JSON.parse(writer.piece(piece).close(end).take().toString());
          expect(list).toEqual([...numbers, text.repeat(times)]);
        },
      ),
    );
  });

  it('closes an empty list', () => {
    expect(new JsonWriter().ascii('[').close(end).take().toString()).toBe('[]');
  });
});
