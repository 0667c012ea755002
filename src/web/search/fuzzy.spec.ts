import { folded, lookAmong, namedFirst } from './fuzzy';

const FIRMS = ['Nørresundby Bageri', 'Hotel Limfjorden', 'Aalborg Rengøring A/S', 'مطعم الشام', 'Rengøringskompagniet'];
const find = (text: string, limit = 3) => lookAmong(FIRMS, (name) => name, text, limit);

describe('looking among names', () => {
  it('finds a part of a name, in any case', () => {
    expect(find('limfj')).toEqual(['Hotel Limfjorden']);
    expect(find('RENGØRING')).toEqual(['Aalborg Rengøring A/S', 'Rengøringskompagniet']);
  });

  it('forgives typing errors and keyboards without Danish letters', () => {
    expect(find('norresundby')[0]).toBe('Nørresundby Bageri');
    expect(find('noerresundby')[0]).toBe('Nørresundby Bageri');
    expect(find('limfjrden')[0]).toBe('Hotel Limfjorden');
    expect(find('Ålborg rengoring')[0]).toBe('Aalborg Rengøring A/S');
  });

  it('wants every word to fit', () => {
    expect(find('hotel bageri')).toEqual([]);
  });

  it('finds names of other scripts, and nothing for next to nothing', () => {
    expect(find('مطعم')).toEqual(['مطعم الشام']);
    expect(find('a')).toEqual([]);
    expect(find('   ')).toEqual([]);
  });

  it('takes signs for text', () => {
    expect(() => find(`^='!|"$ hotel`)).not.toThrow();
    expect(find('<script>')).toEqual([]);
  });

  it('answers no more than asked for', () => {
    expect(find('rengøring', 1)).toHaveLength(1);
  });

  it('puts what is called so before what only sounds like it, and keeps the order otherwise', () => {
    const found = ['Ernæring', 'Rengøring i produktion', 'Nedrivning', 'Rengøringsarbejde'].map((label) => ({ label }));
    expect(namedFirst(found, 'rengoring').map(({ label }) => label)).toEqual([
      'Rengøring i produktion',
      'Rengøringsarbejde',
      'Ernæring',
      'Nedrivning',
    ]);
  });

  it('folds letters', () => {
    expect(folded('Ærø Ågård Café')).toBe('aeroe aagaard cafe');
  });
});
