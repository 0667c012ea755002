/**
 * Who uses an embedded server: one marked connection for each program. The mark of a killed program goes with its
 * connection, so nothing has to be tidied up.
 */
import { Client } from 'pg';

/** application name of the connection that marks a program as a user of the server */
const USER_MARK = 'jobbro: uses the embedded server';
// any fixed number: all programs of the product must name the same lock
const LEAVE_LOCK = 851_2027;

/** Joins the users of the server at an address without a database. @throws Error when it does not answer */
export async function markAsUser(address: string): Promise<Client> {
  const client = new Client({ connectionString: `${address}/postgres`, application_name: USER_MARK });
  // a server that goes away is told by the connections that do work
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Takes this program's mark away and tells how many others are left; 0 when the server does not answer any more. */
export async function leave(user: Client): Promise<number> {
  try {
    // one at a time: of two that leave at the same moment the second must see that it is the last
    await user.query('select pg_advisory_lock($1)', [LEAVE_LOCK]);
    await user.query(`set application_name = ''`);
    const left = await user.query('select 1 from pg_stat_activity where application_name = $1', [USER_MARK]);
    return left.rowCount ?? 0;
  } catch {
    return 0;
  } finally {
    await user.end().catch(() => undefined);
  }
}
