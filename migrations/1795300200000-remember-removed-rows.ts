import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A row that is removed altogether leaves its id and the number of the removing transaction behind, so that whoever
 * keeps a copy in memory takes it out too.
 */
export class RememberRemovedRows1795300200000 implements MigrationInterface {
  name = 'RememberRemovedRows1795300200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table removed_rows (
        municipality varchar(4) not null,
        table_name text not null,
        id uuid not null,
        changed_xid bigint not null,
        removed_at timestamptz not null default now(),
        constraint pk_removed_rows primary key (table_name, id)
      )`);
    await runner.query(`create index ix_removed_rows_changed_xid on removed_rows (changed_xid)`);
    await runner.query(`
      create function remember_removed_row() returns trigger language plpgsql as $$
      begin
        insert into removed_rows (municipality, table_name, id, changed_xid)
        values (old.municipality, tg_table_name, old.id, pg_current_xact_id()::text::bigint)
        on conflict (table_name, id) do update set changed_xid = excluded.changed_xid, removed_at = now();
        return null;
      end
      $$`);
    for (const table of ['candidates', 'openings']) {
      await runner.query(`
        create trigger ${table}_remember_removed_row after delete on ${table}
        for each row execute function remember_removed_row()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['candidates', 'openings']) {
      await runner.query(`drop trigger ${table}_remember_removed_row on ${table}`);
    }
    await runner.query('drop function remember_removed_row()');
    await runner.query('drop table removed_rows');
  }
}
