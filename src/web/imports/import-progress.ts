/** How far an import is, as server-sent events: one for each change, the last one says that it is over. */
import type { Response } from 'express';
import type { ImportDto } from '../../intake/import.dto';

/** Milliseconds between two looks. */
const LOOK_EVERY = 300;
/** Looks after which the browser asks anew; proxies cut longer answers anyway. */
const MOST_LOOKS = 400;

/** What one event says. */
export interface ImportProgress {
  state: ImportDto['state'];
  done: number;
  of: number;
}

/** The progress of an import by its counts. */
export function progressOf({ state, totals }: Pick<ImportDto, 'state' | 'totals'>): ImportProgress {
  return { state, done: totals.created + totals.updated + totals.unchanged, of: totals.accepted };
}

/** Sends events until the import is no longer running, the browser leaves, or the time is up. */
export async function sendProgress(response: Response, look: () => Promise<ImportProgress>): Promise<void> {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'private, no-store',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  let gone = false;
  response.on('close', () => (gone = true));
  let said = '';
  for (let looks = 0; looks < MOST_LOOKS && !gone; looks += 1) {
    const progress = await look();
    const data = JSON.stringify(progress);
    const over = progress.state !== 'running';
    if (data !== said || over) response.write(`event: ${over ? 'over' : 'progress'}\ndata: ${data}\n\n`);
    said = data;
    if (over) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  response.end();
}
