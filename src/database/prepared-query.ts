/** Short questions that are asked with every request: statements that stay prepared on each connection of the pool. */
import type { DataSource } from 'typeorm';

/** What is needed of the driver's pool. */
interface PreparingPool {
  query(statement: PreparedQuestion): Promise<{ rows: unknown[] }>;
}

/** A question with a name of its own, under which the server keeps its plan. */
export interface PreparedQuestion {
  name: string;
  text: string;
  values: readonly unknown[];
}

/** Connections of a pool that the server has closed are found out one by one when they are used. */
const ATTEMPTS = 12;

/** Codes of a connection that ended, by PostgreSQL (class 57P, 08) and by the network. */
const ENDED = /^(57P0[1-3]|08.{3}|ECONNRESET|EPIPE|ECONNREFUSED)$/;

/**
 * Asks outside of any transaction. A connection that has ended is replaced and the question asked again, so it must only
 * read.
 */
export async function askPrepared<Row>(dataSource: DataSource, question: PreparedQuestion): Promise<Row[]> {
  const pool = (dataSource.driver as unknown as { master: PreparingPool }).master;
  for (let attempt = 1; ; attempt++) {
    try {
      return (await pool.query(question)).rows as Row[];
    } catch (error) {
      if (attempt === ATTEMPTS || !isEnded(error)) throw error;
    }
  }
}

function isEnded(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return ENDED.test(code ?? '') || /Connection terminated/.test(message ?? '');
}
