import type { HeldCredential, IsoDate } from './facts';

/** What is known about one credential on one day. `expired` was held, but not on that day. */
export interface CredentialState {
  status: 'held' | 'expired' | 'not_held' | 'unknown';
  validUntil: IsoDate | null;
}

/**
 * State of a credential on a day: held when a record says so and its last valid day has not passed. No record is
 * unknown. When several records name the code, the best counts: held, then unknown, then not held.
 */
export function credentialState(records: readonly HeldCredential[], code: string, day: IsoDate): CredentialState {
  let unknown = true;
  let expiredOn: IsoDate | null = null;
  let open = false;
  for (const record of records) {
    if (record.code !== code) continue;
    unknown = false;
    if (record.status === 'unknown') open = true;
    if (record.status !== 'held') continue;
    const { validUntil } = record;
    if (validUntil === undefined || validUntil >= day) return { status: 'held', validUntil: validUntil ?? null };
    if (expiredOn === null || validUntil > expiredOn) expiredOn = validUntil;
  }
  if (unknown || open) return { status: 'unknown', validUntil: null };
  return expiredOn === null ? { status: 'not_held', validUntil: null } : { status: 'expired', validUntil: expiredOn };
}
