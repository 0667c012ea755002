import type { EntityManager } from 'typeorm';
import { given } from '../common/given';
import { changedIds, type ChangesWanted, inChunks, inOneSnapshot } from '../database/changes';
import type { CandidateFacts, CandidateStatus, IsoDate, Rejection } from '../matching/core/facts';
import { candidateFacts } from './candidate-facts';
import type { CandidateInputDto, StatusDto, TravelDto } from './candidate-input.dto';
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

/** A value of a child row as JSON brings it. */
type Value = string | number | null;

/** A list that the matcher reads: its columns, and the item of the API's shape that a row of their values makes. */
interface ListReading {
  list: CandidateList;
  table: string;
  columns: string;
  item(values: readonly Value[]): object;
}

// rows of bare values: objects built in SQL would cost three times as much
const LISTS: readonly ListReading[] = [
  {
    list: 'competencies',
    table: 'candidate_competencies',
    columns: 'competency, level, evidence',
    item: ([code, level, evidence]) => ({ code, level, evidence }),
  },
  {
    list: 'credentials',
    table: 'candidate_credentials',
    columns: 'credential, status, valid_until',
    item: ([code, status, validUntil]) => given({ code, status, validUntil }),
  },
  {
    list: 'languages',
    table: 'candidate_languages',
    columns: `language, danish_education, danish_module, danish_test, listening, speaking, interaction, reading, writing`,
    item: ([language, danishEducation, danishModule, danishTest, ...levels]) => {
      const [listening, speaking, interaction, reading, writing] = levels;
      const skills = given({ listening, speaking, interaction, reading, writing });
      return given({ language, danishEducation, danishModule, danishTest, skills });
    },
  },
  {
    list: 'branchepakker',
    table: 'candidate_branchepakker',
    columns: 'branchepakke, step',
    item: ([code, step]) => ({ code, step }),
  },
  {
    list: 'jobGoals',
    table: 'candidate_job_goals',
    columns: 'level, isco08',
    item: ([level, isco08]) => ({ level, isco08 }),
  },
  {
    list: 'skaanehensyn',
    table: 'candidate_skaanehensyn',
    columns: 'condition, max',
    item: ([condition, max]) => ({ condition, max }),
  },
  {
    list: 'placements',
    table: 'candidate_placements',
    columns: 'from_date, until_date, weekly_hours',
    item: ([from, until, weeklyHours]) => given({ from, until, weeklyHours }),
  },
];

/** The columns the matcher reads; dates as text. */
const PARENT = `
  select c.id, c.draw::float8 as draw, c.stated_lists as lists, c.municipality, c.shared_with as "sharedWith",
    c.waiting_since::text as "waitingSince", c.status, c.status_until::text as "statusUntil",
    c.available_from::text as "availableFrom", c.postal_code as "postalCode", c.travel_modes as modes,
    c.max_travel_minutes as "maxMinutes", c.max_bicycle_km as "maxBicycleKm", c.hours_min as "hoursMin",
    c.hours_max as "hoursMax", c.compulsory_school_until::text as "compulsorySchoolUntil", c.availability, c.declined_tasks as "declinedTasks", i.birth_date::text as "birthDate"
  from candidates c left join candidate_identities i on i.candidate_id = c.id
  where c.id = any($1::uuid[])`;

const REJECTIONS = `
  select candidate_id as id, json_agg(json_strip_nulls(json_build_object('openingId', opening_id,
    'reason', reason_code, 'until', rejection_valid_until)) order by opening_id) as items
  from suggestions
  where candidate_id = any($1::uuid[]) and state = 'rejected'
    and (rejection_valid_until is null or rejection_valid_until >= $2::date)
  group by candidate_id`;

type Plain<T> = { [Field in keyof T]-?: T[Field] | null };

/** A row of `PARENT`. */
type ParentRow = { id: string; draw: number; lists: CandidateList[]; municipality: string } & Plain<
  Pick<
    CandidateInputDto,
    | 'sharedWith'
    | 'waitingSince'
    | 'availableFrom'
    | 'postalCode'
    | 'hoursMin'
    | 'hoursMax'
    | 'availability'
    | 'compulsorySchoolUntil'
    | 'declinedTasks'
  > &
    Pick<TravelDto, 'modes' | 'maxMinutes' | 'maxBicycleKm'> & { statusUntil?: string; birthDate?: string }
> & { status: CandidateStatus };

function parentInput(row: ParentRow): CandidateInputDto {
  const { modes, maxMinutes, maxBicycleKm, birthDate, sharedWith, waitingSince, availableFrom, postalCode } = row;
  const { municipality, hoursMin, hoursMax, availability, declinedTasks, compulsorySchoolUntil } = row;
  const input = given<CandidateInputDto>({
    municipality,
    sharedWith,
    waitingSince,
    availableFrom,
    postalCode,
    hoursMin,
    hoursMax,
    availability,
    declinedTasks,
    compulsorySchoolUntil,
    status: given<StatusDto>({ code: row.status, until: row.statusUntil }),
    travel: given<TravelDto>({ modes, maxMinutes, maxBicycleKm }),
    // the name is not read
    identity: birthDate === null ? undefined : { birthDate },
  });
  for (const list of row.lists) input[list] = [];
  return input;
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
      for (const candidate of await candidateFactsOf(inside, part, wanted)) facts.set(candidate.id, candidate);
    });
    return { facts, deleted, watermark };
  });
}

/** Reads the facts of candidates who are there, at most some thousands at a time, in the caller's snapshot. */
export async function candidateFactsOf(
  manager: EntityManager,
  ids: readonly string[],
  { asOf, credentials }: { asOf: IsoDate; credentials: CredentialCover },
): Promise<CandidateFacts[]> {
  const parents = await manager.query<ParentRow[]>(PARENT, [ids]);
  const inputs = new Map(parents.map((row) => [row.id, parentInput(row)]));
  for (const { list, table, columns, item } of LISTS) {
    const rows = await manager.query<{ id: string; items: Value[][] }[]>(
      `select candidate_id as id, json_agg(json_build_array(${columns}) order by position) as items
       from ${table} where candidate_id = any($1::uuid[]) group by candidate_id`,
      [ids],
    );
    for (const { id, items } of rows) inputs.get(id)![list] = items.map(item) as never[];
  }
  const rejected = await manager.query<{ id: string; items: Rejection[] }[]>(REJECTIONS, [ids, asOf]);
  const rejections = new Map(rejected.map((row) => [row.id, row.items]));
  return parents.map(({ id, draw }) =>
    candidateFacts(inputs.get(id)!, { id, draw, asOf, credentials, rejections: rejections.get(id) ?? [] }),
  );
}
