/** What is wrong with a sent form, in the reader's words and at the fields of the page. */
import type { FieldProblem } from '../../common/errors';
import { InvalidInput, Refusal } from '../../common/errors';

/** One fault: the id of the field it stands beside, and what to do. */
export interface FormFault {
  field: string;
  text: string;
}

/** Faults as templates use them: a list for the summary, and each field's first one. */
export interface FormFaults {
  list: readonly FormFault[];
  of: Readonly<Record<string, string>>;
}

/** Codes of problems that have a text of their own below `problem.`; any other is told as `problem.other`. */
export const TOLD: ReadonlySet<string> = new Set([
  'FIELD.REQUIRED',
  'FIELD.TOO_SHORT',
  'FIELD.TOO_LONG',
  'FIELD.BAD_CHARACTER',
  'FIELD.UNKNOWN_PLACE',
  'FIELD.TOO_SMALL',
  'FIELD.TOO_LARGE',
  'FIELD.NOT_A_DATE',
  'FIELD.NOT_A_WHOLE_NUMBER',
  'FIELD.NOT_IN_LIST',
  'FIELD.IN_FUTURE',
  'FIELD.IN_THE_PAST',
  'FIELD.ENDS_BEFORE_START',
  'FIELD.HOURS_REVERSED',
  'FIELD.EMPTY_INTERVAL',
  'FIELD.UNKNOWN_CODE',
  'FIELD.UNKNOWN_ID',
  'FIELD.WRONG_FORMAT',
  'FIELD.TAKEN',
  'CVR.WRONG_CHECK_DIGIT',
  'CONTACT.LEFT_ALONE',
  'KEY.REACHES_CITIZENS',
  'PERMISSION.NO_AGREEMENT_HERE',
  'OPENING.NO_SCHEME',
  'OPENING.ADULT_SCHEMES',
  'OPENING.YOUTH_SCHEME',
  'LANGUAGE.REASON_MISSING',
  'RECORD.CHANGED_MEANWHILE',
]);

/** No fault. */
export const NO_FAULTS: FormFaults = { list: [], of: {} };

/** Faults by field; of several at one field the first is shown beside it. */
export function faults(list: readonly FormFault[]): FormFaults {
  const of: Record<string, string> = {};
  for (const { field, text } of list) of[field] ??= text;
  return { list, of };
}

/**
 * Problems in the reader's words.
 * @param fieldOf the field of the page for a JSON pointer, e.g. `/doNotCallUntil` → `ring-ikke`
 * @param text the text of a key
 */
export function faultsOf(
  problems: readonly FieldProblem[],
  fieldOf: (pointer: string) => string,
  text: (key: string) => string,
): FormFaults {
  return faults(
    problems.map(({ pointer, code }) => ({
      field: fieldOf(pointer),
      text: text(`problem.${TOLD.has(code) ? code : 'other'}`),
    })),
  );
}

/** The field of a pointer by a table; what is not in it is told at the table's entry for `''`. */
export function fieldTable(table: Readonly<Record<string, string>>): (pointer: string) => string {
  return (pointer) => table[pointer] ?? table[`/${pointer.split('/')[1] ?? ''}`] ?? table[''] ?? '';
}

/**
 * The problems of a refusal that the page can show beside its fields: an input that was not accepted, or a record that
 * somebody else has changed. Anything else is thrown on.
 */
export function problemsIn(error: unknown): readonly FieldProblem[] {
  if (error instanceof InvalidInput) return error.problems;
  if (error instanceof Refusal && error.status === 412) {
    return [{ pointer: '', code: 'RECORD.CHANGED_MEANWHILE', detail: 'was changed by somebody else meanwhile' }];
  }
  throw error;
}
