/**
 * Shows on an empty database that the migrations and the entities agree, and that every migration can be undone:
 * all up, nothing left to generate, all down, nothing left behind, all up again.
 *
 *   node -r @swc-node/register scripts/check-migrations.ts postgres://user:password@host:port/empty_database
 */
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/database/data-source-options';

class Difference extends Error {}

/**
 * Runs the check and tells each step.
 * @param url an empty database, which holds the newest schema afterwards
 * @throws an error that lists what differs
 */
export async function checkMigrations(url: string, tell: (step: string) => void): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url, { pool: 1 })).initialize();
  try {
    expectNothing('The database is not empty', await objects(dataSource));
    tell(`up: ${(await dataSource.runMigrations({ transaction: 'each' })).length} migrations`);
    expectNothing('The entities ask for more than the migrations make', await pending(dataSource));
    tell('nothing is left to generate');
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration({ transaction: 'each' });
    expectNothing('The way down leaves behind', await objects(dataSource));
    tell('down: nothing is left behind');
    await dataSource.runMigrations({ transaction: 'each' });
    expectNothing('After the second way up the entities ask for more', await pending(dataSource));
    tell('up again: nothing is left to generate');
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

async function main(url: string | undefined): Promise<void> {
  if (!url) {
    console.error('usage: check-migrations.ts <DATABASE_URL of an empty database>');
    process.exitCode = 2;
    return;
  }
  try {
    await checkMigrations(url, (step) => console.log(step));
  } catch (error) {
    console.error(error instanceof Difference ? error.message : error);
    process.exitCode = 1;
  }
}

if (require.main === module) void main(process.argv[2]);
