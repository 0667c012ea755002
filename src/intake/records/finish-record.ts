/** The last step of every reader: leave out what is unknown, add key and leftovers, make the record. */
import type { CandidateInputDto } from '../../candidates/candidate-input.dto';
import type { OpeningInputDto } from '../../openings/opening-input.dto';
import type { ParsedRecord } from './parsed-file';
import type { RecordDraft } from './record-draft';

/** Where a record stood. */
export interface RecordPlace {
  line: number | null;
  path: string;
}

/** A person as read; municipality, key and unmapped text are added here. */
export function finishCandidate(
  draft: RecordDraft,
  place: RecordPlace,
  fields: Omit<CandidateInputDto, 'municipality' | 'unmapped'>,
): ParsedRecord {
  const input: CandidateInputDto = known({
    ...fields,
    externalId: fields.externalId ?? draft.contentKey(),
    municipality: draft.options.municipality,
    unmapped: draft.unmapped(),
  });
  return { kind: 'candidates', ...place, input, notes: draft.notes };
}

/** An opening as read. Where the source names no scheme it is taken as an ordinary job, with a note. */
export function finishOpening(
  draft: RecordDraft,
  place: RecordPlace,
  fields: Omit<OpeningInputDto, 'municipality' | 'unmapped' | 'schemes'> & Partial<Pick<OpeningInputDto, 'schemes'>>,
): ParsedRecord {
  if (fields.schemes === undefined) {
    draft.note('/schemes', 'SCHEME.ASSUMED', 'The source names no scheme: `ordinaert` was taken.', 'Schemes of §4.');
  }
  const input: OpeningInputDto = known({
    ...fields,
    schemes: fields.schemes ?? ['ordinaert'],
    externalId: fields.externalId ?? draft.contentKey(),
    municipality: draft.options.municipality,
    unmapped: draft.unmapped(),
  });
  return { kind: 'openings', ...place, input, notes: draft.notes };
}

/** The object without its undefined fields, and without empty lists of the reader's making. */
export function known<T extends object>(fields: T): T {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

/** A list, or nothing: a file that lists none leaves the field unknown instead of saying "none". */
export function listed<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
