/** Records that other systems know under keys of their own: one for each key within a municipality. */
import type { EntityManager } from 'typeorm';

/** What of a record names it elsewhere. */
interface KeyedElsewhere {
  municipality: string;
  externalId?: string;
}

/** The key of a record among those of all municipalities; undefined when no other system knows it. */
export function externalKey({ municipality, externalId }: KeyedElsewhere): string | undefined {
  return externalId ? `${municipality}/${externalId}` : undefined;
}

/** Ids of stored records by `externalKey`; the rows are locked. */
export async function findByExternalId(
  manager: EntityManager,
  table: 'candidates' | 'openings',
  inputs: readonly KeyedElsewhere[],
): Promise<Map<string, string>> {
  const keyed = inputs.filter((input) => input.externalId);
  if (keyed.length === 0) return new Map();
  const rows = await manager.query<{ key: string; id: string }[]>(
    `select municipality || '/' || external_id as key, id from ${table}
     where deleted_at is null
       and (municipality, external_id) in (select * from unnest($1::varchar[], $2::text[]))
     order by id for no key update`,
    [keyed.map((input) => input.municipality), keyed.map((input) => input.externalId)],
  );
  return new Map(rows.map((row) => [row.key, row.id]));
}
