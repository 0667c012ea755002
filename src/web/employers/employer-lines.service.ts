import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { anywhere } from '../../common/api/listing';
import { Clock } from '../../common/clock';
import { RANKED_STATES } from '../../openings/opening-state';
import type { Viewer } from '../viewer/viewer';
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

  /** One page of the employers of the viewer's municipality. */
  async list(query: EmployersQuery, viewer: Viewer): Promise<{ lines: EmployerLine[]; total: number; pages: number }> {
    const rows: (EmployerLine & { total: number })[] = await this.dataSource.query(
      `with placements as (
         select cvr, p_number, candidate_id from candidate_placements
         where from_date <= $2::date and (until_date is null or until_date >= $2::date)),
       placed as (
         select id, count(*)::int as count from (
           select e.id, p.candidate_id from placements p join employers e on e.cvr = p.cvr and e.municipality = $1
           union select w.employer_id, p.candidate_id from placements p
             join workplaces w on w.p_number = p.p_number and w.municipality = $1 and w.deleted_at is null) people
         group by id),
       lines as (
         select e.id, e.name, e.cvr, coalesce(w.count, 0) as workplaces, coalesce(w.codes, '{}') as "postalCodes",
           coalesce(o.count, 0) as openings, coalesce(p.count, 0) as placed, l.held_on::text as "lastContactOn",
           l.by as "lastContactBy",
           case when e.do_not_call_until >= $2::date then null else l.next_contact_on::text end as "nextContactOn",
           coalesce(l.next_contact_on <= $2::date and (e.do_not_call_until is null or e.do_not_call_until < $2::date),
             false) as "contactDue",
           coalesce(e.partnership_agreement, false) as agreement,
           case when e.do_not_call_until >= $2::date then e.do_not_call_until::text end as "leftAloneUntil",
           coalesce(w.names, '') as names
         from employers e
         left join lateral (
           select count(*)::int as count, string_agg(w.name, ' ') as names,
             array_agg(distinct w.postal_code order by w.postal_code) filter (where w.postal_code is not null) as codes
           from workplaces w where w.employer_id = e.id and w.deleted_at is null) w on true
         left join lateral (
           select count(*)::int as count from openings o join workplaces w on w.id = o.workplace_id
           where w.employer_id = e.id and o.deleted_at is null and o.state = any($3::text[])) o on true
         left join placed p on p.id = e.id
         left join lateral (
           select c.held_on, c.by, c.next_contact_on from employer_contacts c where c.employer_id = e.id
           order by c.held_on desc, c.id desc limit 1) l on true
         where e.deleted_at is null and e.municipality = $1)
       select *, count(*) over ()::int as total from lines
       where ${FILTER[query.filter]}
         and ($4 = '' or name ilike $5 or cvr = replace($4, ' ', '') or names ilike $5)
         and ($6 = '' or exists (select 1 from unnest("postalCodes") code where code like $6 || '%'))
       order by ${ORDER[query.sort]} limit ${PAGE_SIZE} offset $7`,
      [
        viewer.colleague?.municipality ?? '',
        this.clock.today(),
        RANKED_STATES,
        query.search,
        anywhere(query.search),
        query.postalCode,
        (query.page - 1) * PAGE_SIZE,
      ],
    );
    const total = rows[0]?.total ?? 0;
    return {
      lines: rows.map(({ total: _total, ...line }) => line),
      total,
      pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    };
  }
}
