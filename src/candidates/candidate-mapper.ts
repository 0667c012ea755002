/** The way between the API's shape of a candidate and its rows, both directions, pure. */
import { given, orNothing } from '../common/given';
import type { RecordRow } from '../database/columns';
import { storable } from '../database/insert-rows';
import { blindIndex } from '../privacy/fields/field-cipher';
import { fieldKeys } from '../privacy/fields/field-keys';
import { CandidateIdentity } from './candidate-identity.entity';
import type { CandidateInputDto, IdentityDto, ResidenceDto, StatusDto, TravelDto } from './candidate-input.dto';
import { CANDIDATE_LIST_MAPPINGS, type CandidateChildRow } from './candidate-lists';
import type { Candidate, CandidateList } from './candidate.entity';

/** The columns of `candidates` that an input decides. */
export type CandidateColumns = Omit<
  Candidate,
  Exclude<keyof RecordRow, 'municipality'> | 'pseudonym' | 'draw' | 'deletedAt' | 'changedXid'
>;

/** Everything stored of a candidate: the row, who it is, and the child rows by list. */
export interface CandidateRows {
  candidate: CandidateColumns;
  identity: Omit<CandidateIdentity, 'candidateId' | 'candidate'> | null;
  lists: Readonly<Partial<Record<CandidateList, readonly CandidateChildRow[]>>>;
}

/** The rows of an input. `id` becomes the key of the child rows. */
export function toRows(input: CandidateInputDto, id: string): CandidateRows {
  const { municipality } = input;
  const lists: Partial<Record<CandidateList, CandidateChildRow[]>> = {};
  for (const { list, rows } of CANDIDATE_LIST_MAPPINGS) {
    lists[list] = rows(input).map((row, position) => ({ candidateId: id, municipality, position, ...row }));
  }
  return { candidate: toColumns(input), identity: toIdentityRow(input), lists };
}

function toColumns(input: CandidateInputDto): CandidateColumns {
  const { status, residence, travel } = input;
  return {
    municipality: input.municipality,
    externalId: input.externalId ?? null,
    sharedWith: input.sharedWith ?? null,
    owner: input.owner ?? null,
    status: status?.code ?? 'aktiv',
    statusFrom: status?.from ?? null,
    statusUntil: status?.until ?? null,
    takenOverOn: residence?.takenOverOn ?? null,
    firstRegisteredOn: residence?.firstRegisteredOn ?? null,
    residenceBasis: residence?.basis ?? null,
    residenceExpiresOn: residence?.expiresOn ?? null,
    residencePermanent: residence?.permanent ?? null,
    programmeFrom: residence?.programmeFrom ?? null,
    programmeUntil: residence?.programmeUntil ?? null,
    completedIgu: residence?.completedIgu ?? null,
    compulsorySchoolUntil: input.compulsorySchoolUntil ?? null,
    inVocationalTraining: input.inVocationalTraining ?? null,
    waitingSince: input.waitingSince ?? null,
    availableFrom: input.availableFrom ?? null,
    postalCode: input.postalCode ?? null,
    travelModes: travel?.modes ?? null,
    maxTravelMinutes: travel?.maxMinutes ?? null,
    maxBicycleKm: travel?.maxBicycleKm ?? null,
    hoursMin: input.hoursMin ?? null,
    hoursMax: input.hoursMax ?? null,
    availability: input.availability?.map(({ day, from, to }) => ({ day, from, to })) ?? null,
    declinedTasks: input.declinedTasks ?? null,
    statedLists: CANDIDATE_LIST_MAPPINGS.map(({ list }) => list).filter((list) => input[list]),
  };
}

function toIdentityRow({ identity, municipality }: CandidateInputDto): CandidateRows['identity'] {
  if (!identity || Object.values(identity).every((field) => field === undefined || field === null)) return null;
  const cpr = identity.cpr?.replace(/\D/g, '') ?? null;
  return {
    municipality,
    givenName: identity.givenName ?? null,
    familyName: identity.familyName ?? null,
    birthDate: identity.birthDate ?? null,
    sex: identity.sex ?? null,
    nationality: identity.nationality ?? null,
    cpr,
    cprIndex: cpr && blindIndex(fieldKeys()[0], 'candidate_identities.cpr', cpr),
    email: identity.email ?? null,
    phone: identity.phone ?? null,
  };
}

/**
 * The API's shape of what is stored: the input as it was given, but that a status left out reads `aktiv`, and that
 * fields given as null and objects without fields are left out.
 */
export function toInput(rows: CandidateRows): CandidateInputDto {
  const { candidate, identity } = rows;
  const input = given<CandidateInputDto>({
    externalId: candidate.externalId,
    municipality: candidate.municipality,
    sharedWith: candidate.sharedWith,
    identity: identity && toIdentity(identity),
    owner: candidate.owner,
    status: given<StatusDto>({ code: candidate.status, from: candidate.statusFrom, until: candidate.statusUntil }),
    residence: toResidence(candidate),
    compulsorySchoolUntil: candidate.compulsorySchoolUntil,
    inVocationalTraining: candidate.inVocationalTraining,
    waitingSince: candidate.waitingSince,
    availableFrom: candidate.availableFrom,
    postalCode: candidate.postalCode,
    travel: orNothing(
      given<TravelDto>({
        modes: candidate.travelModes,
        maxMinutes: candidate.maxTravelMinutes,
        maxBicycleKm: candidate.maxBicycleKm,
      }),
    ),
    hoursMin: candidate.hoursMin,
    hoursMax: candidate.hoursMax,
    availability: candidate.availability,
    declinedTasks: candidate.declinedTasks,
  });
  for (const { list, restore } of CANDIDATE_LIST_MAPPINGS) {
    if (candidate.statedLists.includes(list)) restore(input, rows.lists[list] ?? []);
  }
  return input;
}

function toIdentity(row: NonNullable<CandidateRows['identity']>): IdentityDto {
  return given<IdentityDto>({
    givenName: row.givenName,
    familyName: row.familyName,
    birthDate: row.birthDate,
    sex: row.sex,
    nationality: row.nationality,
    cpr: row.cpr,
    email: row.email,
    phone: row.phone,
  });
}

function toResidence(candidate: CandidateColumns): ResidenceDto | undefined {
  return orNothing(
    given<ResidenceDto>({
      takenOverOn: candidate.takenOverOn,
      firstRegisteredOn: candidate.firstRegisteredOn,
      basis: candidate.residenceBasis,
      expiresOn: candidate.residenceExpiresOn,
      permanent: candidate.residencePermanent,
      programmeFrom: candidate.programmeFrom,
      programmeUntil: candidate.programmeUntil,
      completedIgu: candidate.completedIgu,
    }),
  );
}

/** The input as it will come back once stored; two inputs that say the same are deeply equal in this form. */
export function storedForm(input: CandidateInputDto): CandidateInputDto {
  return JSON.parse(JSON.stringify(toInput(toRows(input, '')), storable)) as CandidateInputDto;
}
