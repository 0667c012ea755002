/** Laying text out in columns of a terminal. Widths are counted in characters. */
import type { Locale } from '../../common/messages';

/** Narrowest and widest lines written; a pipe or file gets the middle one. */
const WIDTHS = { least: 72, plain: 100, most: 120 } as const;

/** Width for a terminal of so many columns; undefined = no terminal. */
export function widthFor(columns: number | undefined): number {
  return columns === undefined ? WIDTHS.plain : Math.min(Math.max(columns, WIDTHS.least), WIDTHS.most);
}

/** Text of a record on one line, without characters that steer a terminal or turn the reading direction. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** Number as written in Danish (`8.412`) or English (`8,412`). */
export function number(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'da' ? 'da-DK' : 'en-GB').format(value);
}

/** Text filled up to a width at its right, or cut with `…`. */
export function left(text: string, width: number): string {
  const letters = [...text];
  return letters.length > width
    ? `${letters.slice(0, width - 1).join('')}…`
    : text + ' '.repeat(width - letters.length);
}

/** Text filled up to a width at its left. */
export function right(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - [...text].length)) + text;
}

/**
 * Text broken between words into lines of at most `width`, all but the first indented by `indent` blanks. `first` is
 * what stands before the text on the first line. A word longer than the line stands alone.
 */
export function wrap(text: string, width: number, first: string, indent: number): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/)) {
    if (!empty && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

const BLOCKS = '▁▂▃▄▅▆▇█';

/** One block whose height is the share of points reached; `·` for a part without points. */
export function block(points: number, maxPoints: number): string {
  if (maxPoints === 0) return '·';
  return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor((points * BLOCKS.length) / maxPoints))]!;
}

/** Rows as columns, each as wide as its widest cell; columns named in `rights` are filled up at the left. */
export function columns(rows: readonly (readonly string[])[], rights: readonly number[] = [], gap = 2): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, [...cell].length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (rights.includes(at) ? right(cell, widths[at]!) : left(cell, widths[at]!)))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}
