/** One row of a table that cannot be used. */
export interface RowProblem {
  /** name of the table or file, without folder */
  table: string;
  /** line in a CSV (first line is 1) or position in a JSON array (first is 1); 0 = the whole table */
  line: number;
  /** column or property */
  field: string;
  /** what was wrong */
  detail: string;
  /** what would be right */
  expected: string;
}

/** Text of one problem, e.g. `postal-codes.csv:12 lat: "abc" – expected degrees with a point`. */
export function problemText(problem: RowProblem): string {
  return `${problem.table}:${problem.line} ${problem.field}: ${problem.detail} – expected ${problem.expected}`;
}

/** The bundled tables are damaged: the program must not start with half a map. Lists every bad row. */
export class GeographyLoadError extends Error {
  readonly code = 'GEOGRAPHY.TABLE_INVALID';

  constructor(readonly problems: readonly RowProblem[]) {
    super(`GEOGRAPHY.TABLE_INVALID\n${problems.map(problemText).join('\n')}`);
    this.name = 'GeographyLoadError';
  }
}
