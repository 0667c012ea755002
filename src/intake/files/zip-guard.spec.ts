import { deflateRawSync } from 'node:zlib';
import writeWorkbook from 'write-excel-file/node';
import { INTAKE_LIMITS } from '../records/parsed-file';
import { docx, zip } from '../testing/documents';
import { read, refusalCodes } from '../testing/read';
import { listZip, repack } from './zip-guard';

const DIRECTORY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** A container with one part more, which stands between the others but not in the directory. */
function withHidden(container: Buffer, name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const hidden = Buffer.concat([local, Buffer.from(name), packed]);
  const at = container.indexOf(DIRECTORY);
  const end = Buffer.from(container.subarray(container.lastIndexOf(END)));
  end.writeUInt32LE(at + hidden.length, 16);
  const directory = container.subarray(at, container.lastIndexOf(END));
  return Buffer.concat([container.subarray(0, at), hidden, directory, end]);
}

const workbook = () =>
  writeWorkbook([
    {
      sheet: 'Ark1',
      data: [
        [{ value: 'Fornavn' }, { value: 'Postnr' }],
        [{ value: 'Test' }, { value: '9000' }],
      ],
    },
  ]).toBuffer();

describe('what a library is given of a container', () => {
  it('holds the listed parts, byte by byte, and no other', () => {
    const parts = { 'a.xml': Buffer.from('<a/>'), 'mappe/b.bin': Buffer.from([0, 1, 2, 255]) };
    const given = repack(listZip(withHidden(zip(parts), 'b.xml', Buffer.from('<b/>'))));
    expect(Object.fromEntries(listZip(given).map((part) => [part.name, part.read()]))).toEqual(parts);
    expect(given.includes('b.xml')).toBe(false);
  });

  it('lets no hidden part of a workbook be read, whatever size it claims', async () => {
    const plain = await workbook();
    const expected = await read(plain);
    expect(expected.records).toHaveLength(1);
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>';
    for (const [content, claimed] of [
      [Buffer.from(sheet), sheet.length],
      [Buffer.alloc(INTAKE_LIMITS.unpackedBytes + 1, 32), 0xfffffff0],
    ] as const) {
      const parsed = await read(withHidden(plain, 'xl/worksheets/sheet1.xml', content, claimed));
      expect(parsed.records.map(({ input }) => input)).toEqual(expected.records.map(({ input }) => input));
    }
  });

  it('lets no hidden part of a Word document be read', async () => {
    const plain = docx('Jeg har arbejdet på hotel i tre år');
    const hidden = Buffer.alloc(INTAKE_LIMITS.unpackedBytes + 1, 32);
    expect((await read(withHidden(plain, 'word/document.xml', hidden))).format).toBe('docx');
  });

  it('counts all parts together against the limit, each once', () => {
    const half = Buffer.alloc(INTAKE_LIMITS.unpackedBytes / 2);
    const fitting = listZip(zip({ a: half, b: half }));
    for (let times = 0; times < 3; times++) for (const part of fitting) expect(part.read()).toHaveLength(half.length);
    const [a, b, c] = listZip(zip({ a: half, b: half, c: Buffer.alloc(1) }));
    a!.read();
    b!.read();
    expect(() => c!.read()).toThrow('FILE.TOO_LARGE');
  });

  it('is refused when a compressed part is a bomb in a listed place', async () => {
    const bomb = zip({ 'xl/workbook.xml': Buffer.alloc(INTAKE_LIMITS.unpackedBytes + 1) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusalCodes(await read(bomb))).toEqual(['FILE.TOO_LARGE']);
  });
});
