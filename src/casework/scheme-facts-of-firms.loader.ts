import type { EntityManager } from 'typeorm';
import type { PlacementDto } from '../candidates/candidate-input.dto';
import type { Employment } from '../schemes';
import { employment, ORDINARY_SCHEMES } from './scheme-facts';

/** All employments of somebody who was or is employed on ordinary terms at the firm of a workplace. */
export interface FormerEmployee {
  candidateId: string;
  employments: Employment[];
}

interface Row {
  workplaceId: string;
  candidateId: string;
  placements: PlacementDto[];
}

/**
 * By workplace id: everybody in the records with ordinary employment at its firm, told by CVR or P-nummer; with all of
 * their employments, since a later one elsewhere changes the answer. `candidateId` asks about that person alone.
 */
export async function loadFormerEmployees(
  manager: EntityManager,
  wanted: { workplaceIds: readonly string[]; candidateId?: string },
): Promise<Map<string, FormerEmployee[]>> {
  const { workplaceIds, candidateId } = wanted;
  if (workplaceIds.length === 0) return new Map();
  const only = candidateId === undefined ? '' : 'and p.candidate_id = $3';
  const rows = await manager.query<Row[]>(
    `with places as (
       select w.id, w.p_number, e.cvr from workplaces w join employers e on e.id = w.employer_id
       where w.id = any($1::uuid[])
     ), employed as (
       select f.id as workplace_id, p.candidate_id from places f join candidate_placements p on p.cvr = f.cvr
       where coalesce(p.ordinary, p.scheme = any($2::text[])) ${only}
       union
       select f.id, p.candidate_id from places f join candidate_placements p on p.p_number = f.p_number
       where coalesce(p.ordinary, p.scheme = any($2::text[])) ${only}
     )
     select employed.workplace_id as "workplaceId", employed.candidate_id as "candidateId",
       (select json_agg(json_strip_nulls(json_build_object('scheme', q.scheme, 'from', q.from_date,
          'until', q.until_date, 'weeklyHours', q.weekly_hours, 'pNumber', q.p_number, 'cvr', q.cvr,
          'ordinary', q.ordinary)) order by q.position)
        from candidate_placements q where q.candidate_id = employed.candidate_id) as placements
     from employed join candidates c on c.id = employed.candidate_id and c.deleted_at is null
     order by employed.candidate_id`,
    candidateId === undefined ? [workplaceIds, ORDINARY_SCHEMES] : [workplaceIds, ORDINARY_SCHEMES, candidateId],
  );
  const byWorkplace = new Map<string, FormerEmployee[]>();
  for (const row of rows) {
    const known = byWorkplace.get(row.workplaceId) ?? [];
    known.push({ candidateId: row.candidateId, employments: row.placements.map(employment) });
    byWorkplace.set(row.workplaceId, known);
  }
  return byWorkplace;
}
