/** The chain over the audit log: pure. Each hash covers the event and the hash before it. */
import { createHash } from 'node:crypto';
import type { AuditEvent } from './audit-event.entity';

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64);

/** The columns of an event that its hash covers: all of them. */
export type SealedEvent = { [Field in keyof AuditEvent]: AuditEvent[Field] };

/** Where a chain stands. */
export interface ChainHead {
  /** number of the newest sealed event, 0 when none is */
  seq: number;
  hash: string;
}

/** A value as JSON with the keys of every object in order, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}

/** The link after `head` that seals an event: SHA-256 over number, former hash and the event's canonical JSON. */
export function seal(head: ChainHead, event: SealedEvent): ChainHead {
  const seq = head.seq + 1;
  const content = canonicalJson({
    seq,
    prevHash: head.hash,
    event: {
      id: String(event.id),
      at: event.at.toISOString(),
      municipality: event.municipality,
      action: event.action,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      purpose: event.purpose,
      actorId: event.actorId,
      actorRole: event.actorRole,
      details: event.details,
    },
  });
  return { seq, hash: createHash('sha256').update(content).digest('hex') };
}
