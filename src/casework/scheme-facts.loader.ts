/** Bulk reading of what the scheme and deadline rules ask for. Measurements of progress are not read here or below. */
import type { EntityManager } from 'typeorm';
import type { CandidateInputDto, PlacementDto, ResidenceDto, StatusDto } from '../candidates/candidate-input.dto';
import { given } from '../common/given';
import type { CandidateStatus, IsoDate, Scheme } from '../matching/core/facts';
import type { DeadlineFacts, PlacementScheme, SchemePerson, SchemeWorkplace, WorkplacePlacement } from '../schemes';
import { type CaseworkFacts, type CaseworkKind, NO_CASEWORK } from './casework-facts';
import { deadlineFacts, describes, schemePerson, schemeWorkplace, type WorkplaceFields } from './scheme-facts';

/** Schemes that take up a supported place at a workplace; which of them the ratio counts is for its rule to say. */
const PLACEMENT_SCHEMES: readonly PlacementScheme[] = [
  'virksomhedspraktik',
  'loentilskud_privat',
  'loentilskud_offentlig',
  'nyttejob',
];

/** Everything recorded of one person that the rules ask for. */
export interface PersonRecord {
  id: string;
  pseudonym: string;
  municipality: string;
  /** initials of the consultant who has the case */
  owner: string | null;
  /** the part of the candidate that the rules ask for; not the whole record */
  candidate: CandidateInputDto;
  casework: CaseworkFacts;
}

/** By candidate id: all people in the records, or those named. Deleted ones are left out. */
export async function loadSchemePersons(
  manager: EntityManager,
  wanted: { ids?: readonly string[]; asOf: IsoDate },
): Promise<Map<string, SchemePerson>> {
  const records = await loadPersonRecords(manager, wanted);
  return new Map(records.map(({ id, candidate, casework }) => [id, schemePerson(candidate, casework, wanted.asOf)]));
}

/** By candidate id: what the deadline rules ask for, of all people or of those named. */
export async function loadDeadlineFacts(
  manager: EntityManager,
  wanted: { ids?: readonly string[]; asOf: IsoDate },
): Promise<Map<string, DeadlineFacts>> {
  const records = await loadPersonRecords(manager, wanted);
  return new Map(records.map(({ id, candidate, casework }) => [id, deadlineFacts(candidate, casework, wanted.asOf)]));
}

const PEOPLE = `
  select c.id, c.pseudonym, c.municipality, c.owner, c.status, c.status_from::text as "statusFrom", c.status_until::text as "statusUntil",
    c.taken_over_on::text as "takenOverOn", c.first_registered_on::text as "firstRegisteredOn",
    c.residence_basis as basis, c.residence_expires_on::text as "expiresOn", c.residence_permanent as permanent,
    c.programme_from::text as "programmeFrom", c.programme_until::text as "programmeUntil",
    c.completed_igu as "completedIgu", c.compulsory_school_until::text as "compulsorySchoolUntil",
    c.in_vocational_training as "inVocationalTraining", i.birth_date::text as "birthDate",
    'placements' = any(c.stated_lists) as placed, coalesce(f.stated, '{}') as stated
  from candidates c
  left join candidate_identities i on i.candidate_id = c.id
  left join candidate_casework_files f on f.candidate_id = c.id
  where c.deleted_at is null`;

type Plain<T> = { [Field in keyof T]-?: T[Field] | null };

/** A row of `PEOPLE`. */
type PersonRow = { id: string; pseudonym: string; municipality: string; owner: string | null } & Plain<
  ResidenceDto & Pick<CandidateInputDto, 'compulsorySchoolUntil' | 'inVocationalTraining'>
> & {
    status: CandidateStatus;
    statusFrom: string | null;
    statusUntil: string | null;
    birthDate: string | null;
    placed: boolean;
    stated: CaseworkKind[];
  };

