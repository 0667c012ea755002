/** The database as commands use it: left as it is found, closed whatever happens. */
import type { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { type Config, loadConfig } from '../config/config';
import { migrate } from '../database/migrate';
import { loadStoredGeography } from '../geography/geography.store';
import { CandidateKeeper } from '../matching/facts/candidate-keeper';
import { openDatabase, openRuntime, type Runtime } from '../runtime';
import { loadStoredTaxonomy } from '../taxonomy/taxonomy.store';
import { using } from './closing';
import { type ReferenceEngines, referenceEngines } from './references';
import { ToldError } from './terminal/told-error';

/** The reference data in the database. @throws ToldError when none is loaded */
export async function storedReferences({ manager }: DataSource): Promise<ReferenceEngines> {
  const taxonomy = await loadStoredTaxonomy(manager);
  if (taxonomy.competencies().length === 0) {
    throw new ToldError('The database holds no reference data: run `npm run cli -- seed --no-demo` first.');
  }
  return referenceEngines(taxonomy, await loadStoredGeography(manager));
}

/** The index of everybody in the database; empty until its first `catchUp`. */
export function candidateKeeper(
  dataSource: DataSource,
  { taxonomy, travel, rules }: ReferenceEngines,
): CandidateKeeper {
  return new CandidateKeeper(dataSource, new Clock(), taxonomy, travel, rules);
}

/** Runs `work` with the database, whose schema must be up to date. @throws SchemaBehind */
export async function withDatabase<T>(work: (dataSource: DataSource, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  return using(openDatabase(config), async ({ dataSource }) => {
    await migrate(dataSource, { apply: false });
    return work(dataSource, config);
  });
}

/** Runs `work` with database and queue. @param options.migrate bring the schema up to date first */
export async function withRuntime<T>(
  work: (runtime: Runtime) => Promise<T>,
  options: { migrate: boolean },
): Promise<T> {
  return using(openRuntime(loadConfig(), options), work);
}
