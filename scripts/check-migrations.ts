/**
 * Shows on an empty database that the migrations and the entities agree, and that every migration can be undone:
 * all up, nothing left to generate, all down, nothing left behind, all up again.
 *
 *   node -r @swc-node/register scripts/check-migrations.ts postgres://user:password@host:port/empty_database
 */
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/database/data-source-options';

class Difference extends Error {}

async function check(url: string): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(url, { pool: 2 }));
  await dataSource.initialize();
  try {
    expectNothing('The database is not empty', await objects(dataSource));
    console.log(`up: ${(await dataSource.runMigrations({ transaction: 'each' })).length} migrations`);
    expectNothing('The entities ask for more than the migrations make', await pending(dataSource));
    console.log('nothing is left to generate');
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration({ transaction: 'each' });
    expectNothing('The way down leaves behind', await objects(dataSource));
    console.log('down: nothing is left behind');
    await dataSource.runMigrations({ transaction: 'each' });
    expectNothing('After the second way up the entities ask for more', await pending(dataSource));
    console.log('up again: nothing is left to generate');
  } finally {
    await dataSource.destroy();
  }
}

/** Statements TypeORM would add to bring the schema to what the entities say. */
async function pending(dataSource: DataSource): Promise<string[]> {
  const log = await dataSource.driver.createSchemaBuilder().log();
  return log.upQueries.map((statement) => statement.query);
}

/** Tables, sequences and functions of the schema, but for TypeORM's own list of migrations. */
async function objects(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'S', 'v') and relname !~ '^migrations(_id_seq)?$'
    union all
    select 'function ' || proname::text from pg_proc where pronamespace = 'public'::regnamespace
    order by 1`);
  return rows.map((row) => row.name);
}

function expectNothing(what: string, found: readonly string[]): void {
  if (found.length > 0) throw new Difference(`${what}:\n  ${found.join('\n  ')}`);
}

const url = process.argv[2];
if (!url) {
  console.error('usage: check-migrations.ts <DATABASE_URL of an empty database>');
  process.exit(2);
}
check(url).catch((error: unknown) => {
  console.error(error instanceof Difference ? error.message : error);
  process.exit(1);
});
