import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../common/project-root';

/** Rings around land, each a list of longitude and latitude; for drawing only, true to some hundred metres. */
export type Outline = readonly (readonly (readonly [lon: number, lat: number])[])[];

let known: Outline | undefined;

/** The land of Denmark and beside it (`seeds/geography/outline.json`), read once. */
export function loadOutline(): Outline {
  known ??= JSON.parse(readFileSync(path.join(projectRoot(), 'seeds', 'geography', 'outline.json'), 'utf8')) as Outline;
  return known;
}
