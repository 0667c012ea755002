import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../common/project-root';
import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { loadPackageChanges, parsePackageChanges } from '../../taxonomy/package-changes';
import { readRulesFolder } from './rules-folder';
import { renderRulesFolderDoc } from './rules-folder-doc';

describe('docs/rules.md', () => {
  const folder = readRulesFolder(undefined, loadTaxonomy());
  const made = renderRulesFolderDoc(folder, loadPackageChanges().changes);

  it('is what scripts/generate-rules-doc.ts makes of the data today', () => {
    expect(readFileSync(path.join(projectRoot(), 'docs', 'rules.md'), 'utf8')).toBe(made);
  });

  it('names every rule, its first days and its marks', () => {
    for (const { code, periods } of folder.rules.entries) {
      const section = made.split(`### \`${code}\``)[1]!.split(/\n##/)[0]!;
      for (const { validFrom } of periods) expect(section).toContain(`| ${validFrom} |`);
      expect(section.includes('(?)')).toBe(
        folder.rules.find(code)!.uncertain || periods.some(({ uncertain }) => uncertain === true),
      );
    }
  });

  it('names every weight, every reason and every change of a package', () => {
    const { weights } = folder.policies.policies[0]!.policy;
    for (const [factor, weight] of Object.entries(weights))
      expect(made).toContain(`| \`weights.${factor}\` | \`${weight}\` |`);
    for (const { code } of folder.reasons.reasons) expect(made).toContain(`| \`${code}\` |`);
    const goals = 'what: goals, branchepakke: RENG, step: T1, validFrom: 2027-01-01, required: { reng.vinduer: 1 }';
    const { changes } = parsePackageChanges(`version: 1\nnote: x\nchanges:\n  - { ${goals}, source: the board }\n`);
    expect(renderRulesFolderDoc(folder, changes)).toContain(
      '| 2027-01-01 | goals of RENG T1 | `required {"reng.vinduer":1}',
    );
  });
});
