/** What each class-validator check means to a caller: a stable code, and in words what would be right. */
import { isIn, isString, maxLength } from 'class-validator';

/** Arguments of the check, e.g. `[200]` of MaxLength, and its message without the field's name. */
export interface CheckDetails {
  args: readonly unknown[];
  message: string;
}

/** One kind of check. */
export interface FieldCheck {
  code: string;
  detail: string;
  expected(details: CheckDetails): string;
  /** for checks of each item of a list: does this one item pass? */
  item?(value: unknown, args: readonly unknown[]): boolean;
}

const fixed = (text: string) => (): string => text;
const list = (args: readonly unknown[]): string => `one of ${(args[0] as readonly unknown[]).join(', ')}`;

/** Checks in the order in which they are told when a field fails several: its type comes before its limits. */
export const FIELD_CHECKS: Readonly<Record<string, FieldCheck>> = {
  whitelistValidation: { code: 'FIELD.UNKNOWN', detail: 'there is no such field', expected: fixed('a known field') },
  isString: {
    code: 'FIELD.NOT_TEXT',
    detail: 'is not text',
    expected: fixed('text in quotes'),
    item: (value) => isString(value),
  },
  isArray: { code: 'FIELD.NOT_A_LIST', detail: 'is not a list', expected: fixed('a list in [ ]') },
  isInt: { code: 'FIELD.NOT_A_WHOLE_NUMBER', detail: 'is not a whole number', expected: fixed('a whole number') },
  isBoolean: { code: 'FIELD.NOT_YES_NO', detail: 'is neither true nor false', expected: fixed('true or false') },
  isObject: { code: 'FIELD.NOT_AN_OBJECT', detail: 'is not an object', expected: fixed('an object in { }') },
  nestedValidation: { code: 'FIELD.NOT_AN_OBJECT', detail: 'is not an object', expected: fixed('an object in { }') },
  isCalendarDate: {
    code: 'FIELD.NOT_A_DATE',
    detail: 'is not a date',
    expected: fixed('a real calendar date YYYY-MM-DD between 1900 and 2100'),
  },
  isIn: {
    code: 'FIELD.NOT_IN_LIST',
    detail: 'is not in the list of codes',
    expected: ({ args }) => list(args),
    item: (value, args) => isIn(value, args[0] as readonly unknown[]),
  },
  matches: {
    code: 'FIELD.WRONG_FORMAT',
    detail: 'has the wrong format',
    expected: ({ message }) => message.replace(/^must be /, ''),
  },
  minLength: {
    code: 'FIELD.TOO_SHORT',
    detail: 'is too short',
    expected: ({ args }) => `at least ${String(args[0])} character(s)`,
  },
  maxLength: {
    code: 'FIELD.TOO_LONG',
    detail: 'is too long',
    expected: ({ args }) => `at most ${String(args[0])} characters`,
    item: (value, args) => maxLength(value, args[0] as number),
  },
  min: { code: 'FIELD.TOO_SMALL', detail: 'is too small', expected: ({ args }) => `at least ${String(args[0])}` },
  max: { code: 'FIELD.TOO_LARGE', detail: 'is too large', expected: ({ args }) => `at most ${String(args[0])}` },
  arrayUnique: { code: 'FIELD.DUPLICATES', detail: 'names something twice', expected: fixed('each entry once') },
  arrayMinSize: {
    code: 'FIELD.TOO_FEW',
    detail: 'has too few entries',
    expected: ({ args }) => `at least ${String(args[0])} entries`,
  },
  arrayMaxSize: {
    code: 'FIELD.TOO_MANY',
    detail: 'has too many entries',
    expected: ({ args }) => `at most ${String(args[0])} entries`,
  },
};

const ORDER = Object.keys(FIELD_CHECKS);

/** The most basic of the checks that failed; checks that are not in the table come last. */
export function mostBasic(failed: readonly string[]): string {
  return ORDER.find((name) => failed.includes(name)) ?? failed[0]!;
}
