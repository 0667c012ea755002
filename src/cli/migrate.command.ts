/** `migrate`: the schema up, one step down, or just told. */
import type { DataSource } from 'typeorm';
import { loadConfig } from '../config/config';
import { say } from '../console';
import { migrate } from '../database/migrate';
import { openDatabase } from '../runtime';
import { using } from './closing';

/** Runs the command. */
export async function migrateCommand(options: { down?: boolean; status?: boolean }): Promise<void> {
  await using(openDatabase(loadConfig()), async ({ dataSource }) => {
    if (options.status) return status(dataSource);
    if (options.down) return down(dataSource);
    const applied = await migrate(dataSource, { apply: true });
    for (const name of applied) say(`applied ${name}`);
    say(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`);
  });
}

/** Names of all migrations, oldest first, and whether each is applied. */
export async function migrationStates(dataSource: DataSource): Promise<{ name: string; applied: boolean }[]> {
  const [table] = await dataSource.query<{ there: boolean }[]>(`select to_regclass('migrations') is not null as there`);
  const rows = table!.there ? await dataSource.query<{ name: string }[]>('select name from migrations') : [];
  const applied = new Set(rows.map(({ name }) => name));
  return dataSource.migrations.map(({ name, constructor }) => {
    const known = name ?? constructor.name;
    return { name: known, applied: applied.has(known) };
  });
}

async function status(dataSource: DataSource): Promise<void> {
  for (const { name, applied } of await migrationStates(dataSource)) say(`${applied ? 'applied' : 'PENDING'} ${name}`);
}

async function down(dataSource: DataSource): Promise<void> {
  const newest = (await migrationStates(dataSource)).filter(({ applied }) => applied).at(-1);
  if (!newest) return say('No migration is applied.');
  await dataSource.undoLastMigration({ transaction: 'each' });
  say(`taken back ${newest.name}`);
}
