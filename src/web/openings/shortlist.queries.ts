import type { DataSource } from 'typeorm';
import { bandOf } from '../../explanations/sentences';
import type { SuggestionState } from '../../suggestions/suggestion-state';
import type { Viewer } from '../viewer/viewer';
import { type OwnerChip, ownerChip } from './ranked-line.presenter';

/** A person of a shortlist. */
export interface ShortlistedLine {
  id: string;
  candidateId: string;
  pseudonym: string;
  owner: OwnerChip | null;
  total: number;
  band: string;
  state: SuggestionState;
  version: number;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** The suggestions with these ids, the best first. */
export async function shortlistedLines(
  dataSource: DataSource,
  ids: readonly string[],
  viewer: Viewer,
): Promise<ShortlistedLine[]> {
  const rows: (Omit<ShortlistedLine, 'owner' | 'band'> & { owner: string | null })[] = await dataSource.query(
    `select s.id, s.candidate_id as "candidateId", c.pseudonym, c.owner, s.total, s.state, s.version,
       s.decided_by as "decidedBy", s.decided_at as "decidedAt"
     from suggestions s join candidates c on c.id = s.candidate_id
     where s.id = any($1::uuid[]) and c.deleted_at is null order by s.total desc, s.id`,
    [ids],
  );
  return rows.map((row) => ({ ...row, owner: ownerChip(row.owner, viewer.colleagues), band: bandOf(row.total) }));
}
