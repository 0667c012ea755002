/** Places that people take up at workplaces: when they change, so does the room of the openings there. */
import type { EntityManager } from 'typeorm';
import { RANKED_STATES } from '../../openings/opening-state';

/** P-number → everything that counts about the places one person has or will have there, as text to compare. */
export type TakenPlaces = Readonly<Record<string, string>>;

/** The places of one person, from placements and offers that were not turned down. */
export async function takenPlaces(manager: EntityManager, candidateId: string): Promise<TakenPlaces> {
  const rows = await manager.query<{ at: string; what: string }[]>(
    `select at, string_agg(what, ';' order by what) as what from (
       select p_number as at, concat_ws(' ', scheme, from_date, until_date, weekly_hours) as what
       from candidate_placements where candidate_id = $1 and p_number is not null
       union all
       select p_number, concat_ws(' ', accepted, blocks::text)
       from candidate_offers where candidate_id = $1 and p_number is not null and accepted is not false
     ) places group by at order by at`,
    [candidateId],
  );
  return Object.fromEntries(rows.map(({ at, what }) => [at, what]));
}

/** P-numbers at which something differs. */
export function changedPlaces(before: TakenPlaces, after: TakenPlaces): string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...all].filter((at) => before[at] !== after[at]).sort();
}

/** The openings people are ranked for at those workplaces. */
export async function openingsAt(
  manager: EntityManager,
  pNumbers: readonly string[],
): Promise<{ id: string; municipality: string }[]> {
  if (pNumbers.length === 0) return [];
  return manager.query<{ id: string; municipality: string }[]>(
    `select o.id, o.municipality from openings o join workplaces w on w.id = o.workplace_id
     where w.p_number = any($1::text[]) and o.deleted_at is null and o.state = any($2::text[]) order by o.id`,
    [pNumbers, RANKED_STATES],
  );
}
