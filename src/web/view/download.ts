/** Tables and bytes as files that the browser saves. */
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { Response } from 'express';

/** Media type of the tables `csvOf` makes. */
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** CSV as Danish spreadsheets open it: semicolon, byte-order mark, CRLF; cells that could run as a formula are guarded. */
export function csvOf(table: readonly (readonly string[])[]): string {
  return stringify(
    table.map((row) => [...row]),
    { delimiter: ';', bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}

/** The answer of a route that gives a file; no store on the way keeps a copy. @param name plain ASCII */
export function download(response: Response, content: string | Buffer, type: string, name: string): StreamableFile {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  response.setHeader('Cache-Control', 'private, no-store');
  return new StreamableFile(bytes, { type, length: bytes.length, disposition: `attachment; filename="${name}"` });
}
