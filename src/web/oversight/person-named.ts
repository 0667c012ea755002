import type { DataSource } from 'typeorm';
import type { Access, Subject } from '../../access';

/** The id of the person with a pseudonym, within what the caller may read of the subject; null when there is none. */
export async function personNamed(
  dataSource: DataSource,
  access: Access,
  subject: Extract<Subject, 'Audit' | 'PersonalData'>,
  pseudonym: string,
): Promise<string | null> {
  const values: unknown[] = [pseudonym.toUpperCase()];
  const within = access.sql('read', subject, 'c', values);
  const [found] = await dataSource.query<{ id: string }[]>(
    `select c.id from candidates c where c.pseudonym = $1 and (${within})`,
    values,
  );
  return found?.id ?? null;
}

/** Pseudonyms of people by id, within the log the caller may read. */
export async function pseudonymsOf(
  dataSource: DataSource,
  access: Access,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const values: unknown[] = [[...new Set(ids)]];
  const within = access.sql('read', 'Audit', 'c', values);
  const rows = await dataSource.query<{ id: string; pseudonym: string }[]>(
    `select c.id::text, c.pseudonym from candidates c where c.id::text = any($1::text[]) and (${within})`,
    values,
  );
  return new Map(rows.map(({ id, pseudonym }) => [id, pseudonym]));
}
