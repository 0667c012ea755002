/** What was read of a file, and what became of it, as text. */
import type { Messages } from '../common/messages';
import type { ImportDto, ImportTotalsDto } from '../intake/import.dto';
import { columns, number, plain } from './terminal/text-layout';
import { problemLine } from './terminal/told-error';

/** Refused records told in the terminal; the error file has all. */
const SHOWN_ROWS = 20;

/**
 * What a file holds and what would become of it.
 * @param known records whose key is stored already
 */
export function renderImport(read: ImportDto, known: number, texts: Messages): string[] {
  const { locale } = texts;
  const { accepted, refused } = read.totals;
  const rows = [
    ['new', accepted - known],
    ['known', known],
    ['refused', refused],
  ] as const;
  const told = read.problems.filter((problem) => problem.refused);
  const noted = read.problems.length - told.length;
  const more = refused - Math.min(told.length, SHOWN_ROWS);
  return [
    texts.format('import.file', { name: plain(read.fileName), format: read.format, kind: read.kind }),
    ...columns(
      rows.map(([key, count]) => [`  ${texts.format(`import.${key}`)}`, number(count, locale)]),
      [1],
    ),
    ...told.slice(0, SHOWN_ROWS).flatMap(({ line, path: place, problems }) => {
      const where =
        line !== null
          ? texts.format('import.row', { line })
          : place === ''
            ? texts.format('import.whole_file')
            : texts.format('import.record', { path: place });
      return problems.map((problem) => `  ${where}: ${plain(problemLine(problem))}`);
    }),
    ...(more > 0 ? [`  ${texts.format('import.more', { count: number(more, locale) })}`] : []),
    ...(noted > 0 ? [`  ${texts.format('import.notes', { count: number(noted, locale) })}`] : []),
  ];
}

/** How many records were stored anew, changed, left alone and refused. */
export function outcomeLines(totals: ImportTotalsDto, texts: Messages): string[] {
  const outcomes = ['created', 'updated', 'unchanged', 'refused'] as const;
  return columns(
    outcomes.map((key) => [`  ${texts.format(`import.${key}`)}`, number(totals[key], texts.locale)]),
    [1],
  );
}
