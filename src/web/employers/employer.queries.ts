/** What the page of an employer reads beside the records: openings, people placed there, its workplaces. */
import type { DataSource } from 'typeorm';
import { SHORTLISTED_SQL } from '../../suggestions/suggestion-state';

/** An opening of the employer. */
export interface EmployerOpening {
  id: string;
  title: string;
  state: string;
  schemes: string[];
  owner: string | null;
  workplaceId: string;
  startsOn: string | null;
  deadlineOn: string | null;
  listed: number;
  shortlisted: number;
}

/** Openings of an employer, or of one of its workplaces: those that are open first, then the newest. */
export function openingsOf(
  dataSource: DataSource,
  { employerId, workplaceId }: { employerId: string; workplaceId?: string },
  limit: number,
): Promise<EmployerOpening[]> {
  return dataSource.query(
    `select o.id, o.title, o.state, o.schemes, o.owner, w.id as "workplaceId", o.starts_on::text as "startsOn",
       o.deadline_on::text as "deadlineOn",
       (select count(*)::int from suggestions s where s.opening_id = o.id and s.rank is not null) as listed,
       (select count(*)::int from suggestions s where s.opening_id = o.id
         and s.state in ${SHORTLISTED_SQL}) as shortlisted
     from openings o join workplaces w on w.id = o.workplace_id
     where w.employer_id = $1 and o.deleted_at is null and ($2::uuid is null or w.id = $2)
     order by o.state not in ('aaben', 'i_dialog'), o.id desc limit $3`,
    [employerId, workplaceId ?? null, limit],
  );
}

/** Somebody who is, was or will be placed with the employer; by pseudonym, as in every list. */
export interface EmployerPlacement {
  candidateId: string;
  pseudonym: string;
  owner: string | null;
  scheme: string;
  from: string;
  until: string | null;
  weeklyHours: number;
  workplace: string | null;
  /** where the day asked about lies: before, within or after */
  phase: 'coming' | 'now' | 'ended';
}

/** Placements by CVR number or P-nummer: those of now first, then the coming, then the latest ended. */
export function placementsOf(
  dataSource: DataSource,
  { employerId, workplaceId }: { employerId: string; workplaceId?: string },
  today: string,
  limit: number,
): Promise<EmployerPlacement[]> {
  return dataSource.query(
    `select c.id as "candidateId", c.pseudonym, c.owner, p.scheme, p.from_date::text as "from",
       p.until_date::text as "until", p.weekly_hours as "weeklyHours", w.name as workplace,
       case when p.from_date > $3::date then 'coming' when p.until_date < $3::date then 'ended' else 'now' end as phase
     from candidate_placements p join candidates c on c.id = p.candidate_id
     join employers e on e.id = $1
     left join workplaces w on w.employer_id = e.id and w.p_number = p.p_number and w.deleted_at is null
     where c.deleted_at is null and c.municipality = e.municipality
       and (w.id is not null or (p.cvr = e.cvr and $2::uuid is null)) and ($2::uuid is null or w.id = $2)
     order by case when p.from_date > $3::date then 1 when p.until_date < $3::date then 2 else 0 end,
       p.from_date desc, c.pseudonym limit $4`,
    [employerId, workplaceId ?? null, today, limit],
  );
}

/** A workplace on the employer's page. */
export interface EmployerWorkplace {
  id: string;
  name: string;
  pNumber: string | null;
  postalCode: string | null;
  address: string | null;
  leftAloneUntil: string | null;
  openings: number;
}

/** The employer's workplaces, those with open openings first. */
export function workplacesOf(dataSource: DataSource, employerId: string, today: string): Promise<EmployerWorkplace[]> {
  return dataSource.query(
    `select w.id, w.name, w.p_number as "pNumber", w.postal_code as "postalCode", w.address,
       case when w.do_not_call_until >= $2::date then w.do_not_call_until::text end as "leftAloneUntil",
       (select count(*)::int from openings o where o.workplace_id = w.id and o.deleted_at is null
         and o.state in ('aaben', 'i_dialog')) as openings
     from workplaces w where w.employer_id = $1 and w.deleted_at is null
     order by openings desc, w.name collate "da-DK-x-icu", w.id`,
    [employerId, today],
  );
}
