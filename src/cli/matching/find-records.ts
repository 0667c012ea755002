/** Stored records by what a person types: an id, a pseudonym (`K-1042`) or the key of the system it came from. */
import type { DataSource } from 'typeorm';
import { isUuid } from '../../common/id';
import { ToldError } from '../terminal/told-error';

/** An opening by id or external id. @throws ToldError */
export async function findOpening(dataSource: DataSource, name: string): Promise<{ id: string; title: string }> {
  const rows = await dataSource.query<{ id: string; title: string }[]>(
    `select id, title from openings where deleted_at is null and ${isId(name) ? 'id = $1' : 'external_id = $1'}`,
    [name],
  );
  return theOne(rows, `opening ${name}`);
}

/** A person by id, pseudonym or external id. @throws ToldError */
export async function findCandidate(dataSource: DataSource, name: string): Promise<{ id: string; pseudonym: string }> {
  const pseudonym = /^K-\d+$/i.test(name);
  const condition = isId(name) ? 'id = $1' : pseudonym ? 'pseudonym = $1' : 'external_id = $1';
  const rows = await dataSource.query<{ id: string; pseudonym: string }[]>(
    `select id, pseudonym from candidates where deleted_at is null and ${condition}`,
    [pseudonym ? name.toUpperCase() : name],
  );
  return theOne(rows, `candidate ${name}`);
}

/** Pseudonyms by id. */
export async function pseudonymsOf(dataSource: DataSource, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await dataSource.query<{ id: string; pseudonym: string }[]>(
    'select id, pseudonym from candidates where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.pseudonym]));
}

/** Ids are typed in capitals too. */
function isId(name: string): boolean {
  return isUuid(name.toLowerCase());
}

function theOne<Row>(rows: readonly Row[], what: string): Row {
  if (rows.length > 1) throw new ToldError(`There are ${rows.length} records for ${what}; name it by its id.`);
  if (!rows[0]) throw new ToldError(`There is no ${what} in the database.`);
  return rows[0];
}
