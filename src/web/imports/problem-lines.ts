/** What is wrong with the records of a file, in the reader's words as far as there are any. */
import { DOCUMENT_LIMITS } from '../../intake/documents/document.types';
import type { ImportDto } from '../../intake/import.dto';
import type { TableField } from '../../intake/tables/table-headers';
import { TOLD } from '../forms/form-faults';

/** Why a document could not be read, by the code of the refusal, as `import.document` tells it. */
const DOCUMENT_REFUSALS: Readonly<Record<string, string>> = {
  'FILE.BROKEN_DOCUMENT': 'broken',
  'FILE.ENCRYPTED': 'encrypted',
  'FILE.TOO_MANY_PAGES': 'pages',
  'FILE.NO_TEXT': 'noText',
  'FILE.TOO_SLOW': 'slow',
};

/** Codes of other files and of their records that have a text of their own below `import.told.`. */
const OF_FILES: ReadonlySet<string> = new Set([
  'FILE.TOO_LARGE',
  'FILE.UNKNOWN_FORMAT',
  'FILE.UNSUPPORTED',
  'FILE.NO_RECORDS',
  'FILE.TOO_MANY_RECORDS',
  'FILE.BROKEN_XLSX',
  'FILE.BROKEN_ZIP',
  'FILE.BROKEN_JSON',
  'FILE.BROKEN_XML',
  'FILE.UNKNOWN_COLUMNS',
  'FILE.REQUIRED_COLUMN_MISSING',
  'FIELD.UNREADABLE',
  'FIELD.UNKNOWN_PLACE',
  'FIELD.CUT',
  'FIELD.DUPLICATE',
  'CPR.LEFT_OUT',
  'TEXT.TO_CONFIRM',
  'RECORD.TOO_LARGE',
  'RECORD.ALREADY_EXISTS',
  'RECORD.CANNOT_BE_STORED',
  'CANDIDATE.TOO_YOUNG',
  'CANDIDATE.CPR_NO_DATE',
]);

/** Codes whose hint names values, which are the same in every language. */
const HINTS = ['FIELD.UNKNOWN_CODE', 'FIELD.NOT_IN_LIST'];

type FoundProblem = ImportDto['problems'][number]['problems'][number];
/** The text of a key in the reader's language. */
type PageText = (key: string, values?: Record<string, number>) => string;

/** One line of the table of problems. */
export interface ProblemLine {
  /** number of the line in the file, or the place in a document */
  place: string;
  refused: boolean;
  /** name of the column, or the pointer of a field no column has */
  field: string;
  wrong: string;
  right: string;
  /** whether `wrong`, and `right`, stand in English whatever the reader's language */
  inEnglish: { wrong: boolean; right: boolean };
}

/** The problems of a file, line by line. */
export function problemLines(
  problems: ImportDto['problems'],
  fields: readonly TableField[],
  locale: 'da' | 'en',
  text: PageText,
): ProblemLine[] {
  const inWords = problemInWords(fields, locale, text);
  return problems.flatMap(({ line, path, refused, problems: found }) =>
    found.map((problem) => ({ place: line ? String(line) : path, refused, ...inWords(problem) })),
  );
}

/** How one problem is told: by the name of its column, in the reader's words as far as there are any. */
export function problemInWords(
  fields: readonly TableField[],
  locale: 'da' | 'en',
  text: PageText,
): (problem: FoundProblem) => Pick<ProblemLine, 'field' | 'wrong' | 'right' | 'inEnglish'> {
  return (problem) => ({
    field: fields.find(({ name }) => problem.pointer === `/${name}`)?.labels[locale] ?? problem.pointer,
    ...told(problem, text),
  });
}

function told(
  { code, detail, expected = '' }: FoundProblem,
  text: PageText,
): Pick<ProblemLine, 'wrong' | 'right' | 'inEnglish'> {
  const document = DOCUMENT_REFUSALS[code];
  if (document !== undefined) {
    const wrong = text(`import.document.wrong.${document}`);
    const right = text(`import.document.right.${document}`, { pages: DOCUMENT_LIMITS.pages });
    return { wrong, right, inEnglish: { wrong: false, right: false } };
  }
  const hint = HINTS.includes(code) ? expected : '';
  const inEnglish = { wrong: false, right: hint !== '' };
  if (OF_FILES.has(code)) return { wrong: text(`import.told.${code}`), right: hint, inEnglish };
  if (TOLD.has(code)) return { wrong: text(`problem.${code}`), right: hint, inEnglish };
  return { wrong: detail, right: expected, inEnglish: { wrong: true, right: true } };
}
