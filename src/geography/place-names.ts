/**
 * One spelling for names people write in many ways: lower case, aa for å, oe for ø, ae for æ, no other accents,
 * single blanks.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/å/g, 'aa')
    .replace(/[øö]/g, 'oe')
    .replace(/[æä]/g, 'ae')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, (gap) => (/^[\u0300-\u036f]+$/.test(gap) ? '' : ' '))
    .trim();
}

/** Ranks from here on are guesses at typing errors. */
export const TYPING_ERRORS_FROM = 4;

/**
 * How far a written name is from a place's name, both folded: 0 the same, 1 the place begins with it, 2 one of its
 * words begins with it, 4 and more typing errors (3 + number of errors). `null` = not meant.
 * Errors allowed: one up to 6 letters, two from 7; none under 4.
 */
export function nameDistance(wanted: string, name: string): number | null {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(' ').some((word) => word.startsWith(wanted))) return 2;
  const most = wanted.length < 4 ? 0 : wanted.length < 7 ? 1 : 2;
  const errors = typingErrors(wanted, name);
  return errors <= most ? 3 + errors : null;
}

/** Letters to add, drop, change, or swap with their neighbour. */
function typingErrors(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + change);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      now.push(least);
    }
    beforeLast = last;
    last = now;
  }
  return last[b.length] ?? 0;
}
