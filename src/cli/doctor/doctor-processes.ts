/** The doctor's look at the running processes: each compares its own index with the database and writes down the outcome. */
import type { DataSource } from 'typeorm';
import type { Config } from '../../config/config';
import type { Finding } from './finding';

/** A process that has not reported for this many periods has ended without saying so. */
const PERIODS = 3;

interface Reported {
  role: string;
  host: string;
  pid: number;
  sequence: string;
  people: number;
  stored: number;
  same: boolean;
}

/** Every process that runs holds what the database held at the moment of its report. */
export async function checkProcesses(dataSource: DataSource, config: Config): Promise<Finding> {
  const processes = await dataSource.query<Reported[]>(
    `select role, host, pid, sequence, people, stored, same from index_positions
     where reported_at > now() - make_interval(secs => $1) order by started_at, id`,
    [PERIODS * config.INDEX_CHECK_SECONDS],
  );
  const wrong = processes.filter(({ same }) => !same);
  const named = (list: readonly Reported[]) =>
    list.map(({ role, host, pid, sequence }) => `${role} ${host}:${pid} at ${sequence}`).join(', ');
  return {
    name: 'processes',
    ok: wrong.length === 0,
    found:
      processes.length === 0
        ? 'none is running'
        : wrong.length === 0
          ? `${processes.length} with the same index as the database: ${named(processes)}`
          : `an index differed from the database and was read anew: ${named(wrong)}`,
    todo: 'Rows were changed around the program; restart the process when it happens again without that.',
  };
}
