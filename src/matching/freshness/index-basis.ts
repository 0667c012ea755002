/** What the facts of an index rest on besides the rows themselves. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';

/** Folders below `src` whose code makes facts out of rows. */
const MAKERS = ['candidates', 'casework', 'common', 'database', 'language', 'matching', 'schemes', 'taxonomy'];

/**
 * One text that differs whenever the same rows could give other facts: another database or schema, other reference data,
 * rules or packages, or another build of the program.
 * @param versions of what the program was started with, e.g. of the rules
 */
export async function indexBasis(dataSource: DataSource, versions: readonly string[]): Promise<string> {
  const [row] = await dataSource.query<{ stored: unknown }[]>(
    `select json_build_array(current_database(), (select oid from pg_database where datname = current_database()),
       (select json_agg(name order by name) from migrations),
       (select json_agg(json_build_array(name, fingerprint) order by name) from reference_data)) as stored`,
  );
  return createHash('sha256')
    .update(JSON.stringify([row!.stored, versions, programFingerprint()]))
    .digest('hex');
}

let known: string | undefined;

/** SHA-256 over the code that makes facts, as it runs. */
function programFingerprint(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const source = path.resolve(__dirname, '..', '..');
  for (const folder of MAKERS) {
    const entries = readdirSync(path.join(source, folder), { recursive: true, encoding: 'utf8' });
    for (const entry of entries.filter((name) => /\.[jt]s$/.test(name)).sort()) {
      hash.update(entry).update(readFileSync(path.join(source, folder, entry)));
    }
  }
  known = hash.digest('hex');
  return known;
}
