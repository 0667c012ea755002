import fc from 'fast-check';
import { SMALLEST_CREDIT_PERMILLE, substituteTable } from './competency-graph';
import type { CompetencyData, CompetencyLink } from './taxonomy.types';

type Links = Readonly<Record<string, number>>;

function competency(code: string, broader: Links = {}, related: Links = {}): CompetencyData {
  const list = (links: Links): CompetencyLink[] =>
    Object.entries(links).map(([to, permille]) => ({ code: to, permille }));
  return {
    code,
    labels: { da: code, en: code },
    synonyms: { da: [], en: [] },
    source: 'domain',
    broader: list(broader),
    related: list(related),
    credentials: [],
  };
}

describe('substituteTable', () => {
  it('gives the narrower competency credit for the broader one, and nothing the other way', () => {
    const table = substituteTable([competency('t.tig', { 't.mag': 700 }), competency('t.mag')]);
    expect(table.get('t.mag')).toEqual([{ code: 't.tig', permille: 700 }]);
    expect(table.get('t.tig')).toEqual([]);
  });

  it('gives related competencies the same credit both ways', () => {
    const table = substituteTable([competency('t.a', {}, { 't.b': 400 }), competency('t.b')]);
    expect(table.get('t.a')).toEqual([{ code: 't.b', permille: 400 }]);
    expect(table.get('t.b')).toEqual([{ code: 't.a', permille: 400 }]);
  });

  it('multiplies over one competency in between and rounds down', () => {
    const table = substituteTable([
      competency('t.a', { 't.b': 777 }),
      competency('t.b', { 't.c': 555 }),
      competency('t.c'),
    ]);
    // 555 × 777 / 1000 = 431.2…
    expect(table.get('t.c')).toEqual([
      { code: 't.b', permille: 555 },
      { code: 't.a', permille: 431 },
    ]);
  });

  it('does not count a way over two competencies in between', () => {
    const table = substituteTable([
      competency('t.a', { 't.b': 900 }),
      competency('t.b', { 't.c': 900 }),
      competency('t.c', { 't.d': 900 }),
      competency('t.d'),
    ]);
    expect(table.get('t.d')!.map(({ code }) => code)).toEqual(['t.c', 't.b']);
  });

  it('keeps 200 thousandths and drops 199', () => {
    const table = substituteTable([
      competency('t.needed'),
      competency('t.just', { 't.needed': 200 }),
      competency('t.below', { 't.needed': 199 }),
    ]);
    expect(table.get('t.needed')).toEqual([{ code: 't.just', permille: 200 }]);
  });

  it('takes the best of several ways', () => {
    const table = substituteTable([
      competency('t.a', { 't.c': 300, 't.b': 900 }),
      competency('t.b', { 't.c': 900 }),
      competency('t.c'),
    ]);
    expect(table.get('t.c')).toEqual([
      { code: 't.b', permille: 900 },
      { code: 't.a', permille: 810 },
    ]);
  });

  it('orders equal weights by code', () => {
    const table = substituteTable([
      competency('t.z', { 't.needed': 500 }),
      competency('t.needed'),
      competency('t.a', { 't.needed': 500 }),
    ]);
    expect(table.get('t.needed')!.map(({ code }) => code)).toEqual(['t.a', 't.z']);
  });

  it('never lists a competency for itself, a code twice or credit out of range, whatever the links', () => {
    const codes = ['t.a', 't.b', 't.c', 't.d', 't.e'];
    const links = fc.dictionary(fc.constantFrom(...codes), fc.integer({ min: 100, max: 900 }), { maxKeys: 3 });
    fc.assert(
      fc.property(fc.tuple(...codes.map(() => fc.tuple(links, links))), (rows) => {
        const list = rows.map(([broader, related], index) => competency(codes[index]!, broader, related));
        const table = substituteTable(list);
        const shuffled = substituteTable([...list].reverse());
        for (const code of codes) {
          const found = table.get(code)!;
          expect(found.map((one) => one.code)).not.toContain(code);
          expect(new Set(found.map((one) => one.code)).size).toBe(found.length);
          expect(found.every(({ permille }) => permille >= SMALLEST_CREDIT_PERMILLE && permille <= 900)).toBe(true);
          expect(shuffled.get(code)).toEqual(found);
        }
      }),
    );
  });
});
