/**
 * The keys of this process, set once when the database is opened: columns encrypt and decrypt by them. TypeORM's
 * column transformers know no injection, which is why they stand here.
 */
import type { ValueTransformer } from 'typeorm';
import { decryptField, encryptField } from './field-cipher';
import type { KeyRing } from './key-ring';

let ring: (() => KeyRing) | undefined;

/** Sets where the keys come from; they are read when the first value needs them. */
export function useFieldKeys(source: () => KeyRing): void {
  let read: KeyRing | undefined;
  ring = () => (read ??= source());
}

/** The keys of this process. @throws Error when the database was not opened by the runtime; KeyRingError */
export function fieldKeys(): KeyRing {
  if (!ring) throw new Error('no keys for encrypted fields: call useFieldKeys before values are read or written');
  return ring();
}

/** For columns whose values are stored encrypted. @param field name of table and column */
export function encryptedAs(field: string): ValueTransformer {
  return {
    to: (plain: unknown) => (typeof plain === 'string' ? encryptField(fieldKeys(), field, plain) : plain),
    from: (stored: string | null) => (stored === null ? null : decryptField(fieldKeys(), field, stored)),
  };
}
