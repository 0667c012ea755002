/**
 * A pattern of whole words; JavaScript's own word border does not know æ, ø and å. A blank in the pattern stands for
 * any kind of blank.
 * @param alternatives parts of a regular expression, joined by "or"
 */
export function anyOf(alternatives: readonly string[], flags: 'iu' | 'giu' = 'iu'): RegExp {
  const source = alternatives.join('|').replaceAll(' ', '\\s');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);
}
