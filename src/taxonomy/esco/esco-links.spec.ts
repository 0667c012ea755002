import { withEscoLinks } from '../competency-graph';

const own = new Map([
  ['mop', [{ code: 'vacuum', permille: 600 }]],
  ['vacuum', []],
]);

describe('links that only ESCO tells', () => {
  it('come after the taxonomy’s own, which stand alone for their pair', () => {
    const table = withEscoLinks(own, [
      { needed: 'mop', held: 'vacuum', kind: 'narrower', permille: 1000 },
      { needed: 'mop', held: 'bed', kind: 'sibling', permille: 1000 },
      { needed: 'vacuum', held: 'mop', kind: 'occupations', permille: 400 },
    ]);

    expect(table.get('mop')).toEqual([
      { code: 'vacuum', permille: 600 },
      { code: 'bed', permille: 1000, esco: 'sibling' },
    ]);
    expect(table.get('vacuum')).toEqual([{ code: 'mop', permille: 400, esco: 'occupations' }]);
  });

  it('change nothing where there are none, or the needed competency is not known', () => {
    expect(withEscoLinks(own, [])).toBe(own);
    expect(withEscoLinks(own, [{ needed: 'sew', held: 'mop', kind: 'sibling', permille: 1000 }]).has('sew')).toBe(
      false,
    );
  });
});
