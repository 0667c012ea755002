/** The queue of suggestions that wait for a decision: its order, and the place of one suggestion in it. */
import type { DataSource } from 'typeorm';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** How far down the lists the queue reaches, as offered. */
export const TOPS = [5, 10, 50] as const;

/** Which suggestions somebody wants to go through. */
export interface ReviewQuery {
  /** `mine` = people of one's own caseload, `alle` = everybody's, else those of a colleague by initials */
  owner: 'mine' | 'alle' | (string & {});
  /** only this opening; empty = all */
  openingId: string;
  /** only people up to this place of their list */
  top: number;
}

/** Reads the query of an address. For one opening the people of all colleagues are meant unless it says otherwise. */
export function reviewQuery(query: URLSearchParams): ReviewQuery {
  const opening = query.get('aabning') ?? '';
  const openingId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(opening) ? opening : '';
  const usual = openingId === '' ? 'mine' : 'alle';
  const owner = query.get('ejer');
  return {
    owner: owner !== null && /^[\p{L}\d]{1,8}$/u.test(owner) ? owner : usual,
    openingId,
    top: TOPS.find((top) => String(top) === query.get('top')) ?? TOPS[0],
  };
}

/** The same queue as parameters of an address. */
export function reviewParameters({ owner, openingId, top }: ReviewQuery): Record<string, string | number | null> {
  const usual = openingId === '' ? 'mine' : 'alle';
  return { ejer: owner === usual ? null : owner, aabning: openingId, top: top === TOPS[0] ? null : top };
}

/** The place of a suggestion in the queue. */
export interface QueuePlace {
  /** suggestions that wait, whether or not this one still does */
  waiting: number;
  /** how many of them stand before this one */
  before: number;
  /** the one after it; null at the end */
  next: string | null;
  previous: string | null;
}

/**
 * Opening by opening through its index: only the top of each list is read. Left to itself the database reads every
 * suggestion there is, which takes twice as long at 5,000 openings; the `offset 0` keeps it from doing so.
 * @param values parameters of the query; those of the viewer’s reach are added after them
 */
const waiting = (viewer: Viewer, values: unknown[]) => `
  from openings o
  cross join lateral (
    select * from suggestions top where top.opening_id = o.id and top.rank between 1 and $1 offset 0) s
  join candidates c on c.id = s.candidate_id
  where s.state in ('suggested', 'under_review')
    and c.deleted_at is null and o.deleted_at is null and o.state in ('aaben', 'i_dialog')
    and ($2 = '' or o.id::text = $2)
    and ($3 = '' or (c.owner = $3 and c.municipality = $4))
    and ${rightsOf(viewer).sql('read', 'Suggestion', 's', values)}`;

function values({ owner, openingId, top }: ReviewQuery, viewer: Viewer): unknown[] {
  const { initials = '–' } = viewer.colleague ?? {};
  const whose = owner === 'alle' ? '' : owner === 'mine' ? initials : owner;
  return [top, openingId, whose, rightsOf(viewer).principal.municipality];
}

/** The first suggestion of the queue; null when it is empty. */
export async function firstWaiting(dataSource: DataSource, query: ReviewQuery, viewer: Viewer): Promise<string | null> {
  const asked = values(query, viewer);
  const [row] = await dataSource.query<{ id: string }[]>(
    `select s.id ${waiting(viewer, asked)} order by s.total desc, s.id limit 1`,
    asked,
  );
  return row?.id ?? null;
}

/** How many suggestions wait. */
export async function countWaiting(dataSource: DataSource, query: ReviewQuery, viewer: Viewer): Promise<number> {
  const asked = values(query, viewer);
  const [row] = await dataSource.query<{ count: number }[]>(
    `select count(*)::int as count ${waiting(viewer, asked)}`,
    asked,
  );
  return row?.count ?? 0;
}

/**
 * How many suggestions wait for the people of each consultant, as the queue counts them; null = cases that nobody of the
 * municipality has: initials are somebody's within one municipality only.
 */
export async function waitingByOwner(dataSource: DataSource, viewer: Viewer): Promise<Map<string | null, number>> {
  const asked = values({ ...reviewQuery(new URLSearchParams()), owner: 'alle' }, viewer);
  const rows = await dataSource.query<{ owner: string | null; count: number }[]>(
    `select case when c.municipality = $4 then c.owner end as owner, count(*)::int as count
     ${waiting(viewer, asked)} group by 1`,
    asked,
  );
  return new Map(rows.map(({ owner, count }) => [owner, count]));
}

/** Where a suggestion stands, best total first; one that was decided keeps its place, so that the next one follows. */
export async function placeOf(
  dataSource: DataSource,
  current: { id: string; total: number },
  query: ReviewQuery,
  viewer: Viewer,
): Promise<QueuePlace> {
  const asked = [...values(query, viewer), current.total, current.id];
  const [row] = await dataSource.query<QueuePlace[]>(
    `with waiting as (select s.id, s.total ${waiting(viewer, asked)})
     select (select count(*)::int from waiting) as waiting,
       (select count(*)::int from waiting where total > $5 or (total = $5 and id < $6)) as before,
       (select id from waiting where total < $5 or (total = $5 and id > $6) order by total desc, id limit 1) as next,
       (select id from waiting where total > $5 or (total = $5 and id < $6) order by total, id desc limit 1) as previous`,
    asked,
  );
  return row!;
}

/** Ids and headings of the first suggestions of the queue, for the start page. */
export async function headOfQueue(
  dataSource: DataSource,
  query: ReviewQuery,
  viewer: Viewer,
  limit: number,
): Promise<{ id: string; pseudonym: string; title: string; total: number; rank: number }[]> {
  const asked = [...values(query, viewer), limit];
  return dataSource.query(
    `select s.id, c.pseudonym, o.title, s.total, s.rank ${waiting(viewer, asked)} order by s.total desc, s.id limit $5`,
    asked,
  );
}
