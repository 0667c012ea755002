/**
 * The keys of the encrypted fields: the first is used for new values, the others only read what was written before.
 * A ring is given as text, one `id:key` per line or separated by commas, the key as 32 bytes in base64.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';

/** One key. */
export interface FieldKey {
  /** 1–20 letters, digits or hyphens; stands in every value it has encrypted */
  id: string;
  encryption: Buffer;
  /** key of the blind index, derived from the same secret */
  index: Buffer;
}

/** Newest first; never empty. */
export type KeyRing = readonly [FieldKey, ...FieldKey[]];

/** A key ring cannot be read. The message never holds a key. */
export class KeyRingError extends Error {}

const KEY_BYTES = 32;
const ID = /^[A-Za-z0-9-]{1,20}$/;

/** Reads a ring. @throws KeyRingError */
export function parseKeyRing(text: string): KeyRing {
  const keys = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part, index) => {
      const [id = '', encoded = ''] = part.split(':');
      const secret = Buffer.from(encoded, 'base64');
      if (!ID.test(id) || secret.length !== KEY_BYTES) {
        throw new KeyRingError(`key ${index + 1} of FIELD_KEYS must look like id:<${KEY_BYTES} bytes in base64>`);
      }
      return deriveKey(id, secret);
    });
  const [first, ...others] = keys;
  if (!first) throw new KeyRingError('FIELD_KEYS holds no key');
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new KeyRingError('FIELD_KEYS names a key twice');
  return [first, ...others];
}

/** A new key as text, for a key file. Its id follows from the key, so that two keys never share one. */
export function newKeyLine(): string {
  const secret = randomBytes(KEY_BYTES);
  const id = createHash('sha256').update(secret).digest('hex').slice(0, 8);
  return `${id}:${secret.toString('base64')}`;
}

function deriveKey(id: string, secret: Buffer): FieldKey {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `jobbro ${use}`, KEY_BYTES));
  return { id, encryption: derive('field encryption'), index: derive('blind index') };
}
