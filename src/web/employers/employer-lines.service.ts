import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { anywhere } from '../../common/api/listing';
import { Clock } from '../../common/clock';
import { RANKED_STATES } from '../../openings/opening-state';
import { rightsOf, type Viewer } from '../viewer/viewer';
import type { EmployerFilter, EmployersQuery } from './employers-query';

/** Lines on one page. */
const PAGE_SIZE = 50;

/** One employer of the list. */
export interface EmployerLine {
  id: string;
  name: string;
  cvr: string | null;
  workplaces: number;
  postalCodes: string[];
  /** openings for which people are looked for */
  openings: number;
  /** people placed there today */
  placed: number;
  lastContactOn: string | null;
  lastContactBy: string | null;
  /** null while the employer wants to be left alone */
  nextContactOn: string | null;
  contactDue: boolean;
  agreement: boolean;
  /** last day of the time the employer asked to be left alone */
  leftAloneUntil: string | null;
}

const FILTER: Readonly<Record<EmployerFilter, string>> = {
  alle: 'true',
  kontakt: '"contactDue"',
  aabninger: 'openings > 0',
  borgere: 'placed > 0',
  aftale: 'agreement',
  fred: '"leftAloneUntil" is not null',
};

const ORDER: Readonly<Record<EmployersQuery['sort'], string>> = {
  navn: 'name collate "da-DK-x-icu", id',
  kontakt: '"nextContactOn" asc nulls last, name collate "da-DK-x-icu", id',
  aabninger: 'openings desc, name collate "da-DK-x-icu", id',
  borgere: 'placed desc, name collate "da-DK-x-icu", id',
};

/** Reads lines of the list of employers with what goes on there. */
@Injectable()
export class EmployerLinesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One page of the employers within the viewer's reach. */
  async list(query: EmployersQuery, viewer: Viewer): Promise<{ lines: EmployerLine[]; total: number; pages: number }> {
    const { search, postalCode } = query;
    const offset = (query.page - 1) * PAGE_SIZE;
    const values: unknown[] = [this.clock.today(), RANKED_STATES, search, anywhere(search), postalCode, offset];
    const within = rightsOf(viewer).sql('read', 'Employer', 'e', values);
    const rows: (EmployerLine & { total: number })[] = await this.dataSource.query(
      `with own as (select e.* from employers e where e.deleted_at is null and (${within})),
       placements as (
         select p.cvr, p.p_number, p.candidate_id, c.municipality from candidate_placements p
         join candidates c on c.id = p.candidate_id and c.deleted_at is null
         where p.from_date <= $1::date and (p.until_date is null or p.until_date >= $1::date)),
       placed as (
         select id, count(*)::int as count from (
           select e.id, p.candidate_id from placements p
             join own e on e.cvr = p.cvr and e.municipality = p.municipality
           union select e.id, p.candidate_id from placements p
             join workplaces w on w.p_number = p.p_number and w.deleted_at is null
             join own e on e.id = w.employer_id and e.municipality = p.municipality) people
         group by id),
       lines as (
         select e.id, e.name, e.cvr, coalesce(w.count, 0) as workplaces, coalesce(w.codes, '{}') as "postalCodes",
           coalesce(o.count, 0) as openings, coalesce(p.count, 0) as placed, l.held_on::text as "lastContactOn",
           l.by as "lastContactBy",
           case when e.do_not_call_until >= $1::date then null else l.next_contact_on::text end as "nextContactOn",
           coalesce(l.next_contact_on <= $1::date and (e.do_not_call_until is null or e.do_not_call_until < $1::date),
             false) as "contactDue",
           coalesce(e.partnership_agreement, false) as agreement,
           case when e.do_not_call_until >= $1::date then e.do_not_call_until::text end as "leftAloneUntil",
           coalesce(w.names, '') as names
         from own e
         left join lateral (
           select count(*)::int as count, string_agg(w.name, ' ') as names,
             array_agg(distinct w.postal_code order by w.postal_code) filter (where w.postal_code is not null) as codes
           from workplaces w where w.employer_id = e.id and w.deleted_at is null) w on true
         left join lateral (
           select count(*)::int as count from openings o join workplaces w on w.id = o.workplace_id
           where w.employer_id = e.id and o.deleted_at is null and o.state = any($2::text[])) o on true
         left join placed p on p.id = e.id
         left join lateral (
           select c.held_on, c.by, c.next_contact_on from employer_contacts c where c.employer_id = e.id
           order by c.held_on desc, c.id desc limit 1) l on true)
       select *, count(*) over ()::int as total from lines
       where ${FILTER[query.filter]}
         and ($3 = '' or name ilike $4 or cvr = replace($3, ' ', '') or names ilike $4)
         and ($5 = '' or exists (select 1 from unnest("postalCodes") code where code like $5 || '%'))
       order by ${ORDER[query.sort]} limit ${PAGE_SIZE} offset $6`,
      values,
    );
    const total = rows[0]?.total ?? 0;
    return {
      lines: rows.map(({ total: _total, ...line }) => line),
      total,
      pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    };
  }
}
