/** What commands work with: reference data, and a database that is left as it is found. */
import { Logger, type LoggerService } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { type Config, loadConfig } from '../config/config';
import { migrate } from '../database/migrate';
import { ReferenceLabels } from '../explanations/reference-labels';
import type { Geography } from '../geography/geography';
import { loadStoredGeography } from '../geography/geography.store';
import { loadGeography } from '../geography/load-geography';
import { DistanceTravelModel } from '../geography/travel-model';
import { CandidateKeeper } from '../matching/candidate-keeper';
import { openDatabase, openRuntime, type Runtime } from '../runtime';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { loadStoredTaxonomy } from '../taxonomy/taxonomy.store';
import { ToldError } from './told-error';

/** Taxonomy and places, with what is made of them. */
export interface ReferenceEngines {
  taxonomy: Taxonomy;
  geography: Geography;
  travel: DistanceTravelModel;
  labels: ReferenceLabels;
}

/** The bundled reference data: no database is touched. */
export function bundledReferences(): ReferenceEngines {
  return engines(loadTaxonomy(), loadGeography());
}

/** The reference data in the database. @throws ToldError when none is loaded */
export async function storedReferences({ manager }: DataSource): Promise<ReferenceEngines> {
  const taxonomy = await loadStoredTaxonomy(manager);
  if (taxonomy.competencies().length === 0) {
    throw new ToldError('The database holds no reference data: run `npm run cli -- seed --no-demo` first.');
  }
  return engines(taxonomy, await loadStoredGeography(manager));
}

function engines(taxonomy: Taxonomy, geography: Geography): ReferenceEngines {
  return {
    taxonomy,
    geography,
    travel: new DistanceTravelModel(geography),
    labels: new ReferenceLabels(taxonomy, geography),
  };
}

/** The index of everybody in the database; empty until its first `catchUp`. */
export function candidateKeeper(dataSource: DataSource, { taxonomy, travel }: ReferenceEngines): CandidateKeeper {
  return new CandidateKeeper(dataSource, new Clock(), taxonomy, travel);
}

/** What is open now, so that an interrupted command leaves no embedded server behind. */
const opened = new Set<() => Promise<void>>();

/** Closes whatever a command has open. */
export async function closeEngines(): Promise<void> {
  for (const close of [...opened].reverse()) await close();
}

/** Runs `work` and closes afterwards, also when it fails or the command is interrupted. */
export async function closing<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const once = async () => {
    if (opened.delete(once)) await close();
  };
  opened.add(once);
  try {
    return await work();
  } finally {
    await once();
  }
}

/** Runs `work` with the database, whose schema must be up to date. @throws SchemaBehind */
export async function withDatabase<T>(work: (dataSource: DataSource, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const database = await openDatabase(config);
  return closing(database.close, async () => {
    await migrate(database.dataSource, { apply: false });
    return work(database.dataSource, config);
  });
}

/** Runs `work` with database and queue. @param options.migrate bring the schema up to date first */
export async function withRuntime<T>(
  work: (runtime: Runtime) => Promise<T>,
  options: { migrate: boolean },
): Promise<T> {
  const runtime = await openRuntime(loadConfig(), options);
  return closing(runtime.close, () => work(runtime));
}

/** Keeps the services' log lines out of the commands' answers: warnings and errors go to stderr, the rest nowhere. */
export function quietLogger(): LoggerService {
  const tell = (message: unknown) => process.stderr.write(`${String(message)}\n`);
  return { log: () => undefined, warn: tell, error: tell };
}

/** Sets `quietLogger` for everything that logs. */
export function logQuietly(): void {
  Logger.overrideLogger(quietLogger());
}
