/** The people of a report, from the database: the one place that reads protected columns for a figure. */
import type { EntityManager } from 'typeorm';
import { fairnessReport, type FairnessReport, type Person, type Stage } from './fairness-report';
import { type GroupColumns, groupsOf } from './groups';

/** Whose figures are wanted. */
export interface FairnessFilter {
  municipality?: string;
  /** the list of one opening */
  openingId?: string;
  /** `YYYY-MM`: suggestions made first in that month */
  month?: string;
  /** initials: people of this consultant */
  owner?: string;
}

const STAGE_OF: Readonly<Record<string, Stage>> = {
  hired: 'hired',
  offer: 'proposed',
  interview: 'proposed',
  proposed: 'proposed',
  accepted: 'shortlisted',
};

/** States by how far they lead. */
const ORDER = ['hired', 'offer', 'interview', 'proposed', 'accepted'];

/**
 * The report of a municipality, an opening's list, a month or a consultant's people: the same for page, API and command.
 * How far people came anywhere is read too, so that what a filter leaves out is not given away.
 */
export async function loadReport(
  manager: EntityManager,
  { owner, ...filter }: FairnessFilter,
  today: string,
): Promise<FairnessReport> {
  return fairnessReport(await loadPeople(manager, filter, today), owner);
}

/**
 * Everybody who is or was to be suggested, with their groups on a day: how far they came on the list or in the month that
 * was asked for, and anywhere. Both are the same people, whatever is asked for.
 */
async function loadPeople(
  manager: EntityManager,
  filter: Omit<FairnessFilter, 'owner'>,
  today: string,
): Promise<Person[]> {
  const rows = await manager.query<(GroupColumns & { owner: string | null; chosen: string[]; anywhere: string[] })[]>(
    `with states as (
       select s.candidate_id, s.state, e.to_state, ($2::uuid is null or s.opening_id = $2)
         and ($3::text is null or to_char(s.first_suggested_at, 'YYYY-MM') = $3) as chosen
       from suggestions s left join suggestion_events e on e.suggestion_id = s.id),
     reached as (
       select candidate_id, array_agg(distinct state) || coalesce(array_agg(distinct to_state)
           filter (where to_state is not null), '{}') as anywhere,
         coalesce(array_agg(distinct state) filter (where chosen), '{}') || coalesce(array_agg(distinct to_state)
           filter (where chosen and to_state is not null), '{}') as chosen
       from states group by candidate_id)
     select c.owner, i.sex, i.birth_date::text as "birthDate", i.nationality,
       coalesce(c.first_registered_on, c.taken_over_on)::text as "arrivedOn",
       (select v.result from candidate_visitations v where v.candidate_id = c.id and v.decided_on <= $4::date
        order by v.decided_on desc, v.id desc limit 1) as visitation,
       coalesce(r.anywhere, '{}') as anywhere, coalesce(r.chosen, '{}') as chosen
     from candidates c
     left join candidate_identities i on i.candidate_id = c.id
     left join reached r on r.candidate_id = c.id
     where c.deleted_at is null and ($1::text is null or c.municipality = $1)
       and (r.candidate_id is not null or c.status in ('aktiv', 'mellem_tilbud'))`,
    [filter.municipality ?? null, filter.openingId ?? null, filter.month ?? null, today],
  );
  return rows.map(({ owner, anywhere, chosen, ...columns }) => ({
    owner,
    groups: groupsOf(columns, today),
    reached: stageOf(chosen),
    anywhere: stageOf(anywhere),
  }));
}

/** The furthest stage among states; none = on no list. */
function stageOf(states: readonly string[]): Stage | null {
  if (states.length === 0) return null;
  const farthest = ORDER.find((state) => states.includes(state));
  return farthest ? STAGE_OF[farthest]! : 'suggested';
}
