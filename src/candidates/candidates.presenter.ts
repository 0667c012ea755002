/** What leaves the program about candidates: allow-lists of fields. Names stand in the single view only. */
import { recordFields } from '../common/api/record.dto';
import { given } from '../common/given';
import type { CandidateDto, CandidateLineDto } from './candidate.dto';
import type { StoredCandidate } from './candidate.store';
import { maskedCpr } from '../privacy/fields/cpr';
import type { CandidateInputDto } from './candidate-input.dto';
import { cprNotes } from './candidate-rules';
import { statusNotes } from './candidate-status';
import type { Candidate } from './candidate.entity';

/** The whole record, with identity. */
export function presentCandidate({ candidate, input }: StoredCandidate, today: string): CandidateDto {
  return {
    ...recordFields(candidate),
    pseudonym: candidate.pseudonym,
    ...masked(input),
    notes: [...statusNotes(input.status, today), ...cprNotes(input.identity?.cpr)],
  };
}

/** The record with the serial of the CPR number hidden: whoever needs the number asks for it with a purpose. */
function masked(input: CandidateInputDto): CandidateInputDto {
  const { identity } = input;
  return identity?.cpr ? { ...input, identity: { ...identity, cpr: maskedCpr(identity.cpr) } } : input;
}

/** One line of a list, without identity. */
export function presentCandidateLine(row: Candidate): CandidateLineDto {
  return {
    ...recordFields(row),
    pseudonym: row.pseudonym,
    municipality: row.municipality,
    status: row.status,
    ...given<Partial<CandidateLineDto>>({
      externalId: row.externalId,
      owner: row.owner,
      statusUntil: row.statusUntil,
      waitingSince: row.waitingSince,
      availableFrom: row.availableFrom,
      postalCode: row.postalCode,
    }),
  };
}

/** What matching needs and no more: shown to colleagues who do not have the case (domain.md §9.2). */
const MATCHING_VIEW = [
  'id',
  'version',
  'createdAt',
  'updatedAt',
  'pseudonym',
  'municipality',
  'sharedWith',
  'owner',
  'status',
  'compulsorySchoolUntil',
  'inVocationalTraining',
  'waitingSince',
  'availableFrom',
  'postalCode',
  'travel',
  'hoursMin',
  'hoursMax',
  'availability',
  'competencies',
  'credentials',
  'languages',
  'branchepakker',
  'jobGoals',
  'declinedTasks',
  'skaanehensyn',
  'notes',
] as const satisfies readonly (keyof CandidateDto)[];

/** The record without who the person is, where from, and what files said about them. */
export function matchingView(candidate: CandidateDto): CandidateDto {
  return Object.fromEntries(
    MATCHING_VIEW.filter((field) => candidate[field] !== undefined).map((field) => [field, candidate[field]]),
  ) as unknown as CandidateDto;
}

/** Fields of a patch that only whoever may change the person's identity may name. */
export function fieldsOfIdentity(patch: object): string[] {
  return Object.keys(patch).filter((field) => !(MATCHING_VIEW as readonly string[]).includes(field));
}
