/** What the start page reads: changes of lists, and new openings. */
import type { DataSource } from 'typeorm';
import type { RunDelta } from '../../matching/lists/list-changes';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** Somebody who came onto a list or left it. */
export interface ListChange {
  openingId: string;
  title: string;
  candidateId: string;
  pseudonym: string;
  direction: 'entered' | 'left';
  /** place now, or place held before */
  rank: number;
  /** code of the reason */
  why: string;
  at: Date;
}

/** A list is long; only its top is news. */
const TOP = 10;

/**
 * Who came into or left the top ten since a moment, in lists of one's own openings or about people of one's own
 * caseload; the newest first.
 */
export async function changesSince(
  dataSource: DataSource,
  since: Date,
  viewer: Viewer,
  limit: number,
): Promise<ListChange[]> {
  const initials = viewer.colleague?.initials ?? '–';
  const asked: unknown[] = [since, initials];
  const within = rightsOf(viewer).sql('read', 'Opening', 'o', asked);
  const runs: { openingId: string; title: string; mine: boolean; at: Date; delta: RunDelta }[] = await dataSource.query(
    `select r.opening_id as "openingId", o.title, o.owner = $2 as mine, r.started_at as at, r.delta
       from match_runs r join openings o on o.id = r.opening_id
       where r.started_at >= $1 and r.delta is not null and o.deleted_at is null and ${within} and r.trigger not like '%seed%'
         and (jsonb_array_length(r.delta->'entered') > 0 or jsonb_array_length(r.delta->'left') > 0)
       order by r.started_at desc limit 500`,
    asked,
  );
  const changes = runs.flatMap(({ openingId, title, mine, at, delta }) => [
    ...delta.entered.map((one) => ({ openingId, title, mine, at, direction: 'entered' as const, ...one })),
    ...delta.left.map(({ formerRank, ...one }) => ({
      openingId,
      title,
      mine,
      at,
      direction: 'left' as const,
      rank: formerRank,
      ...one,
    })),
  ]);
  const top = changes.filter(({ rank }) => rank <= TOP);
  const ids: unknown[] = [[...new Set(top.map(({ candidateId }) => candidateId))]];
  const shown = rightsOf(viewer).sql('read', 'Candidate', 'c', ids);
  const people: { id: string; pseudonym: string; owner: string | null }[] = await dataSource.query(
    `select id, pseudonym, owner from candidates c where id = any($1::uuid[]) and deleted_at is null and ${shown}`,
    ids,
  );
  const known = new Map(people.map((person) => [person.id, person]));
  return top
    .flatMap(({ mine, ...change }) => {
      const person = known.get(change.candidateId);
      if (!person || (!mine && person.owner !== initials)) return [];
      return [{ ...change, pseudonym: person.pseudonym }];
    })
    .slice(0, limit);
}

/** A new opening. */
export interface NewOpening {
  id: string;
  title: string;
  employer: string | null;
  createdAt: Date;
  listed: number;
}

/** The newest openings for which people are looked for. */
export async function newestOpenings(dataSource: DataSource, viewer: Viewer, limit: number): Promise<NewOpening[]> {
  const asked: unknown[] = [limit];
  const within = rightsOf(viewer).sql('read', 'Opening', 'o', asked);
  return dataSource.query(
    `select o.id, o.title, e.name as employer, o.created_at as "createdAt",
       (select count(*)::int from suggestions s where s.opening_id = o.id and s.rank is not null) as listed
     from openings o left join workplaces w on w.id = o.workplace_id left join employers e on e.id = w.employer_id
     where o.deleted_at is null and o.state in ('aaben', 'i_dialog') and ${within} order by o.id desc limit $1`,
    asked,
  );
}

/** How many people somebody has the case of. */
export async function caseloadOf(dataSource: DataSource, viewer: Viewer): Promise<number> {
  // initials are somebody's within one municipality only
  const values: unknown[] = [viewer.colleague?.initials ?? '–', viewer.colleague?.municipality ?? ''];
  const within = rightsOf(viewer).sql('read', 'Candidate', 'c', values);
  const [row] = await dataSource.query<{ count: number }[]>(
    `select count(*)::int as count from candidates c
     where deleted_at is null and owner = $1 and municipality = $2 and (${within})`,
    values,
  );
  return row?.count ?? 0;
}