/** For each child list the columns that make one item; rows of one person come as one JSON list. */
const LISTS = {
  placements: `select candidate_id as id, json_agg(json_strip_nulls(json_build_object('scheme', scheme,
      'from', from_date, 'until', until_date, 'weeklyHours', weekly_hours, 'pNumber', p_number, 'cvr', cvr,
      'ordinary', ordinary)) order by position) as items from candidate_placements`,
  visitations: `select candidate_id as id, json_agg(json_build_object('on', decided_on, 'result', result)
      order by decided_on, id) as items from candidate_visitations`,
  benefits: `select candidate_id as id, json_agg(json_strip_nulls(json_build_object('since', since_date,
      'until', until_date))) as items from candidate_benefits`,
  assessments: `select candidate_id as id, json_agg(json_strip_nulls(json_build_object('on', assessed_on,
      'targetGroup', target_group, 'ordinaryJobWithinReach', ordinary_job_within_reach,
      'meetsOpholdskrav', meets_opholdskrav, 'meetsBeskaeftigelseskrav', meets_beskaeftigelseskrav,
      'workDutyHours', work_duty_hours)) order by id) as items from candidate_assessments`,
  programmePhases: `select candidate_id as id, json_agg(json_build_object('phase', phase, 'from', from_date)) as items
      from candidate_programme_phases`,
  offers: `select candidate_id as id, json_agg(json_strip_nulls(json_build_object('pNumber', p_number,
      'accepted', accepted, 'blocks', blocks)) order by id) as items from candidate_offers`,
  conversations: `select candidate_id as id, json_agg(json_strip_nulls(json_build_object('kind', kind,
      'heldOn', held_on))) as items from candidate_conversations`,
} as const;

/** Reads people with everything the rules ask for: all, or those named. */
export async function loadPersonRecords(
  manager: EntityManager,
  { ids }: { ids?: readonly string[] } = {},
): Promise<PersonRecord[]> {
  if (ids?.length === 0) return [];
  const people = await manager.query<PersonRow[]>(
    `${PEOPLE}${ids ? ' and c.id = any($1::uuid[])' : ''} order by c.id`,
    ids ? [ids] : [],
  );
  const lists = new Map<string, Map<string, unknown[]>>();
  for (const [list, select] of Object.entries(LISTS)) {
    const rows = await manager.query<{ id: string; items: unknown[] }[]>(
      `${select}${ids ? ' where candidate_id = any($1::uuid[])' : ''} group by candidate_id`,
      ids ? [ids] : [],
    );
    lists.set(list, new Map(rows.map((row) => [row.id, row.items])));
  }
  return people.map((row) => {
    const listOf = <T>(list: keyof typeof LISTS): T[] => (lists.get(list)!.get(row.id) ?? []) as T[];
    return {
      id: row.id,
      pseudonym: row.pseudonym,
      municipality: row.municipality,
      owner: row.owner,
      candidate: candidateOf(row, row.placed ? listOf<PlacementDto>('placements') : undefined),
      casework: {
        ...NO_CASEWORK,
        stated: row.stated,
        visitations: listOf('visitations'),
        benefits: listOf('benefits'),
        assessments: listOf('assessments'),
        programmePhases: listOf('programmePhases'),
        offers: listOf('offers'),
        conversations: listOf('conversations'),
      },
    };
  });
}

function candidateOf(row: PersonRow, placements: PlacementDto[] | undefined): CandidateInputDto {
  return given<CandidateInputDto>({
    municipality: row.municipality,
    // the name is not read
    identity: row.birthDate === null ? undefined : { birthDate: row.birthDate },
    status: given<StatusDto>({ code: row.status, from: row.statusFrom, until: row.statusUntil }),
    residence: given<ResidenceDto>({
      takenOverOn: row.takenOverOn,
      firstRegisteredOn: row.firstRegisteredOn,
      basis: row.basis,
      expiresOn: row.expiresOn,
      permanent: row.permanent,
      programmeFrom: row.programmeFrom,
      programmeUntil: row.programmeUntil,
      completedIgu: row.completedIgu,
    }),
    compulsorySchoolUntil: row.compulsorySchoolUntil,
    inVocationalTraining: row.inVocationalTraining,
    placements,
  });
}

/** A row of the workplaces' query. */
type WorkplaceRow = { id: string; cvr: string | null } & WorkplaceFields;

