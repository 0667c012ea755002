/**
 * Which column of a table is which field. Every column has a name (what a user's own map points at), a Danish and an
 * English header, and other headers in use; headers are compared without case, spaces and punctuation. A column no
 * field takes is kept as unmapped text.
 */
import type { ParseOptions, RecordKind } from '../records/parsed-file';
import { problem, UnreadableFile } from '../records/parsed-file';
import type { RecordDraft } from '../records/record-draft';
import type { SourceNode } from '../records/source-node';

/** One column: how a cell becomes part of a row under construction, and back. */
export interface Column<Row, Input> {
  /** name for user maps, e.g. `postalCode` */
  name: string;
  /** field of the record, as a JSON pointer */
  pointer: string;
  /** Danish header, English header, then others in use; the name itself always counts too */
  headers: readonly [string, string, ...string[]];
  /** what a cell must look like, for notes and the user's guide */
  expected: string;
  /** true when the column alone tells that the table holds this kind of record */
  telling: boolean;
  read(draft: RecordDraft, cell: SourceNode, row: Row): void;
  /** the cell for an input; empty when the field is unknown */
  write(input: Input): string;
}

/** The part of a column that finding headers needs. */
export type ColumnName = Pick<Column<never, never>, 'name' | 'pointer' | 'headers' | 'telling'>;

/** In a user's map: keep the column as text. */
export const KEEP_UNMAPPED = 'unmapped';

/** Header of a column that our own export wrote for one unmapped text. */
export const UNMAPPED_PREFIX = 'unmapped:';

/** A header in the form in which headers are compared. */
export function headerKey(header: string): string {
  return header.toLowerCase().replace(/[\s_.:/()*?'"-]+/g, '');
}

const indexes = new WeakMap<readonly ColumnName[], ReadonlyMap<string, ColumnName>>();

/** Columns by every form of their names; a name or pointer comes before another column's header. */
function indexOf<C extends ColumnName>(columns: readonly C[]): ReadonlyMap<string, C> {
  let index = indexes.get(columns) as Map<string, C> | undefined;
  if (index === undefined) {
    index = new Map();
    for (const column of columns) {
      for (const header of column.headers) if (!index.has(headerKey(header))) index.set(headerKey(header), column);
    }
    // Two columns can share a pointer; the first one in the list is meant by it.
    for (const column of [...columns].reverse()) index.set(headerKey(column.pointer), column);
    for (const column of columns) index.set(headerKey(column.name), column);
    indexes.set(columns, index);
  }
  return index;
}

/** Finds a column by its name, pointer (`identity.givenName`) or one of its headers. */
export function findColumn<C extends ColumnName>(columns: readonly C[], header: string): C | undefined {
  return indexOf(columns).get(headerKey(header));
}

/**
 * The column of each header of a table, in order; `undefined` for a column that stays text. The user's map comes
 * before the default headers.
 */
export function columnsOf<C extends ColumnName>(
  columns: readonly C[],
  headers: readonly string[],
  options: ParseOptions,
): (C | undefined)[] {
  const own = ownMap(options);
  return headers.map((header) => {
    const target = own.get(headerKey(header));
    if (target === KEEP_UNMAPPED || header.startsWith(UNMAPPED_PREFIX)) return undefined;
    return findColumn(columns, target ?? header);
  });
}

function ownMap(options: ParseOptions): Map<string, string> {
  return new Map(Object.entries(options.columnMap ?? {}).map(([header, target]) => [headerKey(header), target]));
}

/**
 * Checks that every target of a user's map is a column.
 * @throws UnreadableFile `COLUMN_MAP.UNKNOWN_COLUMN`, naming the columns there are
 */
export function checkColumnMap(columns: readonly ColumnName[], options: ParseOptions): void {
  const unknown = Object.values(options.columnMap ?? {}).filter(
    (target) => target !== KEEP_UNMAPPED && findColumn(columns, target) === undefined,
  );
  if (unknown.length === 0) return;
  const names = [...new Set(columns.map((column) => column.name))].join(', ');
  throw new UnreadableFile(
    problem('COLUMN_MAP.UNKNOWN_COLUMN', `The column map names ${unknown.join(', ')}.`, `One of: ${names}, unmapped.`),
  );
}

/** How sure the headers make us that a table holds one kind of record. */
export interface HeaderScore {
  /** headers in all */
  headers: number;
  known: number;
  telling: number;
}

/** Counts the headers a set of columns knows. */
export function scoreHeaders(
  columns: readonly ColumnName[],
  headers: readonly string[],
  options: ParseOptions,
): HeaderScore {
  const found = columnsOf(columns, headers, options).filter((column) => column !== undefined);
  return { headers: headers.length, known: found.length, telling: found.filter((column) => column.telling).length };
}

/**
 * What a table holds, by its headers: the kind with more telling columns, then with more known ones. `undefined` when
 * no column is telling and fewer than three are known, or when the only known one stands among many others, so that a
 * list of towns is not taken for a list of people.
 */
export function kindOfTable(scores: Readonly<Record<RecordKind, HeaderScore>>): RecordKind | undefined {
  const { candidates, openings } = scores;
  const difference = openings.telling - candidates.telling || openings.known - candidates.known;
  const kind: RecordKind = difference > 0 ? 'openings' : 'candidates';
  const best = scores[kind];
  const mostKnown = best.headers >= 2 && best.known * 2 >= best.headers;
  return best.known >= 3 || (best.telling >= 1 && (best.known >= 2 || mostKnown)) ? kind : undefined;
}

/** The columns as the rows of a guide: name, Danish header, English header, other headers, what a cell looks like. */
export function columnGuide(
  columns: readonly Pick<Column<never, never>, 'name' | 'headers' | 'expected'>[],
): [string, string, string, string, string][] {
  return columns.map(({ name, headers: [danish, english, ...others], expected }) => [
    name,
    danish,
    english,
    others.join(', '),
    expected,
  ]);
}
