/** A piece of text on a page; the origin is the lower left corner, units are points. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  width: number;
  /** 0 for spaces that only mark a place */
  height: number;
}

/** In heights of a letter: further apart than this is another line, a paragraph, a space, a column. */
const GAPS = { line: 0.5, paragraph: 1.9, space: 0.2, column: 2 } as const;
const USUAL_HEIGHT = 10;

/**
 * The pieces of a page as lines. The order of the file is kept, which for columns is nearly always the order of
 * reading; where pieces stand decides what is a space, a column, a line and a paragraph.
 */
export function linesOf(pieces: readonly PlacedText[]): string {
  let text = '';
  let before: PlacedText | undefined;
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    if (before) text += between(before, piece);
    text += piece.text;
    before = piece;
  }
  return text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function between(before: PlacedText, piece: PlacedText): string {
  const height = Math.max(before.height, piece.height) || USUAL_HEIGHT;
  const drop = Math.abs(before.y - piece.y);
  if (drop > GAPS.line * height) return drop > GAPS.paragraph * height ? '\n\n' : '\n';
  const gap = piece.x - (before.x + before.width);
  // a piece that starts again at the left on the same height belongs to another column
  if (gap > GAPS.column * height || gap < -GAPS.column * height) return '\t';
  return gap > GAPS.space * height || /\s$/u.test(before.text) || /^\s/u.test(piece.text) ? ' ' : '';
}
