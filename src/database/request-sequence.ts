/** How far the database had come for one request: what it wrote, and what it read. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Noted while a request is served. */
export interface RequestSequence {
  /** number of the newest transaction of the request that wrote a change */
  written?: number;
  /** sequence of the index at the last catching up of the request */
  read?: number;
}

const requests = new AsyncLocalStorage<RequestSequence>();

/** Runs `work` so that what is written and read in it is noted. */
export function notingSequence<T>(noted: RequestSequence, work: () => T): T {
  return requests.run(noted, work);
}

/** Notes that the request wrote a change; outside a request nothing happens. */
export function noteWritten(change: number): void {
  const noted = requests.getStore();
  if (noted) noted.written = Math.max(noted.written ?? 0, change);
}

/** Notes at which sequence the request read. */
export function noteRead(sequence: number): void {
  const noted = requests.getStore();
  if (noted) noted.read = sequence;
}
