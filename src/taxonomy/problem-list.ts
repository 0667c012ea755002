import { closest } from '../common/closest';
import type { TaxonomyProblem } from './taxonomy.error';

/** Names the file in which an entry of the taxonomy stands, e.g. `('occupations', 'kok')` → `occupations.yaml`. */
export type FileOf = (list: string, code: string) => string;

/** Collects faults of the taxonomy, each with its file and place. */
export class ProblemList {
  readonly problems: TaxonomyProblem[] = [];

  constructor(private readonly fileOf: FileOf) {}

  /** Notes a fault of the entry `code` in the list `list`. */
  add(list: string, code: string, field: string, detail: string, expected: string): void {
    const path = `${list}[${code}]${field === '' ? '' : `.${field}`}`;
    this.problems.push({ file: this.fileOf(list, code), path, detail, expected });
  }

  /** Notes a fault when `wanted` is not among the known codes; says which one may have been meant. */
  known(wanted: string, known: ReadonlySet<string>, list: string, code: string, field: string, what: string): boolean {
    if (known.has(wanted)) return true;
    const near = closest(wanted, [...known]);
    const hint = near === undefined ? `the code of a ${what}` : `the code of a ${what}; did you mean "${near}"?`;
    this.add(list, code, field, `unknown ${what} "${wanted}"`, hint);
    return false;
  }
}
