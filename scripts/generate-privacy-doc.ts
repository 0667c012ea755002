/** Writes the made parts of `docs/privacy.md` anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../src/common/project-root';
import { withMadeParts } from './privacy-doc';

const file = path.join(projectRoot(), 'docs', 'privacy.md');
writeFileSync(file, withMadeParts(readFileSync(file, 'utf8')));
