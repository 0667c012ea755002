import { parse } from 'csv-parse';
import { type EscoFile, openEscoBundle } from './esco-files';
import { EscoImportError, type EscoProgress, type EscoRow } from './esco.types';

/** Longest row, in characters: descriptions and lists of names are long, but not this long. */
const LONGEST_ROW = 1_000_000;
const ROWS_PER_REPORT = 2_000;

type CsvRow = Readonly<Record<string, string>>;

const COLUMNS: Readonly<Record<EscoFile['kind'], readonly string[]>> = {
  'isco-groups': ['conceptUri', 'code', 'preferredLabel'],
  'skill-groups': ['conceptUri', 'preferredLabel'],
  occupations: ['conceptUri', 'iscoGroup', 'preferredLabel'],
  skills: ['conceptUri', 'preferredLabel'],
  'broader-occupation': ['conceptUri', 'broaderUri'],
  'broader-skill': ['conceptUri', 'broaderUri'],
  'occupation-skill': ['occupationUri', 'relationType', 'skillUri'],
  'skill-skill': ['originalSkillUri', 'relationType', 'relatedSkillUri'],
};

export interface EscoReadOptions {
  onProgress?: (progress: EscoProgress) => void;
}

/**
 * Reads ESCO's official CSV bundle row by row: groups first, then occupations and skills, then their relations, so
 * that whatever a row points to has come before it. Nothing is kept in memory; reading again gives the same rows in
 * the same order.
 * @param source a folder, a ZIP file, or several of them (the download comes in two)
 * @throws EscoImportError on the first fault, naming file and column
 */
export async function* readEscoBundle(
  source: string | readonly string[],
  options: EscoReadOptions = {},
): AsyncGenerator<EscoRow> {
  const bundle = await openEscoBundle(typeof source === 'string' ? [source] : source);
  try {
    let fileNumber = 0;
    for (const file of bundle.files) {
      fileNumber += 1;
      const report = (rows: number, done: boolean) =>
        options.onProgress?.({ file: file.name, rows, fileNumber, files: bundle.files.length, done });
      let rows = 0;
      for await (const row of rowsOf(file)) {
        rows += 1;
        if (rows % ROWS_PER_REPORT === 0) report(rows, false);
        yield row;
      }
      report(rows, true);
    }
  } finally {
    bundle.close();
  }
}

async function* rowsOf(file: EscoFile): AsyncGenerator<EscoRow> {
  const stream = await file.open();
  const parser = parse({
    bom: true,
    columns: (header: string[]) => checkedHeader(file, header),
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  try {
    for await (const row of parser) {
      const read = readRow(file, row as CsvRow);
      if (read) yield read;
    }
  } catch (error) {
    if (error instanceof EscoImportError) throw error;
    throw new EscoImportError(
      'ESCO.BROKEN_FILE',
      file.name,
      'The table cannot be read.',
      'The CSV file as downloaded.',
    );
  } finally {
    stream.destroy();
  }
}

function checkedHeader(file: EscoFile, header: string[]): string[] {
  const missing = COLUMNS[file.kind].find((column) => !header.includes(column));
  if (missing === undefined) return header;
  throw new EscoImportError(
    'ESCO.MISSING_COLUMN',
    `${file.name}.${missing}`,
    `The column is missing among ${header.length}.`,
    `Columns ${COLUMNS[file.kind].join(', ')}.`,
  );
}

/** A row in plain form; rows of concepts without URI or name carry nothing and are left out. */
function readRow(file: EscoFile, row: CsvRow): EscoRow | undefined {
  switch (file.kind) {
    case 'occupation-skill':
      return {
        kind: 'occupation-skill',
        occupation: cell(row, 'occupationUri'),
        skill: cell(row, 'skillUri'),
        essential: cell(row, 'relationType') === 'essential',
      };
    case 'skill-skill':
      return {
        kind: 'skill-skill',
        from: cell(row, 'originalSkillUri'),
        to: cell(row, 'relatedSkillUri'),
        essential: cell(row, 'relationType') === 'essential',
      };
    case 'broader-occupation':
    case 'broader-skill':
      return {
        kind: 'broader',
        pillar: file.kind === 'broader-skill' ? 'skill' : 'occupation',
        uri: cell(row, 'conceptUri'),
        broader: cell(row, 'broaderUri'),
      };
    default:
      return readConcept(file, row);
  }
}

function readConcept(file: EscoFile, row: CsvRow): EscoRow | undefined {
  const uri = cell(row, 'conceptUri');
  const label = cell(row, 'preferredLabel');
  if (uri === '' || label === '') return undefined;
  const description = cell(row, 'description');
  const named = {
    uri,
    language: file.language,
    label,
    altLabels: altLabels(cell(row, 'altLabels'), label),
    ...(description !== '' && { description }),
  };
  const code = cell(row, 'code');
  switch (file.kind) {
    case 'occupations':
      // Spreadsheet programs drop the leading zero of the armed forces.
      return { kind: 'occupation', ...named, code, iscoGroup: cell(row, 'iscoGroup').padStart(4, '0') };
    case 'skills':
      return { kind: 'skill', ...named, skillType: cell(row, 'skillType'), reuseLevel: cell(row, 'reuseLevel') };
    case 'isco-groups':
      return { kind: 'isco-group', ...named, code };
    default:
      return { kind: 'skill-group', ...named, code };
  }
}

/** One name a line, or divided by a bar in the collections. */
function altLabels(text: string, preferred: string): string[] {
  const names = text.split(/\r?\n|\s\|\s/).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '' && name !== preferred);
}

function cell(row: CsvRow, column: string): string {
  return row[column]?.trim() ?? '';
}
