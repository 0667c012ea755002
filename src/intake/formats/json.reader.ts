/** JSON files: which format one is shows in its keys; a list holds several records of the same format. */
import { readSkillsPassport } from './europass-skillspassport.reader';
import { looksLikeNavAd, readNavAd } from './hr-xml-position.reader';
import { type FoundPosting, findJobPostings, readJobPosting } from './job-posting.reader';
import { looksLikeJobDescription, looksLikeJsonResume, readJobDescription, readJsonResume } from './json-resume.reader';
import { type FileFormat, INTAKE_LIMITS, type ParsedRecord, type ParseOptions, problem } from '../records/parsed-file';
import { type ReaderResult, type RecordKind, type RecordRefusal, UnreadableFile } from '../records/parsed-file';
import type { RecordPlace } from '../records/finish-record';
import { type SourceNode, treeOfJson } from '../records/source-node';

type Read = (root: SourceNode, place: RecordPlace, options: ParseOptions) => ParsedRecord;

interface Shape {
  format: FileFormat;
  kind: RecordKind;
  fits: (node: SourceNode) => boolean;
  read: Read;
}

const SHAPES: readonly Shape[] = [
  {
    format: 'europass-skillspassport',
    kind: 'candidates',
    fits: (node) => node.first('SkillsPassport') !== undefined,
    read: (node, place, options) => readSkillsPassport(node.first('SkillsPassport')!, place, options),
  },
  { format: 'nav-ad', kind: 'openings', fits: looksLikeNavAd, read: readNavAd },
  { format: 'json-resume', kind: 'candidates', fits: looksLikeJsonResume, read: readJsonResume },
  { format: 'json-resume-job', kind: 'openings', fits: looksLikeJobDescription, read: readJobDescription },
];

/**
 * Parses JSON text.
 * @throws UnreadableFile `FILE.BROKEN_JSON`
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const where =
      text.length > SEARCHED_LENGTH ? '' : `Line ${text.slice(0, breakingPoint(text)).split('\n').length}: `;
    throw new UnreadableFile(problem('FILE.BROKEN_JSON', `${where}the JSON is not well formed.`, 'A whole JSON file.'));
  }
}

/** Finding the fault means parsing some twenty times over; not worth it in a file larger than any one CV. */
const SEARCHED_LENGTH = 500_000;

/**
 * Where broken JSON breaks. Not every message of the parser says so; but a beginning that is only too short fails at
 * its own end, and the longest such beginning reaches up to the fault.
 */
function breakingPoint(text: string): number {
  let whole = 0;
  let broken = text.length;
  while (whole < broken) {
    const middle = Math.ceil((whole + broken) / 2);
    if (failsAtEnd(text.slice(0, middle))) whole = middle;
    else broken = middle - 1;
  }
  return whole;
}

function failsAtEnd(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    return /end of JSON|Unterminated string/.test(message) || Number(position) >= beginning.length;
  }
}

/**
 * Reads a parsed JSON document.
 * @throws UnreadableFile `FILE.UNKNOWN_FORMAT`, `FILE.UNSUPPORTED` for a JSON Schema, `FILE.TOO_DEEP`
 */
export function readJson(document: unknown, options: ParseOptions): ReaderResult {
  const postings = findJobPostings(document);
  if (postings.length > 0) return readPostings('jobposting-jsonld', postings, options);
  const root = treeOfJson(document);
  const items = Array.isArray(document) ? root.all('') : [root];
  const shape = SHAPES.find(({ fits }) => items.some(fits));
  if (root.has('$schema') && root.has('properties') && root.has('type') && shape?.format !== 'nav-ad') {
    throw new UnreadableFile(
      problem('FILE.UNSUPPORTED', 'The file is a JSON Schema: it describes a format.', 'A file with records.'),
    );
  }
  if (shape === undefined) {
    throw new UnreadableFile(
      problem(
        'FILE.UNKNOWN_FORMAT',
        'The JSON is of no format that can be imported.',
        'JSON Resume, Europass (SkillsPassport), or schema.org JobPosting.',
      ),
    );
  }
  const read = (item: SourceNode): ParsedRecord => {
    if (shape.fits(item)) return shape.read(item, { line: null, path: item.path }, options);
    throw new UnreadableFile(
      problem('RECORD.OTHER_FORMAT', 'The item is not like the others.', `A record of the format ${shape.format}.`),
    );
  };
  return readEach(shape.format, shape.kind, items, read);
}

/** Reads the postings of a document or page. */
export function readPostings(
  format: FileFormat,
  postings: readonly FoundPosting[],
  options: ParseOptions,
): ReaderResult {
  return readEach(format, 'openings', postings, ({ root, path }) =>
    readJobPosting(root, { line: null, path }, options),
  );
}

/**
 * Reads items one by one; one that cannot be read is refused by its path, and the others stand.
 * @throws UnreadableFile `FILE.TOO_MANY_RECORDS`
 */
export function readEach<T extends { path: string }>(
  format: FileFormat,
  kind: RecordKind,
  items: readonly T[],
  read: (item: T) => ParsedRecord,
): ReaderResult {
  if (items.length > INTAKE_LIMITS.records) {
    const expected = `At most ${INTAKE_LIMITS.records} records in a file.`;
    throw new UnreadableFile(problem('FILE.TOO_MANY_RECORDS', `${items.length} records.`, expected));
  }
  const records: ParsedRecord[] = [];
  const refusals: RecordRefusal[] = [];
  for (const item of items) {
    try {
      records.push(read(item));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      refusals.push({ line: null, path: item.path, problems: [error.problem] });
    }
  }
  return { format, kind, records, refusals };
}
