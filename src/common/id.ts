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

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** True for what can be the id of a stored record, as PostgreSQL writes them; it refuses to compare others with one. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
