import { findYears } from './find-years';

describe('findYears', () => {
  it.each([
    ['Jeg har 3 års erfaring.', 30],
    ['Jeg arbejdede på lager i to år.', 20],
    ['Stuepige på hotel, 2 år.', 20],
    ['1,5 års erfaring', 15],
    ['6 måneder på vaskeri', 5],
    ['2019-2022 Rengøringsassistent', 30],
    ['Jan 2020 – maj 2023: lager', 30],
    ['10 years of experience', 100],
  ])('%s', (sentence, tenths) => {
    expect(findYears(sentence)).toMatchObject([{ tenths }]);
  });

  it.each([
    'Jeg er 34 år.',
    '34 år, bor i Fredericia',
    'børn fra 7 til 16 år',
    'Under 18 år',
    'Vi er et firma, der blev stiftet i 1987',
  ])('takes no work out of: %s', (sentence) => {
    expect(findYears(sentence)).toEqual([]);
  });

  it('counts a period that is still going on up to the given year', () => {
    expect(findYears('siden 2021', 2026)).toMatchObject([{ tenths: 50, from: '2021' }]);
    expect(findYears('siden 2021')).toMatchObject([{ tenths: 0, from: '2021' }]);
  });
});
