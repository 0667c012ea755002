/** A database whose refusals tell as much as they can: what a program passes on of them, it passes on of anything. */
import type { DataSource } from 'typeorm';
import { personalTables } from '../../src/privacy/subject/personal-tables';

/** Has every write of a record refused with the whole row in the message, and every read of an e-mail address fail. */
export async function refuseTelling(db: DataSource): Promise<void> {
  await db.query(`create function tell_all() returns trigger language plpgsql as $$ begin
    raise exception 'refused: %', new::text using detail = new::text, hint = new::text; end $$`);
  const people = ['candidates', ...personalTables(db).map(({ metadata }) => metadata.tableName)];
  for (const table of [...people, 'employers', 'workplaces', 'contact_persons', 'openings', 'match_runs', 'sessions']) {
    await db.query(
      `create trigger tell_all before insert or update on "${table}" for each row execute function tell_all()`,
    );
  }
  await db.query('alter table candidate_identities disable trigger tell_all');
  await db.query(`update candidate_identities set email = 'kanari@example.test'`);
}

/** Lets people be read again; writes are still refused. */
export async function mendReading(db: DataSource): Promise<void> {
  await db.query('update candidate_identities set email = null');
  await db.query('alter table candidate_identities enable trigger tell_all');
}
