/** The ranked list as a file for a spreadsheet: pseudonyms only, one person a line. */
import writeWorkbook from 'write-excel-file/node';
import type { PageMessages } from '../view/page-messages';
import type { Formats } from '../view/formats';
import type { ListedPerson } from './ranked-list.service';

/** Media type of an XLSX file. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Text = PageMessages['text'];

const COLUMNS = [
  'rank',
  'pseudonym',
  'owner',
  'score',
  'band',
  'confidence',
  'why',
  'missing',
  'ask',
  'travel',
  'schemes',
  'state',
] as const;

/** Table of a list: a line of headings and one line for each person, in words. */
export function listTable(lines: readonly ListedPerson[], text: Text, formats: Formats): string[][] {
  return [
    COLUMNS.map((column) => text(`file.${column}`)),
    ...lines.map((line) => [
      String(line.rank),
      line.pseudonym,
      line.owner?.initials ?? '',
      formats.score(line.total),
      line.bandLabel,
      formats.percent(line.confidence),
      line.why.join('; '),
      line.missing.join('; '),
      line.questions.join('; '),
      line.travel?.sentence ?? '',
      line.schemes
        .filter(({ outcome }) => outcome !== 'not_eligible')
        .map(({ label, outcome }) => label + (outcome === 'unknown' ? ' ?' : ''))
        .join('; '),
      line.decision ? text(`suggestion.${line.decision.state}`) : '',
    ]),
  ];
}

/** XLSX with a bold first line that stays in view. Every cell is text, so nothing can run. */
export async function xlsxOf(table: readonly (readonly string[])[], sheet: string): Promise<Buffer> {
  const [head = [], ...rows] = table;
  const data = [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value, type: String, wrap: true }))),
  ];
  const widths = [6, 10, 10, 8, 16, 10, 50, 50, 40, 34, 30, 16];
  return writeWorkbook(data, {
    sheet: sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Liste',
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
