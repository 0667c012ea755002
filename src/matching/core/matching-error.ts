/**
 * A fault in what the matcher was handed (never in a person): a stable code, the field, what was wrong and what would
 * be right. The edge turns it into its own error form; the message carries no personal data.
 */
export class MatchingError extends Error {
  constructor(
    readonly code: string,
    readonly field: string,
    readonly wrong: string,
    readonly right: string,
  ) {
    super(`${code}: ${field} ${wrong}; expected ${right}`);
    this.name = 'MatchingError';
  }
}
