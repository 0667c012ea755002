import { asksAboutPairs, closedByEmployments } from './closed-pairs';
import type { Employment, SchemeOpening } from './facts';
import { loadRules } from './load-rules';

const rules = loadRules();
const ASOF = '2026-11-20';
const START = '2026-12-01';
const workplace = { cvr: '29189420', pNumber: '1003388394' };
const opening: SchemeOpening = { schemes: ['virksomhedspraktik', 'igu', 'ordinaert'], startsOn: START };
const here = (changes: Partial<Employment> = {}): Employment => ({
  cvr: workplace.cvr,
  from: '2025-01-01',
  until: '2026-10-31',
  ordinary: true,
  ...changes,
});
const closed = (employments: Employment[], asked = opening) =>
  closedByEmployments(employments, workplace, asked, ASOF, rules);

describe('employments at the firm', () => {
  it('close praktik at the latest employer, and IGU for three months (domain.md §4, §4.1)', () => {
    expect(closed([here()])).toEqual(['virksomhedspraktik', 'igu']);
    expect(closed([here({ until: '2026-09-01' })])).toEqual(['virksomhedspraktik', 'igu']);
    expect(closed([here({ until: '2026-08-31' })])).toEqual(['virksomhedspraktik']);
  });

  it('close praktik no more when there was another employer after it', () => {
    const later = { cvr: '13748136', from: '2026-11-01', until: '2026-11-02', ordinary: true };
    expect(closed([here(), later])).toEqual(['igu']);
  });

  it('close nothing when they were not on ordinary terms, or were somewhere else', () => {
    expect(closed([here({ ordinary: false })])).toEqual([]);
    expect(closed([here({ cvr: '13748136' })])).toEqual([]);
  });

  it('close nothing while it is not certain that it is the same firm', () => {
    expect(closed([here({ cvr: undefined, pNumber: '1000000001' })])).toEqual([]);
    expect(closed([here({ cvr: undefined, pNumber: workplace.pNumber })])).toEqual(['virksomhedspraktik', 'igu']);
  });

  it('matter only to schemes that ask about them', () => {
    expect(asksAboutPairs(opening)).toBe(true);
    expect(asksAboutPairs({ schemes: ['ordinaert', 'nyttejob'] })).toBe(false);
    expect(closed([here()], { ...opening, schemes: ['ordinaert'] })).toEqual([]);
  });
});
