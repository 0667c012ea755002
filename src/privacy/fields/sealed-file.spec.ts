import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type KeyRing, newKeyLine, parseKeyRing } from './key-ring';
import { FileSealer, openSealed } from './sealed-file';

const line = newKeyLine();
const ring = parseKeyRing(line);
const PARTS = ['hoved', 'Æbleskiver til alle '.repeat(5000), '', 'slut'];

describe('a sealed file', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-sealed-'));
  const file = path.join(folder, 'file');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Where each piece begins: the head, then the parts. */
  function sealed(keys: KeyRing = ring, parts = PARTS): Buffer[] {
    const sealer = new FileSealer(keys);
    return [sealer.head, ...parts.map((part, at) => sealer.seal(part, at === parts.length - 1))];
  }
  async function read(bytes: Buffer | readonly Buffer[], keys: KeyRing = ring): Promise<string[]> {
    writeFileSync(file, Buffer.isBuffer(bytes) ? bytes : Buffer.concat(bytes));
    const handle = await open(file, 'r');
    try {
      const parts: string[] = [];
      for await (const part of openSealed(handle, keys)) parts.push(part);
      return parts;
    } finally {
      await handle.close();
    }
  }

  it('comes back part by part, and shows nothing of what it holds', async () => {
    expect(await read(sealed())).toEqual(PARTS);
    expect(readFileSync(file).includes('skiver')).toBe(false);
    const twice = [Buffer.concat(sealed()), Buffer.concat(sealed())];
    expect(twice[0]!.equals(twice[1]!)).toBe(false);
  });

  it('is read with an older key of the ring, and with no other', async () => {
    const old = sealed();
    expect(await read(old, parseKeyRing(`${newKeyLine()}\n${line}`))).toEqual(PARTS);
    await expect(read(old, parseKeyRing(newKeyLine()))).rejects.toThrow('not among FIELD_KEYS');
  });

  it('is not read when a part was changed, left out, doubled, moved, or is of another file', async () => {
    const [head, a, b, c, end] = sealed() as [Buffer, Buffer, Buffer, Buffer, Buffer];
    const changed = Buffer.from(b);
    changed[1000] = changed[1000]! ^ 1;
    const foreign = sealed()[2]!;
    for (const pieces of [
      [head, a, changed, c, end],
      [head, a, c, end],
      [head, a, a, b, c, end],
      [head, b, a, c, end],
      [head, a, foreign, c, end],
      [head, a, end],
    ]) {
      await expect(read(pieces)).rejects.toThrow('was changed, or is of another file');
    }
  });

  it('is not read when it is cut, goes on after its end, or is no sealed file', async () => {
    const whole = Buffer.concat(sealed());
    for (const length of [0, 5, 40, whole.length / 2, whole.length - 1]) {
      await expect(read(whole.subarray(0, length))).rejects.toThrow(/ends too early|no sealed file/);
    }
    await expect(read(sealed().slice(0, -1))).rejects.toThrow('ends too early');
    await expect(read([whole, Buffer.from('x')])).rejects.toThrow('follows the last part');
    await expect(read(Buffer.from('{"form":1,"basis":"x"}\n'))).rejects.toThrow('no sealed file');
    const endless = Buffer.concat([sealed()[0]!, Buffer.from([0xff, 0xff, 0xff, 0xff])]);
    await expect(read(endless)).rejects.toThrow('impossible length');
  });
});
