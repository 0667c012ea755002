/** One fault of the taxonomy. */
export interface TaxonomyProblem {
  /** file below the taxonomy's folder, or `data` when it was built from rows */
  file: string;
  /** where in it, e.g. `competencies[reng.moppe_gulv].related` */
  path: string;
  /** what was wrong */
  detail: string;
  /** what would be right */
  expected: string;
}

/** The taxonomy contradicts itself or cannot be read: nothing may be matched with it. Lists every fault found. */
export class TaxonomyError extends Error {
  readonly code = 'TAXONOMY.INVALID';

  constructor(readonly problems: readonly TaxonomyProblem[]) {
    super(`TAXONOMY.INVALID\n${problems.map(taxonomyProblemText).join('\n')}`);
    this.name = 'TaxonomyError';
  }
}

/** Text of one fault, e.g. `occupations.yaml occupations[kok].isco08: "512" – expected four digits`. */
export function taxonomyProblemText({ file, path, detail, expected }: TaxonomyProblem): string {
  return `${file} ${path}: ${detail} – expected ${expected}`;
}
