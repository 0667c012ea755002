/**
 * Files of many parts that only this installation can read: each part encrypted by itself (AES-256-GCM), so that a large
 * file is written and read piece by piece. The key of a file follows from the newest key of the ring and a salt of the
 * file's own; a part's number is its nonce, and the last part says that it is the last. So no part can be changed, left
 * out, doubled, moved, or taken from another file.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { FieldKey, KeyRing } from './key-ring';

const MARK = 'jobbro-sealed-1';
const SALT = 16;
const TAG = 16;
/** Longest part, in bytes: what a damaged length may make us ask for. */
const LONGEST = 256 * 1024 * 1024;

/** A file cannot be read: its key is not there, or it was changed, cut, or never one of ours. */
export class SealedFileError extends Error {}

/** Encrypts the parts of one file, in their order. */
export class FileSealer {
  /** what the file begins with; nothing personal */
  readonly head: Buffer;
  private readonly key: Buffer;
  private number = 0;

  constructor([newest]: KeyRing) {
    const salt = randomBytes(SALT);
    this.key = keyOfFile(newest, salt);
    this.head = Buffer.from(`${MARK} ${newest.id} ${salt.toString('hex')}\n`);
  }

  /** One part, with its length before it. @param last no part follows */
  seal(plain: string, last = false): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.number++)).setAAD(endOf(last));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(sealed.length + TAG);
    return Buffer.concat([length, sealed, cipher.getAuthTag()]);
  }
}

/** The parts of a file, in their order. @throws SealedFileError at the first part that is not as it was written */
export async function* openSealed(handle: FileHandle, keys: KeyRing): AsyncGenerator<string, void, undefined> {
  const key = await readHead(handle, keys);
  for (let number = 0; ; number++) {
    const length = (await readExactly(handle, 4)).readUInt32LE();
    if (length < TAG || length > LONGEST) throw new SealedFileError('a part has an impossible length');
    const sealed = await readExactly(handle, length);
    const plain = opened(sealed, key, number, false);
    if (plain !== null) {
      yield plain;
      continue;
    }
    const end = opened(sealed, key, number, true);
    if (end === null) throw new SealedFileError(`part ${number + 1} was changed, or is of another file`);
    const { bytesRead } = await handle.read(Buffer.alloc(1));
    if (bytesRead > 0) throw new SealedFileError('something follows the last part');
    yield end;
    return;
  }
}

async function readHead(handle: FileHandle, keys: KeyRing): Promise<Buffer> {
  const start = (await readExactly(handle, MARK.length + 1)).toString('latin1');
  if (start !== `${MARK} `) throw new SealedFileError('it is no sealed file');
  let rest = '';
  // id of the key, salt
  while (!rest.endsWith('\n')) {
    if (rest.length > 64) throw new SealedFileError('its head is too long');
    rest += (await readExactly(handle, 1)).toString('latin1');
  }
  const [id, salt = ''] = rest.trimEnd().split(' ');
  const known = keys.find((one) => one.id === id);
  if (!known) throw new SealedFileError('its key is not among FIELD_KEYS');
  return keyOfFile(known, Buffer.from(salt, 'hex'));
}

function opened(sealed: Buffer, key: Buffer, number: number, last: boolean): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number))
    .setAAD(endOf(last))
    .setAuthTag(sealed.subarray(-TAG));
  const plain = decipher.update(sealed.subarray(0, -TAG));
  try {
    decipher.final();
    return plain.toString('utf8');
  } catch {
    return null;
  }
}

async function readExactly(handle: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done);
    if (bytesRead === 0) throw new SealedFileError('it ends too early');
    done += bytesRead;
  }
  return bytes;
}

function keyOfFile({ encryption }: FieldKey, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', encryption, salt, 'jobbro sealed file', 32));
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32LE(number);
  return nonce;
}

function endOf(last: boolean): Buffer {
  return Buffer.from([last ? 1 : 0]);
}
