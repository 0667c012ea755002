/** The doctor's look at the database itself. */
import type { DataSource } from 'typeorm';
import type { OpenedDatabase } from '../../runtime';
import type { Finding } from './finding';
import { migrationStates } from '../migrate.command';

/** Oldest PostgreSQL the SQL of the product is written for. */
const OLDEST_POSTGRES = 150_000;

/** It answers, and is new enough. */
export async function checkDatabase({ dataSource, embedded }: OpenedDatabase): Promise<Finding> {
  const [row] = await dataSource.query<{ version: string; number: number }[]>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const where = embedded
    ? `embedded${embedded.takenOver ? ', ran already' : ', started for this check'}`
    : 'DATABASE_URL';
  return {
    name: 'database',
    ok: row!.number >= OLDEST_POSTGRES,
    found: `PostgreSQL ${row!.version} (${where})`,
    todo: `Use PostgreSQL ${OLDEST_POSTGRES / 10_000} or newer.`,
  };
}

/** No migration is pending. */
export async function checkMigrations(dataSource: DataSource): Promise<Finding> {
  const states = await migrationStates(dataSource);
  const pending = states.filter(({ applied }) => !applied);
  return {
    name: 'migrations',
    ok: pending.length === 0,
    found: pending.length === 0 ? `${states.length} applied` : `pending: ${pending.map(({ name }) => name).join(', ')}`,
    todo: 'Run `npm run cli -- migrate`.',
  };
}

const TABLES = {
  competencies: 'competencies',
  occupations: 'occupations',
  branchepakker: 'branchepakker',
  postal_codes: 'postal codes',
  municipalities: 'municipalities',
} as const;

/** Taxonomy and places are loaded. */
export async function checkReferenceData(dataSource: DataSource): Promise<Finding> {
  const counts: [string, number][] = [];
  for (const [table, name] of Object.entries(TABLES)) {
    const [row] = await dataSource.query<{ rows: number }[]>(`select count(*)::int as rows from ${table}`);
    counts.push([name, row!.rows]);
  }
  return {
    name: 'reference data',
    ok: counts.every(([, rows]) => rows > 0),
    found: counts.map(([name, rows]) => `${rows} ${name}`).join(', '),
    todo: 'Run `npm run cli -- seed --no-demo`.',
  };
}
