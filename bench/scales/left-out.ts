/** Systems that one run does not measure, and what they would need. */
import { LUCENE_NEEDS, type LuceneProgram } from '../peers/lucene-program';
import { MOST_IN_SQLITE } from '../peers/sqlite-peer';

/** What a run is asked to measure. */
export interface Measured {
  withoutDatabase: boolean;
  lucene?: LuceneProgram;
}

/** What is left out, in words. */
export function leftOut({ withoutDatabase, lucene }: Measured): string[] {
  const most = MOST_IN_SQLITE.toLocaleString('en');
  return [
    ...(lucene ? [] : [`Lucene (OpenSearch, Elasticsearch): it needs ${LUCENE_NEEDS}`]),
    ...(withoutDatabase ? ['PostgreSQL: the run was asked to leave it out'] : []),
    `SQLite with more than ${most} people: its tables do not fit into the memory of WebAssembly`,
  ];
}
