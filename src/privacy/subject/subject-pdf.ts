/** The subject-access export as a document to hand over. */
import path from 'node:path';
import * as pdfmakeModule from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { DateTime } from 'luxon';
import { ZONE } from '../../common/clock';
import { loadMessages, type Locale } from '../../common/messages';
import { projectRoot } from '../../common/project-root';
import type { SubjectExport } from './subject-export.service';

/** The package is one object whose methods stand on its prototype: an import sees them on the default only. */
const { default: pdfmake } = pdfmakeModule as unknown as { default: typeof pdfmakeModule };

const FONTS = path.join(projectRoot(), 'node_modules', 'pdfmake', 'fonts', 'Roboto');

/** Makes the PDF. */
export async function subjectPdf(subject: SubjectExport, locale: Locale): Promise<Buffer> {
  // nothing a text says may have a file or an address read
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => path.dirname(file) === FONTS);
  pdfmake.setFonts({
    Roboto: {
      normal: path.join(FONTS, 'Roboto-Regular.ttf'),
      bold: path.join(FONTS, 'Roboto-Medium.ttf'),
      italics: path.join(FONTS, 'Roboto-Italic.ttf'),
      bolditalics: path.join(FONTS, 'Roboto-MediumItalic.ttf'),
    },
  });
  return pdfmake.createPdf(subjectDocument(subject, locale)).getBuffer();
}

/** The document before it is drawn. */
export function subjectDocument(subject: SubjectExport, locale: Locale): TDocumentDefinitions {
  const messages = loadMessages('privacy', locale);
  const say = (key: string, values: Record<string, string | number> = {}) => messages.format(key, values);
  return {
    info: { title: say('export.title') },
    defaultStyle: { font: 'Roboto', fontSize: 9 },
    styles: { h1: { fontSize: 16, bold: true }, h2: { fontSize: 12, bold: true, margin: [0, 12, 0, 4] } },
    content: [
      { text: say('export.title'), style: 'h1' },
      {
        text: say('export.intro', { pseudonym: subject.pseudonym, madeAt: time(subject.madeAt) }),
        margin: [0, 6, 0, 0],
      },
      ...Object.entries(subject.records).flatMap(([table, rows]): Content[] => [
        { text: titleOf(table, messages), style: 'h2' },
        ...rows.map((row) => fields(row)),
      ]),
      { text: say('export.look_ups'), style: 'h2' },
      { text: say('export.look_ups_intro'), margin: [0, 0, 0, 4] },
      lookUps(subject, say),
    ],
    footer: (page, pages) => ({ text: `${page}/${pages}`, alignment: 'right', margin: [0, 0, 40, 0] }),
  };
}

/** A table's title, where there is one; the name of a newer table stands for itself. */
function titleOf(table: string, messages: ReturnType<typeof loadMessages>): string {
  return messages.has(`table.${table}`) ? messages.format(`table.${table}`) : table.replaceAll('_', ' ');
}

function fields(row: Record<string, unknown>): Content {
  const body: TableCell[][] = Object.entries(row).map(([field, value]) => [{ text: field, bold: true }, text(value)]);
  if (body.length === 0) return '';
  return { table: { widths: [140, '*'], body }, layout: 'lightHorizontalLines', margin: [0, 0, 0, 8] };
}

function lookUps(subject: SubjectExport, say: (key: string) => string): Content {
  const head = ['at', 'action', 'role', 'purpose', 'what'].map((column) => ({
    text: say(`export.${column}`),
    bold: true,
  }));
  const body: TableCell[][] = subject.lookUps.map(({ at, action, role, purpose, what }) => [
    time(at),
    say(`action.${action}`),
    role,
    purpose ?? '',
    what,
  ]);
  return {
    table: { headerRows: 1, widths: [80, 70, 70, '*', '*'], body: [head, ...body] },
    layout: 'lightHorizontalLines',
  };
}

function time(iso: string): string {
  return DateTime.fromISO(iso, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm');
}

function text(value: unknown): string {
  if (value instanceof Date) return time(value.toISOString());
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
