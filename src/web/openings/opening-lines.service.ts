import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { anywhere } from '../../common/api/listing';
import { bandOf } from '../../explanations/sentences';
import { Geography } from '../../geography/geography';
import { RANKED_STATES } from '../../openings/opening-state';
import { SHORTLISTED_SQL } from '../../suggestions/suggestion-state';
import { rightsOf, type Viewer } from '../viewer/viewer';
import type { OpeningsQuery } from './openings-query';
import { type OwnerChip, ownerChip } from './ranked-line.presenter';

/** Lines on one page. */
export const PAGE_SIZE = 50;

/** One opening of the list. */
export interface OpeningLine {
  id: string;
  title: string;
  state: string;
  schemes: string[];
  employer: string | null;
  town: string | null;
  owner: OwnerChip | null;
  places: number | null;
  startsOn: string | null;
  deadlineOn: string | null;
  createdAt: Date;
  /** people on the stored list, and how many of them are strong matches */
  listed: number;
  strong: number;
  best: number | null;
  bestBand: string | null;
  shortlisted: number;
}

const ORDER: Readonly<Record<OpeningsQuery['sort'], string>> = {
  nyeste: 'o.id desc',
  aeldste: 'o.id',
  frist: 'o.deadline_on asc nulls last, o.id desc',
  bedste: 'best desc nulls last, o.id desc',
  titel: 'o.title collate "da-DK-x-icu", o.id desc',
};

type Row = Omit<OpeningLine, 'owner' | 'town' | 'bestBand'> & {
  owner: string | null;
  postalCode: string | null;
  total: number;
};

/** Reads lines of the list of openings with how many people suit them. */
@Injectable()
export class OpeningLinesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly geography: Geography,
  ) {}

  /** One page. */
  async list(query: OpeningsQuery, viewer: Viewer): Promise<{ lines: OpeningLine[]; total: number; pages: number }> {
    const owner = query.owner === 'mine' ? (viewer.colleague?.initials ?? '–') : query.owner;
    const states = query.state === 'alle' ? [] : query.state === 'levende' ? [...RANKED_STATES] : [query.state];
    const values: unknown[] = [
      states,
      query.scheme,
      query.branchepakke,
      owner,
      query.search,
      anywhere(query.search),
      (query.page - 1) * PAGE_SIZE,
      query.shortlist,
    ];
    const within = rightsOf(viewer).sql('read', 'Opening', 'o', values);
    const rows: Row[] = await this.dataSource.query(
      `select o.id, o.title, o.state, o.schemes, o.owner, o.places, o.starts_on::text as "startsOn",
         o.deadline_on::text as "deadlineOn", o.created_at as "createdAt", e.name as employer,
         coalesce(o.postal_code, w.postal_code) as "postalCode", coalesce(l.listed, 0) as listed,
         coalesce(l.strong, 0) as strong, l.best, coalesce(l.shortlisted, 0) as shortlisted,
         count(*) over ()::int as total
       from openings o left join workplaces w on w.id = o.workplace_id left join employers e on e.id = w.employer_id
       left join lateral (
         select count(*) filter (where s.rank is not null)::int as listed,
           count(*) filter (where s.rank is not null and s.total >= 7000)::int as strong,
           max(s.total) filter (where s.rank is not null) as best,
           count(*) filter (where s.state in ${SHORTLISTED_SQL})::int as shortlisted
         from suggestions s where s.opening_id = o.id) l on true
       where o.deleted_at is null and ${within}
         and (cardinality($1::text[]) = 0 or o.state = any($1::text[]))
         and ($2 = '' or $2 = any(o.schemes))
         and ($3 = '' or o.branchepakke = $3)
         and ($4 = '' or o.owner = $4)
         and ($8 = '' or coalesce(l.shortlisted, 0) = 0)
         and ($5 = '' or o.title ilike $6 or e.name ilike $6 or w.name ilike $6)
       order by ${ORDER[query.sort]} limit ${PAGE_SIZE} offset $7`,
      values,
    );
    const total = rows[0]?.total ?? 0;
    return {
      lines: rows.map((row) => this.present(row, viewer)),
      total,
      pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    };
  }

  private present({ postalCode, total: _total, ...row }: Row, viewer: Viewer): OpeningLine {
    return {
      ...row,
      owner: ownerChip(row.owner, viewer.colleagues),
      town: postalCode ? (this.geography.postalCode(postalCode)?.name ?? postalCode) : null,
      bestBand: row.best === null ? null : bandOf(row.best),
    };
  }
}
