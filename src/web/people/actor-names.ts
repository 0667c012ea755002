import type { DataSource } from 'typeorm';
import { type Role, ROLES } from '../../access';

/**
 * What to call those who did what the log tells, by the id the log has: initials of colleagues, the firm's name for its
 * people, the name of a key for programs. Whoever is not known any more is not in the answer.
 */
export async function actorNames(
  dataSource: DataSource,
  actorIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await dataSource.query<{ id: string; name: string }[]>(
    `select u.id::text, coalesce(u.initials,
       (select e.name from employers e where e.cvr = u.cvr and e.deleted_at is null order by e.id limit 1), u.name) as name
     from users u where u.id::text = any($1::text[])
     union all select k.id::text, k.name from api_keys k where k.id::text = any($1::text[])`,
    [[...new Set(actorIds)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The roles in which somebody did it, of what the log holds of them; whatever is no role is left out. */
export function actorRoles(held: string): Role[] {
  const own = held.split(' ');
  return ROLES.filter((role) => own.includes(role));
}
