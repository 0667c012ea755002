import { headsOf, titleVariants } from './title-variants';

const HEADS = new Set(['technicians', 'cooks', 'waiters', 'operators']);
const variants = (title: string) => titleVariants(title, (word) => HEADS.has(word));

describe('titleVariants', () => {
  it('gives each part the head of the next one that has one', () => {
    expect(variants('Surveying and Mapping Technicians')).toEqual(['surveying technicians', 'mapping technicians']);
    expect(variants('Crushing, Grinding, or Polishing Operators')).toEqual([
      'crushing operators',
      'grinding operators',
      'polishing operators',
    ]);
  });

  it('gives what stands after the head the one before', () => {
    expect(variants('Cooks, School')).toEqual(['cooks', 'school cooks']);
  });

  it('leaves parts that are jobs themselves', () => {
    expect(variants('Cooks/Waiters')).toEqual(['cooks', 'waiters']);
  });

  it('leaves out what is left out', () => {
    expect(variants('Surveying and Mapping Technicians, Except Cooks')).toEqual([
      'surveying technicians',
      'mapping technicians',
    ]);
  });

  it('has nothing to say about one part, or without any head', () => {
    expect(variants('School Cooks')).toEqual([]);
    expect(variants('Bed and Breakfast')).toEqual([]);
  });
});

describe('headsOf', () => {
  it('takes a word for a head that ends more than three in ten of its labels', () => {
    const list = [
      ...Array.from({ length: 6 }, () => ['sales', 'manager']),
      ...Array.from({ length: 3 }, () => ['sales']),
    ];
    const isHead = headsOf(list);

    expect(isHead('manager')).toBe(true);
    expect(isHead('sales')).toBe(true);
    expect(headsOf(list.slice(0, 8))('sales')).toBe(false);
    expect(isHead('unknown')).toBe(false);
  });
});
