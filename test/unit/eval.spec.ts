import path from 'node:path';
import { f1Of, median, rankMeasures, rPrecisionAt, weightedMacroF1 } from '../../eval/metrics';
import { loadOwnSet, unmark } from '../../eval/own-set';
import { projectRoot } from '../../src/common/project-root';
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy';

describe('the measures of eval', () => {
  it('rank: the mean of one over the first right place; nothing found counts as nothing', () => {
    expect(rankMeasures([1, 2, 6, 0])).toEqual({ mrr: (1 + 0.5 + 1 / 6) / 4, s1: 0.25, s5: 0.5, s10: 0.75 });
  });

  it('R-precision: out of as many as there can be', () => {
    expect(rPrecisionAt(5, ['a', 'x', 'b'], new Set(['a', 'b']))).toBe(1);
    expect(rPrecisionAt(5, ['a', 'x'], new Set(['a', 'b']))).toBe(0.5);
    expect(rPrecisionAt(1, ['x', 'a'], new Set(['a', 'b', 'c']))).toBe(0);
  });

  it('F1: nothing found or nothing asked gives 0, not an error', () => {
    expect(f1Of(1, 2, 1, 1)).toEqual({ p: 0.5, r: 1, f1: 2 / 3 });
    expect(f1Of(0, 0, 0, 5)).toEqual({ p: 0, r: 0, f1: 0 });
  });

  it('weighted macro-F1: classes count by how often they are right', () => {
    expect(weightedMacroF1(['a', 'a', 'a', 'b'], ['a', 'a', 'b', 'b'])).toBeCloseTo(0.75 * 0.8 + 0.25 * (2 / 3));
    expect(weightedMacroF1(['a', 'b'], ['a', 'b'])).toBe(1);
  });

  it('median: the middle one', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBe(0);
  });
});

describe('the own reading set', () => {
  const texts = loadOwnSet(path.join(projectRoot(), 'test', 'reading-set'));
  const taxonomy = loadTaxonomy();

  it('takes marks out of a text and keeps their places', () => {
    const { text, marks } = unmark('Jeg kan [moppe gulve](reng.moppe_gulv) og vil lære [truck](~faelles.gaffeltruck).');

    expect(text).toBe('Jeg kan moppe gulve og vil lære truck.');
    expect(marks.map(({ code, sign, start, end }) => [code, sign, text.slice(start, end)])).toEqual([
      ['reng.moppe_gulv', '', 'moppe gulve'],
      ['faelles.gaffeltruck', '~', 'truck'],
    ]);
  });

  it('has at least 60 texts, a third held out, CVs and ads of every branchepakke', () => {
    const holdout = texts.filter(({ split }) => split === 'holdout').length;
    const branches = new Set(texts.map(({ id, kind }) => `${id.split('-')[0]} ${kind}`));

    expect(texts.length).toBeGreaterThanOrEqual(60);
    expect(holdout).toBeGreaterThanOrEqual(20);
    for (const { code } of taxonomy.branchepakker()) {
      expect(branches).toContain(`${code.toLowerCase()} cv`);
      expect(branches).toContain(`${code.toLowerCase()} ad`);
    }
  });

  it('marks only competencies that exist, and leaves no mark unread', () => {
    for (const { text, marks } of texts) {
      expect(text).not.toMatch(/\]\(/);
      for (const { code } of marks) expect(taxonomy.isKnownCompetency(code)).toBe(true);
    }
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
  });
});
