import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every write to a candidate or an opening stamps the row with the number of its transaction. Whoever keeps a copy
 * reads what was written by transactions that had not ended at its previous reading, and misses nothing.
 */
export class StampChangedRows1795219200800 implements MigrationInterface {
  name = 'StampChangedRows1795219200800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function stamp_changed_xid() returns trigger language plpgsql as $$
      begin
        new.changed_xid := pg_current_xact_id()::text::bigint;
        return new;
      end
      $$`);
    for (const table of ['candidates', 'openings']) {
      await runner.query(`
        create trigger ${table}_stamp_changed_xid before insert or update on ${table}
        for each row execute function stamp_changed_xid()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['candidates', 'openings']) {
      await runner.query(`drop trigger ${table}_stamp_changed_xid on ${table}`);
    }
    await runner.query('drop function stamp_changed_xid()');
  }
}
