import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A new primary key: UUID version 7, made in the application, so that rows of one import can name each other. */
export function newId(): string {
  return v7();
}

/** The recorded random number that breaks ties (domain.md §7.4): unsigned, 32 bits, drawn once at registration. */
export function newDraw(): number {
  return randomInt(0, 2 ** 32);
}
