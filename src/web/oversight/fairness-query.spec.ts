import { fairnessAddress, fairnessQuery, monthsToChoose } from './fairness-query';

const OPENING = '0198c0de-0000-7000-8000-000000000001';
const OWNERS = new Set(['ABCD']);
const read = (address: string) => fairnessQuery(new URLSearchParams(address), OWNERS);

describe('the address of the fairness page', () => {
  it('names an opening, a month and a consultant, and is written as it was read', () => {
    const query = read(`aabning=${OPENING}&maaned=2026-06&ejer=ABCD`);
    expect(query).toEqual({ openingId: OPENING, month: '2026-06', owner: 'ABCD' });
    expect(fairnessAddress(query)).toBe(`/ligebehandling?aabning=${OPENING}&maaned=2026-06&ejer=ABCD`);
  });

  it('ignores what is no id, no month and nobody of the house', () => {
    const nothing = { openingId: null, month: null, owner: null };
    expect(read("aabning='--&maaned=2026-13&ejer=XXXX")).toEqual(nothing);
    expect(read('maaned=2026-00')).toEqual(nothing);
    expect(fairnessAddress(nothing)).toBe('/ligebehandling');
  });

  it('offers this month and those before it over the turn of the year, and the one asked for', () => {
    const months = monthsToChoose('2026-02-28', null);
    expect(months.slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(new Set(months).size).toBe(24);
    expect(monthsToChoose('2026-02-28', '2026-01')).toHaveLength(24);
    expect(monthsToChoose('2026-02-28', '2020-05').at(-1)).toBe('2020-05');
  });
});
