import { closest } from './closest';
import { suggestCodes } from './suggest-codes';

describe('the nearest known word', () => {
  const known = ['municipality', 'description', 'schemes', 'tasks'];

  it.each([
    ['descripton', 'description'],
    ['Municipality', 'municipality'],
    ['scheme', 'schemes'],
    ['tasksList', 'tasks'],
  ])('of %s is %s', (word, near) => {
    expect(closest(word, known)).toBe(near);
  });

  it.each(['', 'x', 'qqqqqq', 'x'.repeat(81)])('of %p is none', (word) => {
    expect(closest(word, known)).toBeUndefined();
  });
});

describe('codes that may have been meant', () => {
  const entries = (...codes: string[]) => codes.map((code) => ({ code }));
  const asked: string[] = [];
  const suggest = suggestCodes({
    competencies: () => entries('reng.moppe_gulv', 'reng.vinduer'),
    credentials: () => entries('koerekort-b'),
    branchepakker: () => entries('RENG', 'KOK'),
    suggest: (kind, text) => {
      asked.push(`${kind}: ${text}`);
      return entries('reng.moppe_gulv', 'kok.opvask', 'kok.anretning');
    },
  });

  it('are at most two: the one written nearly the same, then those whose label fits', () => {
    expect(suggest('competency', 'reng.mope_gulv')).toEqual(['reng.moppe_gulv', 'kok.opvask']);
    expect(asked).toEqual(['competency: reng mope gulv']);
  });

  it('come from the list of their kind', () => {
    expect(suggest('credential', 'korekort-b')[0]).toBe('koerekort-b');
    expect(suggest('branchepakke', 'RENGO')[0]).toBe('RENG');
  });
});
