/** Readings with proposals that wait, as the list of them shows it. */
import type { DataSource } from 'typeorm';
import { rightsOf, type Viewer } from '../viewer/viewer';

/** One line of the list. People appear by pseudonym. */
export interface WaitingReading {
  id: string;
  pseudonym: string | null;
  opening: string | null;
  owner: string | null;
  waiting: number;
  createdAt: string;
}

/** Lines on the page; the oldest come first, so that nothing is left lying. */
const LINES = 50;

/** Whose records: one's own, or the whole municipality's. */
export type ReadingOwner = 'mine' | 'alle';

/** The readings that wait, oldest first. */
export async function waitingReadings(
  dataSource: DataSource,
  owner: ReadingOwner,
  viewer: Viewer,
): Promise<{ lines: WaitingReading[]; total: number }> {
  const asked: unknown[] = [owner === 'mine' ? (viewer.colleague?.initials ?? '–') : ''];
  const within = rightsOf(viewer).sql('read', 'Reading', 'r', asked);
  const rows = await dataSource.query<(WaitingReading & { total: number })[]>(
    `select r.id, c.pseudonym, o.title as opening, coalesce(c.owner, o.owner) as owner, f.waiting,
       to_char(r.created_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD') as "createdAt", count(*) over ()::int as total
     from readings r
       join (select reading_id, count(*)::int as waiting from reading_findings where state = 'proposed' group by 1) f
         on f.reading_id = r.id
       left join candidates c on c.id = r.candidate_id left join openings o on o.id = r.opening_id
     where c.deleted_at is null and o.deleted_at is null
       and ${within} and ($1 = '' or coalesce(c.owner, o.owner) = $1)
     order by r.created_at, r.id limit ${LINES}`,
    asked,
  );
  return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 };
}

/** The next reading after this one that waits; null when none does. */
export async function nextReading(dataSource: DataSource, id: string, viewer: Viewer): Promise<string | null> {
  const { lines } = await waitingReadings(dataSource, 'alle', viewer);
  return lines.find((line) => line.id !== id)?.id ?? null;
}
