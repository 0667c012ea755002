import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Folder that holds package.json, seeds and rules: found by walking up from this file, so that it is the same from
 * `src` (tests) and from `dist/src` (the built program).
 */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('package.json of the project was not found above the program');
    folder = parent;
  }
  return folder;
}
