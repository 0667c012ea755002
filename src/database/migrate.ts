import type { DataSource } from 'typeorm';

// any fixed number: all programs of the product must name the same lock
const MIGRATION_LOCK = 851_2026;

/** The database is older than the program and may not be changed by it. */
export class SchemaBehind extends Error {
  constructor() {
    super('The database is not up to date: run `npm run cli -- migrate` first.');
  }
}

/**
 * Brings the schema up to date, one program at a time: others that start meanwhile wait.
 * @param options.apply false = change nothing and throw SchemaBehind when migrations are pending
 */
export async function migrate(dataSource: DataSource, options: { apply: boolean }): Promise<string[]> {
  if (!(await dataSource.showMigrations())) return [];
  if (!options.apply) throw new SchemaBehind();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      return applied.map((migration) => migration.name);
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}