/** By workplace id: all, or those named. `openingId` tells which opening's post is asked about. */
export async function loadSchemeWorkplaces(
  manager: EntityManager,
  wanted: { workplaceIds?: readonly string[]; openingId?: string } = {},
): Promise<Map<string, SchemeWorkplace>> {
  const { workplaceIds: ids, openingId } = wanted;
  if (ids?.length === 0) return new Map();
  const rows = await manager.query<WorkplaceRow[]>(
    `select w.id, e.cvr, w.p_number as "pNumber", w.sector, w.ordinary_employees as "ordinaryEmployees",
       w.ordinary_employees_on::text as "ordinaryEmployeesOn", w.employees_last12_months as "employeesLast12Months",
       w.own_cap as "ownCap", w.vacated_posts as "vacatedPosts", w.dispensations
     from workplaces w join employers e on e.id = w.employer_id
     where w.deleted_at is null${ids ? ' and w.id = any($1::uuid[])' : ''}`,
    ids ? [ids] : [],
  );
  const placements = await placementsByPNumber(manager, ids ? rows.flatMap(({ pNumber }) => pNumber ?? []) : undefined);
  return new Map(
    rows.map((row) => [
      row.id,
      schemeWorkplace(row, { cvr: row.cvr }, placements.get(row.pNumber ?? '') ?? [], openingId),
    ]),
  );
}

interface TakenPlace {
  person: string;
  pNumber: string;
  scheme: Scheme;
  from: IsoDate;
  until: IsoDate | null;
  weeklyHours: number | null;
}

/**
 * Supported places in use or agreed, counted across municipalities: the ratio belongs to the P-nummer. An accepted offer
 * and the placement that came of it are one place.
 */
async function placementsByPNumber(
  manager: EntityManager,
  pNumbers: readonly string[] | undefined,
): Promise<Map<string, WorkplacePlacement[]>> {
  const only = pNumbers ? 'and p_number = any($2::text[])' : '';
  const parameters = pNumbers ? [PLACEMENT_SCHEMES, pNumbers] : [PLACEMENT_SCHEMES];
  const placed = await manager.query<TakenPlace[]>(
    `select p.candidate_id as person, p.p_number as "pNumber", p.scheme, p.from_date::text as from,
       p.until_date::text as until, p.weekly_hours as "weeklyHours"
     from candidate_placements p join candidates c on c.id = p.candidate_id and c.deleted_at is null
     where p.p_number is not null and p.scheme = any($1::text[]) ${only}
     order by p.from_date, p.candidate_id, p.position`,
    parameters,
  );
  const offered = await manager.query<TakenPlace[]>(
    `select o.candidate_id as person, o.p_number as "pNumber", b.kind as scheme, b.from, b.until,
       b."weeklyHours"
     from candidate_offers o
     join candidates c on c.id = o.candidate_id and c.deleted_at is null
     cross join lateral jsonb_to_recordset(o.blocks) as b (kind text, "from" text, until text, "weeklyHours" int)
     where o.p_number is not null and o.accepted and b.kind = any($1::text[]) ${only}
     order by b.from, o.candidate_id, o.id`,
    parameters,
  );
  const own = new Map<string, TakenPlace[]>();
  for (const place of placed) own.set(place.person, [...(own.get(place.person) ?? []), place]);
  const news = offered.filter(
    (place) => !(own.get(place.person) ?? []).some((known) => describes(offerOf(place), placementOf(known))),
  );
  const found = new Map<string, WorkplacePlacement[]>();
  for (const { pNumber, scheme, from, until, weeklyHours } of [...placed, ...news]) {
    const list = found.get(pNumber) ?? [];
    list.push({
      scheme: scheme as PlacementScheme,
      pNumber,
      from,
      until: until ?? undefined,
      weeklyHours: weeklyHours ?? undefined,
    });
    found.set(pNumber, list);
  }
  return found;
}

function offerOf({ pNumber, scheme, from, until }: TakenPlace): CaseworkFacts['offers'][number] {
  return { pNumber, accepted: true, blocks: [{ kind: scheme, from, until: until ?? undefined }] };
}

function placementOf({ pNumber, scheme, from, until }: TakenPlace) {
  return { pNumber, scheme, from, until: until ?? undefined };
}
