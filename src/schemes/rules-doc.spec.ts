import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../common/project-root';
import { DANISH_ACHIEVEMENTS } from '../language/danish-education';
import { loadRules } from './load-rules';
import { renderRulesDoc } from './rules-doc';

describe('docs/rules.md', () => {
  const rules = loadRules();
  const made = renderRulesDoc(rules, DANISH_ACHIEVEMENTS);

  it('is what scripts/generate-rules-doc.ts makes of the data today', () => {
    expect(readFileSync(path.join(projectRoot(), 'docs', 'rules.md'), 'utf8')).toBe(made);
  });

  it('names every rule, its first days and its marks', () => {
    for (const { code, periods } of rules.entries) {
      const section = made.split(`### \`${code}\``)[1]!.split(/\n##/)[0]!;
      for (const { validFrom } of periods) expect(section).toContain(`| ${validFrom} |`);
      expect(section.includes('(?)')).toBe(
        rules.find(code)!.uncertain || periods.some(({ uncertain }) => uncertain === true),
      );
    }
  });
});
