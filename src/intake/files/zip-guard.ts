/** Looks into a ZIP container before a library unpacks it: which parts it has, and that they stay within bounds. */
import { crc32, inflateRawSync } from 'node:zlib';
import { INTAKE_LIMITS, problem, UnreadableFile } from '../records/parsed-file';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** One part of a container. */
export interface ZipPart {
  name: string;
  /** unpacks the part, once; the bytes of all parts together are bounded by `listZip` */
  read(): Buffer;
}

/**
 * A container of exactly these parts, unpacked. Libraries find parts in ways of their own, some by what stands before
 * each part and not in the directory: given this they see what was measured, and no part hidden from the directory.
 */
export function repack(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = part.read();
    // version 2.0, names in UTF-8, stored, no time; then checksum, both sizes, length of the name
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
    entry.writeUInt16LE(20, 4);
    shared.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    locals.push(uint32(LOCAL_ENTRY), shared, name, content);
    directory.push(entry, name);
    offset += 30 + name.length + content.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/**
 * The parts of a ZIP file, by its central directory.
 * @throws UnreadableFile `FILE.BROKEN_ZIP`, or `FILE.TOO_LARGE` when the parts would unpack beyond the limit (what the
 * directory claims is not believed: reading stops at the limit)
 */
export function listZip(bytes: Buffer): ZipPart[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw brokenZip();
  const parts: ZipPart[] = [];
  const budget = { left: INTAKE_LIMITS.unpackedBytes as number };
  let offset = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw brokenZip();
    const entry = {
      method: bytes.readUInt16LE(offset + 10),
      packed: bytes.readUInt32LE(offset + 20),
      start: bytes.readUInt32LE(offset + 42),
    };
    const nameLength = bytes.readUInt16LE(offset + 28);
    const name = bytes.toString('utf8', offset + 46, offset + 46 + nameLength);
    let content: Buffer | undefined;
    parts.push({ name, read: () => (content ??= unpack(bytes, entry, budget)) });
    offset += 46 + nameLength + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
  }
  return parts;
}

function unpack(
  bytes: Buffer,
  entry: { method: number; packed: number; start: number },
  budget: { left: number },
): Buffer {
  if (entry.start + 30 > bytes.length) throw brokenZip();
  const begin = entry.start + 30 + bytes.readUInt16LE(entry.start + 26) + bytes.readUInt16LE(entry.start + 28);
  const packed = bytes.subarray(begin, begin + entry.packed);
  if (packed.length !== entry.packed || (entry.method !== STORED && entry.method !== DEFLATED)) throw brokenZip();
  const content = entry.method === STORED ? packed : inflateWithin(packed, budget.left);
  budget.left -= content.length;
  if (budget.left < 0) throw tooLarge();
  return content;
}

function inflateWithin(packed: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if (isOverLimit(error)) throw tooLarge();
    throw brokenZip();
  }
}

/** True for the error of zlib that output would pass the limit given to it. */
export function isOverLimit(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function brokenZip(): UnreadableFile {
  return new UnreadableFile(
    problem('FILE.BROKEN_ZIP', 'The file is a damaged container.', 'The file saved once more.'),
  );
}

function tooLarge(): UnreadableFile {
  const megabytes = INTAKE_LIMITS.unpackedBytes / 1024 / 1024;
  return new UnreadableFile(
    problem('FILE.TOO_LARGE', 'The file unpacks to too much.', `At most ${megabytes} MB when unpacked.`),
  );
}
