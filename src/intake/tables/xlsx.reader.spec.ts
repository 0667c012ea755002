import writeWorkbook from 'write-excel-file/node';
import { docx, zip } from '../testing/documents';
import { read, refusalCodes, unmappedAt } from '../testing/read';

type Cell = string | number | boolean | Date | null;

async function workbook(...sheets: Cell[][][]): Promise<Buffer> {
  const contents = sheets.map((rows, index) => ({
    sheet: `Ark${index + 1}`,
    data: rows.map((row) =>
      row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : value === null ? null : { value })),
    ),
  }));
  return writeWorkbook(contents as Parameters<typeof writeWorkbook>[0]).toBuffer();
}

describe('an XLSX workbook', () => {
  it('becomes inputs, with numbers and dates as the texts they stand for', async () => {
    const parsed = await read(
      await workbook([
        ['Fornavn', 'Fødselsdato', 'Postnr', 'Timer maks', 'Bemærkning', 'Sand'],
        ['Amina', new Date('1991-02-01T00:00:00Z'), 800, 37, 'kan cykle', true],
      ]),
    );
    expect(parsed).toMatchObject({ format: 'xlsx', kind: 'candidates', refusals: [] });
    expect(parsed.records[0]).toMatchObject({ line: 2, path: 'Ark1!2' });
    const input = parsed.records[0]!.input;
    expect(input).toMatchObject({
      identity: { givenName: 'Amina', birthDate: '1991-02-01' },
      postalCode: '0800',
      hoursMax: 37,
    });
    expect(unmappedAt(input, 'Bemærkning')).toBe('kan cykle');
    expect(unmappedAt(input, 'Sand')).toBe('true');
  });

  it('is read sheet by sheet; a sheet of another kind is refused by name', async () => {
    const openings: Cell[][] = [
      ['Titel', 'Startdato'],
      ['Rengøring', null],
    ];
    const parsed = await read(
      await workbook(
        openings,
        [
          ['Titel', 'Frist'],
          ['Køkken', null],
        ],
        [
          ['By', 'Vejr'],
          ['x', 'y'],
        ],
      ),
    );
    expect(parsed.records.map((record) => record.path)).toEqual(['Ark1!2', 'Ark2!2']);
    expect(parsed.refusals).toMatchObject([{ path: 'Ark3', problems: [{ code: 'SHEET.OTHER_KIND' }] }]);
  });

  it('is refused when its headers tell nothing or it is damaged', async () => {
    expect(
      refusalCodes(
        await read(
          await workbook([
            ['By', 'Vejr'],
            ['x', 'y'],
          ]),
        ),
      ),
    ).toEqual(['FILE.UNKNOWN_COLUMNS']);
    const whole = await workbook([
      ['Fornavn', 'Sprog'],
      ['A', 'ar'],
    ]);
    expect(refusalCodes(await read(whole.subarray(0, whole.length - 200)))).toEqual(['FILE.BROKEN_ZIP']);
    const hollow = zip({ 'xl/workbook.xml': Buffer.from('<workbook/>') });
    expect(refusalCodes(await read(hollow))).toEqual(['FILE.BROKEN_XLSX']);
  });

  it('is refused when it unpacks to too much, or spans too many cells', async () => {
    const bomb = zip({
      'xl/workbook.xml': Buffer.from('<w/>'),
      'xl/worksheets/sheet1.xml': Buffer.alloc(70 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(refusalCodes(await read(bomb))).toEqual(['FILE.TOO_LARGE']);
    const sheet = Buffer.from(
      '<worksheet><sheetData><row><c r="A1"/><c t="n" r="XFD1048576"/></row></sheetData></worksheet>',
    );
    const wide = zip({ 'xl/workbook.xml': Buffer.from('<w/>'), 'xl/worksheets/sheet1.xml': sheet });
    expect(refusalCodes(await read(wide))).toEqual(['FILE.TOO_LARGE']);
  });

  it('is told from other containers', async () => {
    expect((await read(docx('Jeg har arbejdet på hotel i tre år'))).format).toBe('docx');
    expect(refusalCodes(await read(zip({ 'a.txt': Buffer.from('x') })))).toEqual(['FILE.UNSUPPORTED']);
  });
});
