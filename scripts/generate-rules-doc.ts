/** Writes docs/rules.md from rules/*.yaml: `node -r @swc-node/register scripts/generate-rules-doc.ts` */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRulesFolder } from '../src/cli/rules/rules-folder';
import { renderRulesFolderDoc } from '../src/cli/rules/rules-folder-doc';
import { projectRoot } from '../src/common/project-root';
import { loadTaxonomy } from '../src/taxonomy/load-taxonomy';
import { loadPackageChanges } from '../src/taxonomy/package-changes';

const file = path.join(projectRoot(), 'docs', 'rules.md');
writeFileSync(file, renderRulesFolderDoc(readRulesFolder(undefined, loadTaxonomy()), loadPackageChanges().changes));
console.log(`written: ${path.relative(projectRoot(), file)}`);
