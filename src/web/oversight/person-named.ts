import type { DataSource } from 'typeorm';
import type { Access } from '../../access';
import { isUuid } from '../../common/id';

/** The id of the person with a pseudonym, within the caller's reach; null when there is none. */
export async function personNamed(dataSource: DataSource, access: Access, pseudonym: string): Promise<string | null> {
  const values: unknown[] = [pseudonym.toUpperCase()];
  const within = reach(access, values);
  const [found] = await dataSource.query<{ id: string }[]>(
    `select c.id from candidates c where c.pseudonym = $1 and (${within})`,
    values,
  );
  return found?.id ?? null;
}

/** Pseudonyms of people by id, within the caller's reach. */
export async function pseudonymsOf(
  dataSource: DataSource,
  access: Access,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const values: unknown[] = [[...new Set(ids)].filter(isUuid)];
  const within = reach(access, values);
  const rows = await dataSource.query<{ id: string; pseudonym: string }[]>(
    `select c.id::text, c.pseudonym from candidates c where c.id = any($1::uuid[]) and (${within})`,
    values,
  );
  return new Map(rows.map(({ id, pseudonym }) => [id, pseudonym]));
}

/** The people whose data (the data steward) or whose deadlines (the auditor) the caller may read. */
function reach(access: Access, values: unknown[]): string {
  return access.sql('read', access.may('read', 'PersonalData') ? 'PersonalData' : 'Deadline', 'c', values);
}
