import type { DataSource } from 'typeorm';
import type { AreaCount } from './area-map';

/** Where the people live who stand on the stored lists of openings; somebody on several lists counts once. */
export function listedByArea(dataSource: DataSource, openingIds: readonly string[]): Promise<AreaCount[]> {
  return dataSource.query(
    `select c.postal_code as "postalCode", count(distinct c.id)::int as count
     from suggestions s join candidates c on c.id = s.candidate_id
     where s.opening_id = any($1::uuid[]) and s.rank is not null and c.deleted_at is null
     group by c.postal_code order by 1`,
    [openingIds],
  );
}

/** Where the people of some ids live. */
export function peopleByArea(dataSource: DataSource, candidateIds: readonly string[]): Promise<AreaCount[]> {
  return dataSource.query(
    `select postal_code as "postalCode", count(*)::int as count from candidates
     where id = any($1::uuid[]) and deleted_at is null group by postal_code order by 1`,
    [candidateIds],
  );
}
