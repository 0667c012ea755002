import { ConfigError } from '../../config/config';
import { type FieldProblem, Refusal } from '../../common/errors';
import { EmbeddedPostgresError } from '../../database/embedded-programs';
import { SchemaBehind } from '../../database/migrate';
import { GeographyLoadError, problemText } from '../../geography';
import { MatchingError } from '../../matching/core/matching-error';
import { KeyRingError } from '../../privacy/fields/key-ring';
import { WrongFieldKeys } from '../../privacy/fields/known-keys';
import { StartError } from '../../runtime';
import { InvalidRules } from '../../schemes/rule-book';
import { taxonomyProblemText, TaxonomyError } from '../../taxonomy/taxonomy.error';

/** A command cannot do its work for a reason the person at the terminal can mend; told without a stack. */
export class ToldError extends Error {
  /** @param details further lines, one for each thing that is wrong */
  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Most things told about one failure. */
const MOST_LINES = 20;

/** `/tasks/0/competency FIELD.UNKNOWN_CODE: is not a code (expected …)` */
export function problemLine({ pointer, code, detail, expected }: FieldProblem): string {
  const place = pointer === '' ? '' : `${pointer} `;
  const right = expected?.startsWith('did you mean') ? expected : `expected ${expected}`;
  return `${place}${code}: ${detail}${expected ? ` (${right})` : ''}`;
}

/** The lines to tell, or `null` for a fault of the program, which needs its stack. */
export function toldLines(error: unknown): string[] | null {
  if (error instanceof ToldError) return cut(error.message, error.details);
  if (error instanceof Refusal) return cut(`${error.code}: ${error.message}`, error.problems.map(problemLine));
  if (error instanceof TaxonomyError) {
    return cut(`${error.code}: the taxonomy cannot be used.`, error.problems.map(taxonomyProblemText));
  }
  if (error instanceof GeographyLoadError) {
    return cut('The tables of places cannot be used.', error.problems.map(problemText));
  }
  if (error instanceof InvalidRules) return cut(`${error.code}: the rules cannot be used.`, error.problems);
  const plain = [
    ConfigError,
    EmbeddedPostgresError,
    SchemaBehind,
    StartError,
    MatchingError,
    KeyRingError,
    WrongFieldKeys,
  ];
  return plain.some((kind) => error instanceof kind) ? [(error as Error).message] : null;
}

function cut(message: string, details: readonly string[]): string[] {
  const rest = details.length - MOST_LINES;
  return [message, ...details.slice(0, MOST_LINES), ...(rest > 0 ? [`… and ${rest} more`] : [])];
}
