/** Writes docs/rules.md from rules/*.yaml: `node -r @swc-node/register scripts/generate-rules-doc.ts` */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../src/common/project-root';
import { DANISH_ACHIEVEMENTS } from '../src/language/danish-education';
import { loadRules } from '../src/schemes/load-rules';
import { renderRulesDoc } from '../src/schemes/rules-doc';

const file = path.join(projectRoot(), 'docs', 'rules.md');
writeFileSync(file, renderRulesDoc(loadRules(), DANISH_ACHIEVEMENTS));
console.log(`written: ${path.relative(projectRoot(), file)}`);
