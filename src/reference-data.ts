/**
 * The bundled reference data (places, taxonomy) in the database. Loaded on an empty database, and again when the
 * bundled files have changed since; data that was imported in place of a bundled set stays until it is imported anew.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { projectRoot } from './common/project-root';
import { storeGeography } from './geography/geography.store';
import { loadGeography } from './geography/load-geography';
import { loadTaxonomy } from './taxonomy/load-taxonomy';
import { storeTaxonomy } from './taxonomy/taxonomy.store';

/** The sets of reference data, by the name under which the table `reference_data` knows them. */
export type ReferenceSet = 'geography' | 'taxonomy';

/** Loads whatever is missing or older than the bundled files; one program at a time. Returns what was loaded. */
export async function loadReferenceData(dataSource: DataSource): Promise<ReferenceSet[]> {
  return dataSource.transaction(async (manager) => {
    await manager.query('lock table reference_data in share row exclusive mode');
    const loaded: ReferenceSet[] = [];
    if (await outdated(manager, 'geography')) {
      const geography = loadGeography();
      await storeGeography(manager, {
        postalCodes: geography.postalCodes(),
        municipalities: geography.municipalities(),
      });
      await stamp(manager, 'geography', fingerprint('geography'));
      loaded.push('geography');
    }
    if (await outdated(manager, 'taxonomy')) {
      await storeTaxonomy(manager, loadTaxonomy().toData());
      await stamp(manager, 'taxonomy', fingerprint('taxonomy'));
      loaded.push('taxonomy');
    }
    return loaded;
  });
}

/** Notes that a set was imported from other files: the bundled ones no longer replace it. ESCO has no bundled set. */
export async function markImported(manager: EntityManager, set: ReferenceSet | 'esco'): Promise<void> {
  await stamp(manager, set, 'imported');
}

async function outdated(manager: EntityManager, set: ReferenceSet): Promise<boolean> {
  const [row] = await manager.query('select fingerprint from reference_data where name = $1', [set]);
  return row?.fingerprint !== 'imported' && row?.fingerprint !== fingerprint(set);
}

async function stamp(manager: EntityManager, set: ReferenceSet | 'esco', print: string): Promise<void> {
  await manager.query(
    `insert into reference_data (municipality, name, fingerprint) values ('0000', $1, $2)
     on conflict (name) do update set fingerprint = excluded.fingerprint, loaded_at = now()`,
    [set, print],
  );
}

/** SHA-256 over the names and contents of a bundled folder. */
function fingerprint(set: ReferenceSet): string {
  const folder = path.join(projectRoot(), 'seeds', set);
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.relative(folder, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
