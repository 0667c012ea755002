import { setTimeout as pause } from 'node:timers/promises';

/** Nothing that is waited for takes longer. */
const GIVE_UP_MS = 1_800_000;

/**
 * Asks again and again until it is true; returns the milliseconds that took.
 * @param every milliseconds between two questions; 0 = without a pause
 */
export async function untilTrue(what: string, check: () => Promise<boolean>, every = 20): Promise<number> {
  const started = performance.now();
  for (;;) {
    if (await check()) return performance.now() - started;
    if (performance.now() - started > GIVE_UP_MS) throw new Error(`waited in vain for: ${what}`);
    if (every > 0) await pause(every);
  }
}
