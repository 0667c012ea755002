/**
 * Encryption of single fields: AES-256-GCM with a nonce of its own per value, bound to the field it belongs to, so
 * that a value cannot be moved to another column. What is stored reads `e1.<key id>.<base64url>`.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { FieldKey, KeyRing } from './key-ring';

const FORMAT = 'e1';
const NONCE = 12;
const TAG = 16;

/** A stored value cannot be read: its key is not there, or it was changed. */
export class FieldCipherError extends Error {}

/** Encrypts a value with the newest key. @param field name of table and column, e.g. `candidate_identities.cpr` */
export function encryptField(keys: KeyRing, field: string, plain: string): string {
  const [key] = keys;
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.encryption, nonce).setAAD(Buffer.from(field));
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${FORMAT}.${key.id}.${sealed.toString('base64url')}`;
}

/** Reads a stored value. @throws FieldCipherError */
export function decryptField(keys: KeyRing, field: string, stored: string): string {
  const id = keyIdOf(stored);
  const key = keys.find((one) => one.id === id);
  if (id === null) throw new FieldCipherError(`a value of ${field} is not encrypted`);
  if (!key) throw new FieldCipherError(`the key ${id} of a value of ${field} is not among FIELD_KEYS`);
  const sealed = Buffer.from(stored.split('.')[2] ?? '', 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.encryption, sealed.subarray(0, NONCE))
      .setAAD(Buffer.from(field))
      .setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    throw new FieldCipherError(`a value of ${field} was changed, or belongs to another field`);
  }
}

/** Id of the key a stored value was encrypted with; null when it is no encrypted value. */
export function keyIdOf(stored: string): string | null {
  const [format, id, sealed] = stored.split('.');
  return format === FORMAT && id && sealed ? id : null;
}

/** What a value is found by without being readable: a keyed hash of it, `<key id>.<hex>`. */
export function blindIndex(key: FieldKey, field: string, plain: string): string {
  return `${key.id}.${createHmac('sha256', key.index).update(`${field}\0${plain}`).digest('hex')}`;
}

/** The blind indexes of a value under every key of the ring: one of them is stored. */
export function blindIndexes(keys: KeyRing, field: string, plain: string): string[] {
  return keys.map((key) => blindIndex(key, field, plain));
}
