/** Makers of the usual kinds of columns, so that the lists of columns read as lists. */
import type { LanguageSkillsDto, WeekIntervalDto } from '../../candidates/candidate-input.dto';
import { LANGUAGE_SKILLS } from '../../language/cefr';
import type { Column } from './column-map';
import { wholeNumber, yesNo } from '../records/codes';
import { fullDate } from '../records/dates';
import { itemsOf } from './cell-lists';
import type { Convert, RecordDraft } from '../records/record-draft';

type Headers = readonly [string, string, ...string[]];

/** What all columns are made from. */
interface Basics<Row, Input, T> {
  name: string;
  pointer?: string;
  headers: Headers;
  telling?: boolean;
  set(row: Row, value: T): void;
  get(input: Input): T | undefined;
}

/** The makers for one kind of record. */
export class ColumnMaker<Row, Input> {
  /** Free text up to `max` characters; a longer one is cut and kept whole beside it. */
  text(basics: Basics<Row, Input, string> & { max: number }): Column<Row, Input> {
    return this.column(basics, `Text, at most ${basics.max} characters.`, {
      read: (draft, cell, row) => {
        const value = draft.text(cell, basics.max, pointerOf(basics));
        if (value !== undefined) basics.set(row, value);
      },
      write: (input) => basics.get(input) ?? '',
    });
  }

  /** A text of a given form. */
  value<T extends string | number>(
    basics: Basics<Row, Input, T> & { expected: string; convert: Convert<T> },
  ): Column<Row, Input> {
    return this.column(basics, basics.expected, {
      read: (draft, cell, row) => {
        const value = draft.value(cell, pointerOf(basics), basics.expected, basics.convert);
        if (value !== undefined) basics.set(row, value);
      },
      write: (input) => String(basics.get(input) ?? ''),
    });
  }

  /** A date with its day. */
  date(basics: Basics<Row, Input, string>): Column<Row, Input> {
    return this.value({ ...basics, expected: 'A date, YYYY-MM-DD or DD-MM-YYYY.', convert: fullDate });
  }

  /** A whole number between two bounds. */
  number(basics: Basics<Row, Input, number> & { min: number; max: number }): Column<Row, Input> {
    const { min, max } = basics;
    const expected = `A whole number from ${min} to ${max}.`;
    return this.value({ ...basics, expected, convert: (text) => wholeNumber(text, min, max) });
  }

  /** Yes or no. */
  flag(basics: Basics<Row, Input, boolean>): Column<Row, Input> {
    const expected = 'ja or nej (yes or no).';
    return this.column(basics, expected, {
      read: (draft, cell, row) => {
        const value = draft.value(cell, pointerOf(basics), expected, yesNo);
        if (value !== undefined) basics.set(row, value);
      },
      write: (input) => {
        const value = basics.get(input);
        return value === undefined ? '' : value ? 'ja' : 'nej';
      },
    });
  }

  /** Several values separated by `|`, at most `max`; when one cannot be read the whole cell also stays unmapped. */
  list<T>(
    basics: Basics<Row, Input, T[]> & {
      expected: string;
      max: number;
      item: (text: string, draft: RecordDraft) => T | undefined;
      print: (value: T) => string;
    },
  ): Column<Row, Input> {
    return this.column(basics, basics.expected, {
      read: (draft, cell, row) => {
        const values = itemsOf(cell.text).map((item) => basics.item(item, draft));
        const good = values.filter((value) => value !== undefined).slice(0, basics.max);
        if (good.length > 0) basics.set(row, good);
        if (good.length === values.length) cell.taken = true;
        else {
          const wrong = values.length - good.length;
          draft.note(
            pointerOf(basics),
            'FIELD.UNREADABLE',
            `${wrong} of ${values.length} values cannot be read.`,
            basics.expected,
          );
        }
      },
      write: (input) => (basics.get(input) ?? []).map(basics.print).join('|'),
    });
  }

  private column<T>(
    basics: Basics<Row, Input, T>,
    expected: string,
    both: Pick<Column<Row, Input>, 'read' | 'write'>,
  ): Column<Row, Input> {
    const { name, headers, telling = true } = basics;
    return { name, pointer: pointerOf(basics), headers, expected, telling, ...both };
  }
}

function pointerOf(basics: { name: string; pointer?: string }): string {
  return basics.pointer ?? `/${basics.name}`;
}

/** The parts of an item, joined by `:`; unknown ones at the end are left out. */
export function joinItem(...parts: (string | number | undefined)[]): string {
  const last = parts.findLastIndex((part) => part !== undefined);
  return parts
    .slice(0, last + 1)
    .map((part) => part ?? '')
    .join(':');
}

/** Levels as `A2/A2/A1+/A1/A1`, `-` for an unknown skill; nothing when no skill is known. */
export function printSkills(skills: LanguageSkillsDto | undefined): string | undefined {
  return skills && LANGUAGE_SKILLS.map((skill) => skills[skill] ?? '-').join('/');
}

/** An interval as `1 05:00-09:00`. */
export function printInterval({ day, from, to }: WeekIntervalDto): string {
  return `${day} ${from}-${to}`;
}
