/**
 * What reading a file gives: records in the shape the API takes, and refusals that say what was wrong and what would
 * be right. Reading is free of storage and network, and never throws because of what a file contains.
 */
import type { CandidateInputDto } from '../../candidates/candidate-input.dto';
import type { FieldProblem } from '../../common/errors';
import type { OpeningInputDto } from '../../openings/opening-input.dto';

/** What a file describes. */
export type RecordKind = 'candidates' | 'openings';

/** The formats the readers tell apart by content; `unknown` for a file that could not be told or read. */
export const FILE_FORMATS = [
  'json-resume',
  'json-resume-job',
  'europass-skillspassport',
  'europass-candidate',
  'hr-xml-candidate',
  'hr-xml-position',
  'nav-ad',
  'jobposting-jsonld',
  'jobposting-html',
  'csv',
  'xlsx',
  'pdf',
  'docx',
  'text',
  'unknown',
] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A file as it came: its name serves as a hint only, the content decides. */
export interface SourceFile {
  name: string;
  /** media type it was sent with; a file that contradicts it is refused */
  type?: string;
  bytes: Buffer;
}

/**
 * A user's own column map: header in the file → name of a column of `column-map.ts` (`{ "Postnr": "postalCode" }`).
 * `unmapped` keeps a column as text. Headers that are not named keep their default meaning.
 */
export type ColumnMap = Readonly<Record<string, string>>;

/** The part of the taxonomy the readers may ask: the code whose label or synonym is exactly this text. */
export interface TaxonomyLookup {
  competencyByLabel(text: string): string | undefined;
}

/** How to read a file. */
export interface ParseOptions {
  /** municipality the records belong to, four-character code; a row of another municipality is refused */
  municipality: string;
  columnMap?: ColumnMap;
  taxonomy?: TaxonomyLookup;
  /** initials of whoever hands in a document: the draft becomes theirs, so that they may confirm what it says */
  owner?: string;
  /** says what the rows of a table are when the headers do not, and whether a document is a CV or an ad */
  kind?: RecordKind;
}

interface RecordBase {
  /** first line (CSV) or row (XLSX) of the record, counted from 1; `null` where the format has no lines */
  line: number | null;
  /** where the record stands in the file, e.g. `[2]` or `Ark1!3`; empty for the only record of a file */
  path: string;
  /** what was left aside, cut or read with care; the record itself is whole without it */
  notes: FieldProblem[];
}

/** One record that can be stored. */
export type ParsedRecord =
  | (RecordBase & { kind: 'candidates'; input: CandidateInputDto })
  | (RecordBase & { kind: 'openings'; input: OpeningInputDto });

/** One record, or the whole file (`line` null, `path` empty), that cannot be stored, and why. */
export interface RecordRefusal {
  line: number | null;
  path: string;
  problems: FieldProblem[];
}

/** The answer for one file. */
export interface ParsedFile {
  format: FileFormat;
  /** SHA-256 of the bytes, small hex letters */
  contentHash: string;
  kind: RecordKind;
  records: ParsedRecord[];
  refusals: RecordRefusal[];
}

/** Bounds that keep a hostile file from using up the machine. Sizes in bytes, the others are counts. */
export const INTAKE_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  /** all parts of an XLSX file or a PDF attachment, unpacked */
  unpackedBytes: 60 * 1024 * 1024,
  /** levels of nesting in JSON or XML */
  depth: 60,
  records: 20_000,
  valuesPerRecord: 20_000,
  columns: 2_000,
  /** characters of a web page that microdata is looked for in */
  pageLength: 2_000_000,
  /** cells of the rectangle that an XLSX sheet spans */
  sheetCells: 2_000_000,
} as const;

/** A fault that ends the reading of a file or record; caught inside the folder and turned into a refusal. */
export class UnreadableFile extends Error {
  constructor(readonly problem: FieldProblem) {
    super(problem.code);
    this.name = 'UnreadableFile';
  }
}

/** Shorthand for one problem; `pointer` is empty when the file as a whole is meant. */
export function problem(code: string, detail: string, expected?: string, pointer = ''): FieldProblem {
  return { pointer, code, detail, ...(expected === undefined ? {} : { expected }) };
}

/** What one reader gives back; `parse-file.ts` adds the rest. */
export interface ReaderResult {
  format: FileFormat;
  kind: RecordKind;
  records: ParsedRecord[];
  refusals: RecordRefusal[];
}
