import { keptQuery, listOf, viewAddress } from './kept-lists';

const OPENING = '/aabninger/01900000-0000-7000-8000-000000000001';

describe('what is kept of a list', () => {
  it('is known by its address', () => {
    expect(listOf('/aabninger?q=x')).toBe('openings');
    expect(listOf(`${OPENING}?q=x`)).toBe('ranked');
    expect(listOf('/tavler')).toBe('boards');
    expect(listOf('/virksomheder?side=2')).toBe('employers');
    expect(listOf('/aabninger/ny')).toBeUndefined();
    expect(listOf('/kandidater/x')).toBeUndefined();
  });

  it('is its filters in one order, without the page, messages or anything unknown', () => {
    expect(keptQuery('openings', '/aabninger?ejer=mine&q=k%C3%B8kken&side=3&lang=en&x=1')).toBe(
      'q=k%C3%B8kken&ejer=mine',
    );
    expect(keptQuery('ranked', `${OPENING}?v-language=90&gang=1&baand=strong`)).toBe('baand=strong&v-language=90');
    expect(keptQuery('boards', '/tavler?ejer=alle&kolonne=igu&fortryd=1')).toBe('ejer=alle&kolonne=igu');
    expect(keptQuery('employers', '/virksomheder?vis=fred&postnr=')).toBe('vis=fred');
  });

  it('leads back to the list, for a ranked one to that of the opening which is open', () => {
    expect(viewAddress('openings', 'q=x')).toBe('/aabninger?q=x');
    expect(viewAddress('boards', '')).toBe('/tavler');
    expect(viewAddress('ranked', 'baand=strong', `${OPENING}?q=y`)).toBe(`${OPENING}?baand=strong`);
    expect(viewAddress('ranked', 'baand=strong')).toBeNull();
  });
});
