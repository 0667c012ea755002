/** What a firm reads of its own openings; every question is bound to its CVR number. */
import type { DataSource } from 'typeorm';

/** An opening of the firm. */
export interface OwnOpening {
  id: string;
  title: string;
  state: string;
  version: number;
  schemes: string[];
  workplace: string;
  places: number | null;
  startsOn: string | null;
  createdAt: Date;
  /** profiles put forward by the municipality */
  profiles: number;
  /** of those, not answered yet */
  unanswered: number;
}

const OPENINGS = `
  select o.id, o.title, o.state, o.version, o.schemes, w.name as workplace, o.places,
    o.starts_on::text as "startsOn", o.created_at as "createdAt", p.profiles, p.unanswered
  from openings o join workplaces w on w.id = o.workplace_id join employers e on e.id = w.employer_id
  left join lateral (
    select count(*)::int as profiles,
      count(*) filter (where not exists (
        select 1 from employer_replies r where r.suggestion_id = s.id))::int as unanswered
    from suggestions s where s.opening_id = o.id and s.state in ('accepted', 'proposed', 'interview', 'offer')) p on true
  where e.cvr = $1 and e.deleted_at is null and o.deleted_at is null`;

/** All openings of the firm: those with profiles to answer first, then the open ones, then the newest. */
export function ownOpenings(dataSource: DataSource, cvr: string): Promise<OwnOpening[]> {
  return dataSource.query(
    `${OPENINGS} order by p.unanswered > 0 desc, o.state in ('besat', 'lukket'), o.id desc limit 200`,
    [cvr],
  );
}

/** One opening of the firm; null when it is not the firm's own. */
export async function ownOpening(dataSource: DataSource, cvr: string, id: string): Promise<OwnOpening | null> {
  const [row] = await dataSource.query<OwnOpening[]>(`${OPENINGS} and o.id = $2`, [cvr, id]);
  return row ?? null;
}

/** The consultant who was last in touch with the firm in a municipality, and will have its new opening; null = nobody. */
export async function contactOf(dataSource: DataSource, cvr: string, municipality: string): Promise<string | null> {
  const [row] = await dataSource.query<{ by: string }[]>(
    `select c.by from employer_contacts c join employers e on e.id = c.employer_id
     join staff s on s.municipality = e.municipality and s.initials = c.by and s.active
     where e.cvr = $1 and e.municipality = $2 and e.deleted_at is null order by c.held_on desc, c.id desc limit 1`,
    [cvr, municipality],
  );
  return row?.by ?? null;
}
