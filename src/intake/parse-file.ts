/**
 * One file in, records and refusals out. The content decides the format; the name only helps where the content leaves
 * it open.
 *
 * @example
 * const parsed = await parseFile({ name: 'borgere.csv', bytes }, { municipality: '0851' });
 * parsed.records[0].input; // CandidateInputDto
 */
import { createHash } from 'node:crypto';
import { looksLikeCsv, readCsv } from './tables/csv.reader';
import { decodeText } from './files/decode';
import { documentText, openDocument, readDocument } from './formats/document.reader';
import { parseJson, readJson } from './formats/json.reader';
import { looksLikeHtml, readHtml, readXml } from './formats/markup.reader';
import { type ParsedFile, type ParseOptions, problem, type ReaderResult, type SourceFile } from './records/parsed-file';
import { INTAKE_LIMITS, type ParsedRecord, type RecordRefusal, UnreadableFile } from './records/parsed-file';
import { europassAttachment } from './formats/pdf-attachment';
import { readXlsx } from './tables/xlsx.reader';
import { listZip } from './files/zip-guard';

/**
 * Reads a file. Bad content never throws: a file that cannot be read is one refusal without line and path, with a code
 * (`FILE.UNKNOWN_FORMAT`, `FILE.BROKEN_JSON`, …) and what would be right.
 * @throws RangeError when the municipality of the options is not a code of four digits (the caller's mistake)
 */
export async function parseFile(file: SourceFile, options: ParseOptions): Promise<ParsedFile> {
  if (!/^\d{4}$/.test(options.municipality)) throw new RangeError('municipality must be a code of four digits');
  const contentHash = createHash('sha256').update(file.bytes).digest('hex');
  try {
    const result = withoutDoubles(await read(file, options));
    if (result.records.length === 0 && result.refusals.length === 0) {
      throw new UnreadableFile(problem('FILE.NO_RECORDS', 'The file holds no records.', 'At least one record.'));
    }
    return { contentHash, ...result };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const refusals = [{ line: null, path: '', problems: [error.problem] }];
    return { format: 'unknown', contentHash, kind: options.kind ?? 'candidates', records: [], refusals };
  }
}

async function read(file: SourceFile, options: ParseOptions): Promise<ReaderResult> {
  const { bytes } = file;
  if (bytes.length > INTAKE_LIMITS.fileBytes) {
    const megabytes = INTAKE_LIMITS.fileBytes / 1024 / 1024;
    throw new UnreadableFile(problem('FILE.TOO_LARGE', 'The file is too large.', `At most ${megabytes} MB.`));
  }
  const start = bytes.toString('latin1', 0, 8);
  if (start.startsWith('PK')) return readContainer(bytes, options);
  if (start.startsWith('%PDF')) return readPdf(bytes, options);
  const other = SIGNATURES.find(({ signature }) => start.startsWith(signature));
  if (other) throw unsupported(other.what, other.expected);
  return readText(file.name, decodeText(bytes), options);
}

const AS_TEXT = 'PDF or Word with text that can be marked and copied, or another format that can be imported.';
const SIGNATURES = [
  { signature: '\u00d0\u00cf\u0011\u00e0', what: 'an old Office file', expected: 'The file saved as .xlsx or CSV.' },
  { signature: '{\\rtf', what: 'rich text', expected: AS_TEXT },
  { signature: '\u0089PNG', what: 'a picture', expected: AS_TEXT },
  { signature: '\u00ff\u00d8\u00ff', what: 'a picture', expected: AS_TEXT },
  { signature: '\u001f\u008b', what: 'a compressed file', expected: 'The file unpacked.' },
] as const;

function unsupported(what: string, expected: string): UnreadableFile {
  return new UnreadableFile(problem('FILE.UNSUPPORTED', `The file is ${what}.`, expected));
}

async function readContainer(bytes: Buffer, options: ParseOptions): Promise<ReaderResult> {
  const parts = listZip(bytes);
  const has = (name: string): boolean => parts.some((part) => part.name === name);
  if (has('xl/workbook.xml')) return readXlsx(parts, options);
  if (has('word/document.xml')) return readDocument('docx', await openDocument('docx', bytes), options);
  throw unsupported('a ZIP file', 'The file inside it, by itself.');
}

/** The attached Europass CV where there is one, plainly written or inside an object stream; else the pages' text. */
async function readPdf(bytes: Buffer, options: ParseOptions): Promise<ReaderResult> {
  const attached = europassAttachment(bytes);
  if (attached) return readXml(decodeText(attached), options);
  const content = await openDocument('pdf', bytes);
  return content.europass ? readXml(content.europass, options) : readDocument('pdf', content, options);
}

function readText(name: string, text: string, options: ParseOptions): ReaderResult {
  const first = text.trimStart().charAt(0);
  if (first === '') throw new UnreadableFile(problem('FILE.NO_RECORDS', 'The file is empty.', 'At least one record.'));
  if (/\.(?:csv|tsv)$/i.test(name) || (!'{[<'.includes(first) && looksLikeCsv(text, options))) {
    return readCsv(text, options);
  }
  if (first === '{' || first === '[') return readJson(parseJson(text), options);
  if (first === '<')
    return looksLikeHtml(text.trimStart()) ? readHtml(text, options) : readXml(text.trimStart(), options);
  if (/\.txt$/i.test(name)) return readDocument('text', documentText(text), options);
  if (options.kind !== undefined || options.columnMap !== undefined) return readCsv(text, options);
  throw new UnreadableFile(
    problem(
      'FILE.UNKNOWN_FORMAT',
      'The file is of no format that can be imported.',
      'CSV or XLSX with the headers of the template, JSON Resume, Europass, HR-XML, schema.org JobPosting, PDF or Word.',
    ),
  );
}

/**
 * A second record with the key of an earlier one would overwrite it on import: it is refused, whether it says the same
 * (a doubled row) or something else (a key used twice).
 */
function withoutDoubles(result: ReaderResult): ReaderResult {
  const seen = new Map<string, ParsedRecord>();
  const refusals: RecordRefusal[] = [...result.refusals];
  const records = result.records.filter((record) => {
    const key = record.input.externalId ?? '';
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, record);
      return true;
    }
    const where = earlier.line === null ? `\`${earlier.path}\`` : `line ${earlier.line}`;
    refusals.push({
      line: record.line,
      path: record.path,
      problems: [
        problem(
          'ROW.DUPLICATE',
          `The same key, or the same content, as ${where}.`,
          'A key of its own for each record.',
          '/externalId',
        ),
      ],
    });
    return false;
  });
  return { ...result, records, refusals: refusals.sort((left, right) => (left.line ?? 0) - (right.line ?? 0)) };
}
