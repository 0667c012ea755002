/** `rematch`: every open opening is ranked anew by the running workers. */
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../../common/clock';
import { progress, say } from '../../console';
import { FullRematches, type RematchProgress } from '../../matching/rematch/full-rematches';
import { SchemeDesk } from '../../matching/facts/scheme-desk';
import { JobQueue } from '../../queue/job-queue';
import { using } from '../closing';
import { storedReferences, withRuntime } from '../engines';
import { policyFor } from '../references';
import { ToldError } from '../terminal/told-error';

/** Options of the command. */
export interface RematchOptions {
  /** must be said: everything is ranked anew */
  all?: boolean;
  /** false = only ask for it */
  wait: boolean;
}

/** Milliseconds between two looks at the progress. */
const LOOK_EVERY = 200;

/** Asks for the re-match, and shows how far it has come until it ends. @throws ToldError without `--all` */
export async function rematch({ all, wait }: RematchOptions): Promise<void> {
  if (!all) throw new ToldError('Add --all: every open opening is ranked anew.');
  await withRuntime(
    async ({ dataSource, queueBackend }) => {
      const queue = new JobQueue(queueBackend);
      await using(Promise.resolve({ queue, close: () => queue.close() }), async () => {
        const references = await storedReferences(dataSource);
        const rematches = new FullRematches(dataSource, queue);
        const { rulesVersion } = new SchemeDesk(
          dataSource,
          references.rules,
          undefined,
          references.taxonomy.changesVersion,
        );
        const policyVersion = policyFor(references, new Clock().today()).version;
        const id = await rematches.begin('asked', { policyVersion, rulesVersion });
        const begun = await rematches.get(id);
        if (!wait) say(`${begun.openings} openings will be ranked anew: re-match ${id}.`);
        else await untilFinished(rematches, begun);
      });
    },
    { migrate: false },
  );
}

async function untilFinished(rematches: FullRematches, begun: RematchProgress): Promise<void> {
  const bar = progress('Re-match', begun.openings);
  try {
    for (let now = begun; ; now = await rematches.get(begun.id)) {
      bar.update(now.done, now.openings);
      if (now.finishedAt !== null) break;
      await pause(LOOK_EVERY);
    }
  } finally {
    bar.stop();
  }
  say(`${begun.openings} openings are ranked anew.`);
}
