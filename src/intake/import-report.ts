/** What is kept of a file that was read: the records until they are stored, and what there is to say about them. */
import type { FieldProblem } from '../common/errors';
import type { ImportDto, ImportProblemDto, ImportTotalsDto } from './import.dto';
import type { Import } from './import.entity';
import type { FileFormat, ParsedFile, ParsedRecord, RecordKind } from './records/parsed-file';

/** Problems shown with an import; the error file has all. */
const SHOWN_PROBLEMS = 100;

/** One record as it is kept; `number` counts all records of the file from 1. */
export type NumberedRecord = ParsedRecord & { number: number };

/** A record that cannot be stored. */
export interface NumberedRefusal {
  number: number;
  line: number | null;
  path: string;
  problems: FieldProblem[];
}

/** The column `imports.report`. */
export interface ImportReport {
  kind: RecordKind;
  /** how the file was read; the same file read otherwise is another import */
  options: string;
  /** records to store; emptied when they are stored, since they hold personal data */
  records: NumberedRecord[];
  refusals: NumberedRefusal[];
  /** notes on records that can be stored */
  notes: { line: number | null; path: string; problems: FieldProblem[] }[];
}

/**
 * Sorts what a reader found into records that can be stored and refusals.
 * @param problemsOf what is wrong with a record's form or meaning; empty = nothing
 */
export function reportOf(
  parsed: ParsedFile,
  options: string,
  problemsOf: (record: ParsedRecord) => FieldProblem[],
): ImportReport {
  const report: ImportReport = { kind: parsed.kind, options, records: [], refusals: [], notes: [] };
  let number = 0;
  for (const refusal of parsed.refusals) report.refusals.push({ number: ++number, ...refusal });
  for (const record of parsed.records) {
    const { line, path, notes } = record;
    const problems = problemsOf(record);
    number += 1;
    if (problems.length > 0) report.refusals.push({ number, line, path, problems });
    else report.records.push({ ...record, number });
    if (problems.length === 0 && notes.length > 0) report.notes.push({ line, path, problems: notes });
  }
  return report;
}

/** Counts of a report before anything is stored. */
export function totalsOf(report: ImportReport): ImportTotalsDto {
  const accepted = report.records.length;
  const refused = report.refusals.length;
  return { records: accepted + refused, accepted, refused, created: 0, updated: 0, unchanged: 0 };
}

/** The import as the API shows it. */
export function presentImport(row: Import): ImportDto {
  const report = row.report as ImportReport;
  const problems: ImportProblemDto[] = [
    ...report.refusals.map(({ line, path, problems }) => ({ line, path, refused: true, problems })),
    ...report.notes.map(({ line, path, problems }) => ({ line, path, refused: false, problems })),
  ];
  return {
    id: row.id,
    municipality: row.municipality,
    fileName: row.fileName,
    contentHash: row.contentHash,
    format: row.format as FileFormat,
    kind: report.kind,
    state: row.state,
    totals: row.totals as unknown as ImportTotalsDto,
    problems: problems.slice(0, SHOWN_PROBLEMS),
    createdAt: row.createdAt.toISOString(),
  };
}
