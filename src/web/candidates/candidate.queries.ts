/** What the page of a person reads beside their record: the openings they stand or stood on a list of. */
import type { DataSource } from 'typeorm';
import type { SuggestionState } from '../../suggestions/suggestion-state';

/** A person on the list of an opening, now or before. */
export interface CandidateMatch {
  openingId: string;
  title: string;
  employer: string | null;
  /** place on the stored list; null = no longer on it */
  rank: number | null;
  /** 0–10 000 */
  total: number;
  state: SuggestionState;
  reasonCode: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  suggestedAt: Date;
  open: boolean;
}

/** The best lists the person stands on now, and what has been decided or has passed, newest first. */
export async function matchesOf(
  dataSource: DataSource,
  candidateId: string,
  limit: number,
): Promise<{ now: CandidateMatch[]; listed: number; before: CandidateMatch[] }> {
  const select = `select s.opening_id as "openingId", o.title, e.name as employer, s.rank, s.total, s.state,
      s.reason_code as "reasonCode", s.decided_by as "decidedBy", s.decided_at as "decidedAt",
      s.first_suggested_at as "suggestedAt", o.state in ('aaben', 'i_dialog') as open
    from suggestions s join openings o on o.id = s.opening_id
      left join workplaces w on w.id = o.workplace_id left join employers e on e.id = w.employer_id
    where s.candidate_id = $1 and o.deleted_at is null`;
  const live = `s.rank is not null and s.state in ('suggested', 'under_review') and o.state in ('aaben', 'i_dialog')`;
  const [now, before, [count]] = await Promise.all([
    dataSource.query<CandidateMatch[]>(`${select} and ${live} order by s.total desc, s.id limit $2`, [
      candidateId,
      limit,
    ]),
    dataSource.query<CandidateMatch[]>(
      `${select} and not (${live}) order by coalesce(s.decided_at, s.updated_at) desc, s.id limit $2`,
      [candidateId, limit],
    ),
    dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from suggestions s join openings o on o.id = s.opening_id
       where s.candidate_id = $1 and o.deleted_at is null and ${live}`,
      [candidateId],
    ),
  ]);
  return { now, listed: count?.count ?? 0, before };
}
