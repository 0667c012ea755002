import type { EntityManager } from 'typeorm';
import { changedIds, type ChangesWanted, inChunks, inOneSnapshot } from '../database/changes';
import type { CandidateFacts, IsoDate, Rejection } from '../matching/core/facts';
import { candidateFacts } from './candidate-facts';
import type { CandidateInputDto } from './candidate-input.dto';
import type { CandidateList } from './candidate.entity';
import type { CredentialCover } from './covered-credentials';

/** A reading of candidates. */
export interface CandidateChanges {
  /** by id */
  facts: Map<string, CandidateFacts>;
  /** ids of candidates that were deleted */
  deleted: string[];
  /** pass it as `changedSince` next time */
  watermark: string;
}

/** Lists that the matcher reads, each as the items of the API's shape. */
const LISTS: Partial<Record<CandidateList, { table: string; item: string }>> = {
  competencies: {
    table: 'candidate_competencies',
    item: `'code', competency, 'level', level, 'evidence', evidence`,
  },
  credentials: {
    table: 'candidate_credentials',
    item: `'code', credential, 'status', status, 'validUntil', valid_until`,
  },
  languages: {
    table: 'candidate_languages',
    item: `'language', language, 'danishEducation', danish_education, 'danishModule', danish_module,
      'danishTest', danish_test, 'source', source, 'assessedOn', assessed_on, 'skills', json_build_object(
        'listening', listening, 'speaking', speaking, 'interaction', interaction, 'reading', reading,
        'writing', writing)`,
  },
  branchepakker: { table: 'candidate_branchepakker', item: `'code', branchepakke, 'step', step` },
  jobGoals: { table: 'candidate_job_goals', item: `'level', level, 'isco08', isco08` },
  skaanehensyn: { table: 'candidate_skaanehensyn', item: `'condition', condition, 'max', max` },
  placements: {
    table: 'candidate_placements',
    item: `'from', from_date, 'until', until_date, 'weeklyHours', weekly_hours`,
  },
};

/** The columns the matcher reads, as one object of the API's shape; fields that are null are left out. */
const PARENT = `
  select c.id, c.draw::float8 as draw, c.stated_lists as lists, json_strip_nulls(json_build_object(
    'municipality', c.municipality, 'sharedWith', c.shared_with, 'waitingSince', c.waiting_since,
    'status', json_build_object('code', c.status, 'until', c.status_until),
    'availableFrom', c.available_from, 'postalCode', c.postal_code,
    'identity', json_build_object('birthDate', i.birth_date),
    'travel', json_build_object('modes', c.travel_modes, 'maxMinutes', c.max_travel_minutes,
      'maxBicycleKm', c.max_bicycle_km),
    'hoursMin', c.hours_min, 'hoursMax', c.hours_max, 'availability', c.availability,
    'declinedTasks', c.declined_tasks)) as input
  from candidates c left join candidate_identities i on i.candidate_id = c.id
  where c.id = any($1::uuid[])`;

const REJECTIONS = `
  select candidate_id as id, json_agg(json_strip_nulls(json_build_object('openingId', opening_id,
    'reason', reason_code, 'until', rejection_valid_until)) order by opening_id) as items
  from suggestions
  where candidate_id = any($1::uuid[]) and state = 'rejected'
    and (rejection_valid_until is null or rejection_valid_until >= $2::date)
  group by candidate_id`;

interface ParentRow {
  id: string;
  draw: number;
  lists: CandidateList[];
  input: CandidateInputDto;
}

/**
 * Reads what the matcher may know of candidates: everybody, named ones, or those changed since an earlier reading.
 * A decision about a suggestion changes the facts too; whoever takes one touches the candidate's row.
 */
export function loadCandidateFacts(
  manager: EntityManager,
  wanted: ChangesWanted & { asOf: IsoDate; credentials: CredentialCover },
): Promise<CandidateChanges> {
  return inOneSnapshot(manager, async (inside, watermark) => {
    const { ids, deleted } = await changedIds(inside, 'candidates', wanted);
    const facts = new Map<string, CandidateFacts>();
    await inChunks(ids, async (part) => {
      for (const candidate of await readPart(inside, part, wanted)) facts.set(candidate.id, candidate);
    });
    return { facts, deleted, watermark };
  });
}

async function readPart(
  manager: EntityManager,
  ids: readonly string[],
  { asOf, credentials }: { asOf: IsoDate; credentials: CredentialCover },
): Promise<CandidateFacts[]> {
  const parents = await manager.query<ParentRow[]>(PARENT, [ids]);
  const byId = new Map(parents.map((row) => [row.id, row]));
  for (const row of parents) for (const list of row.lists) if (LISTS[list]) row.input[list] = [];
  for (const [list, { table, item }] of Object.entries(LISTS) as [CandidateList, { table: string; item: string }][]) {
    const rows = await manager.query<{ id: string; items: never[] }[]>(
      `select candidate_id as id, json_agg(json_strip_nulls(json_build_object(${item})) order by position) as items
       from ${table} where candidate_id = any($1::uuid[]) group by candidate_id`,
      [ids],
    );
    for (const { id, items } of rows) byId.get(id)!.input[list] = items;
  }
  const rejected = await manager.query<{ id: string; items: Rejection[] }[]>(REJECTIONS, [ids, asOf]);
  const rejections = new Map(rejected.map((row) => [row.id, row.items]));
  return parents.map(({ id, draw, input }) =>
    candidateFacts(input, { id, draw, asOf, credentials, rejections: rejections.get(id) ?? [] }),
  );
}
