/**
 * Who acts, for everything that one request or job does: kept beside the calls, so that a service deep down can write
 * it into the log without every signature between carrying it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Somebody who acts: a signed-in person, a machine with a key, or the program itself. */
export interface Actor {
  /** stable id of the user or key; never a name */
  userId: string;
  /** e.g. `consultant`, `employer`, `machine`, `system` */
  role: string;
  /** municipality code the person works for, where there is one */
  municipality?: string | null;
}

/** What is known about the cause of the work in hand. */
export interface Cause {
  actor: Actor;
  /** why a person is looked up, in the actor's words or as a code; asked for outside the own caseload */
  purpose?: string | null;
}

/** The program itself: sweeps, rankings, retention. */
export const SYSTEM: Actor = { userId: 'system', role: 'system' };

/** Nobody has signed in. */
export const ANONYMOUS: Actor = { userId: 'anonymous', role: 'anonymous' };

const causes = new AsyncLocalStorage<Cause>();

/** Runs `work` in the name of an actor; everything it awaits sees the same cause. */
export function actingAs<T>(cause: Cause, work: () => T): T {
  return causes.run(cause, work);
}

/** The cause of the work in hand; undefined outside requests and jobs. */
export function currentCause(): Cause | undefined {
  return causes.getStore();
}

/** The actor of the work in hand, else the program itself. */
export function currentActor(): Actor {
  return causes.getStore()?.actor ?? SYSTEM;
}
