/** `doctor`: one line for each thing checked, and what to do about what is wrong. */
import { loadConfig } from '../../config/config';
import { say } from '../../console';
import { openDatabase, openQueue } from '../../runtime';
import { closing } from '../closing';
import { checkDatabase, checkMigrations, checkReferenceData } from './doctor-engines';
import { checkIndex, checkLists } from './doctor-lists';
import { checkProcesses } from './doctor-processes';
import { checkFailedJobs, checkOutbox, checkQueue, checkSweep } from './doctor-queue';
import type { Finding } from './finding';
import { columns, plain } from '../terminal/text-layout';
import { toldLines } from '../terminal/told-error';

/** Options of the command. */
export interface DoctorOptions {
  /** only what a running worker needs, and that it takes jobs: for a container's health check */
  worker?: boolean;
  /** compare every stored list, not a sample */
  all?: boolean;
  json?: boolean;
}

/** Checks everything, tells it, and has the program end with 1 when anything is wrong. */
export async function doctor(options: DoctorOptions): Promise<void> {
  const findings: Finding[] = [];
  // each finding is told when it is found: a check that hangs is seen by the line that is missing
  const found = (finding: Finding) => {
    findings.push(finding);
    if (!options.json) for (const line of findingLines(finding)) say(line);
  };
  await examine(options, found);
  const ok = findings.every((finding) => finding.ok);
  if (options.json) say(JSON.stringify({ ok, checks: findings }, null, 2));
  if (!ok) process.exitCode = 1;
}

async function examine(options: DoctorOptions, found: (finding: Finding) => void): Promise<void> {
  const attempt = async (name: string, check: () => Promise<Finding>, todo?: string): Promise<boolean> => {
    let finding: Finding;
    try {
      finding = await check();
    } catch (error) {
      const told = toldLines(error) ?? [(error as Error).message.split('\n')[0]!];
      finding = { name, ok: false, found: told.join(' '), ...(todo ? { todo } : {}) };
    }
    found(finding);
    return finding.ok;
  };

  found({ name: 'node', ok: true, found: process.version });
  const config = loadConfig();
  const opening = openDatabase(config);
  const close = async () => (await opening.catch(() => undefined))?.close();
  await closing(close, async () => {
    if (
      !(await attempt(
        'database',
        async () => checkDatabase(await opening),
        'Start the database, or mend DATABASE_URL or DATA_DIR.',
      ))
    )
      return;
    const { dataSource, databaseUrl } = await opening;
    if (!(await attempt('migrations', () => checkMigrations(dataSource)))) return;
    if (!(await attempt('reference data', () => checkReferenceData(dataSource)))) return;
    const backend = await openQueue(config, databaseUrl).catch((error: Error) => error);
    if (backend instanceof Error) {
      found({ name: 'queue', ok: false, found: backend.message, todo: 'Start the queue’s server, or mend REDIS_URL.' });
    } else {
      const queue = backend.openQueue();
      queue.on('error', () => undefined);
      await closing(
        async () => {
          await queue.close();
          await backend.close();
        },
        async () => {
          await attempt('queue', () => checkQueue(backend, queue));
          await attempt('failed jobs', () => checkFailedJobs(queue));
          if (options.worker) await attempt('sweep', () => checkSweep(queue, config, new Date()));
        },
      );
    }
    await attempt('outbox', () => checkOutbox(dataSource, config));
    if (options.worker) return;
    await attempt('processes', () => checkProcesses(dataSource, config));
    await attempt('index', () => checkIndex(dataSource));
    await attempt('stored lists', () => checkLists(dataSource, config, { all: options.all ?? false }));
  });
}

/** `ok    database        PostgreSQL 18.4` and, below a fault, what to do. */
export function findingLines({ name, ok, found, todo }: Finding): string[] {
  const [line = ''] = columns([[ok ? 'ok  ' : 'FAIL', name.padEnd(14), plain(found)]]);
  return todo === undefined || ok ? [line] : [line, `      ${todo}`];
}
