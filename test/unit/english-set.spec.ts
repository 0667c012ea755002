import path from 'node:path';
import { loadOwnSet } from '../../eval/own-set';
import { projectRoot } from '../../src/common/project-root';
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy';

describe('the own set of English CVs', () => {
  const texts = loadOwnSet(path.join(projectRoot(), 'test', 'reading-set-en'));
  const taxonomy = loadTaxonomy();

  it('has CVs only, each with a name of its own, some held out', () => {
    expect(texts.length).toBeGreaterThanOrEqual(15);
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
    expect(texts.every(({ kind }) => kind === 'cv')).toBe(true);
    expect(texts.filter(({ split }) => split === 'holdout').length).toBeGreaterThanOrEqual(5);
  });

  it('marks only competencies that exist, and leaves no mark unread', () => {
    for (const { text, marks } of texts) {
      expect(text).not.toMatch(/\]\(|\[/);
      expect(marks.filter(({ code }) => !taxonomy.isKnownCompetency(code))).toEqual([]);
    }
  });
});
