/** What the team leader's page reads beside the boards and deadlines: openings, imports, the team. */
import type { DataSource } from 'typeorm';
import { RANKED_STATES } from '../../openings/opening-state';
import { SHORTLISTED_SQL } from '../../suggestions/suggestion-state';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** An opening for which people are looked for and nobody stands on the shortlist. */
export interface OpenOpening {
  id: string;
  title: string;
  employer: string | null;
  owner: string | null;
  createdAt: Date;
}

/** Live openings without a shortlist: how many by owner (null = nobody's), and those that wait longest. */
export async function openingsWithoutShortlist(
  dataSource: DataSource,
  viewer: Viewer,
  limit: number,
): Promise<{ byOwner: Map<string | null, number>; oldest: OpenOpening[] }> {
  const values: unknown[] = [RANKED_STATES];
  const within = rightsOf(viewer).sql('read', 'Opening', 'o', values);
  const waiting = `
    from openings o left join workplaces w on w.id = o.workplace_id left join employers e on e.id = w.employer_id
    where o.deleted_at is null and o.state = any($1::text[]) and ${within}
      and not exists (select 1 from suggestions s where s.opening_id = o.id and s.state in ${SHORTLISTED_SQL})`;
  const [counts, oldest] = await Promise.all([
    dataSource.query<{ owner: string | null; count: number }[]>(
      `select o.owner, count(*)::int as count ${waiting} group by o.owner`,
      values,
    ),
    dataSource.query<OpenOpening[]>(
      `select o.id, o.title, e.name as employer, o.owner, o.created_at as "createdAt" ${waiting}
       order by o.id limit ${Math.trunc(limit)}`,
      values,
    ),
  ]);
  return { byOwner: new Map(counts.map(({ owner, count }) => [owner, count])), oldest };
}

/** An import that could not be finished. */
export interface FailedImport {
  id: string;
  fileName: string;
  createdAt: Date;
}

/** Imports since a moment that failed, the newest first. */
export async function failedImports(
  dataSource: DataSource,
  viewer: Viewer,
  since: Date,
  limit: number,
): Promise<FailedImport[]> {
  const values: unknown[] = [since, limit];
  const within = rightsOf(viewer).sql('read', 'Import', 'i', values);
  return dataSource.query(
    `select i.id, i.file_name as "fileName", i.created_at as "createdAt" from imports i
     where i.state = 'failed' and i.created_at >= $1 and (${within}) order by i.id desc limit $2`,
    values,
  );
}

/** Initials of the viewer's team; null = the municipality has no teams, everybody is of it. */
export async function teamOf(dataSource: DataSource, viewer: Viewer): Promise<ReadonlySet<string> | null> {
  const { team, municipality } = rightsOf(viewer).principal;
  if (team === null) return null;
  const rows = await dataSource.query<{ initials: string }[]>(
    'select initials from staff where active and municipality = $1 and team = $2',
    [municipality, team],
  );
  return new Set(rows.map(({ initials }) => initials));
}
