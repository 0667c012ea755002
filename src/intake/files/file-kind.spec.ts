import { contradiction, kindOfContent } from './file-kind';
import { docx, pdf, zip } from '../testing/documents';

const workbook = () => zip({ 'xl/workbook.xml': Buffer.from('<workbook/>') });
const png = () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const csv = () => Buffer.from('Navn;Postnr\nTest;9000\n');

describe('the kind of a file by its content', () => {
  it.each([
    ['a table in the encoding of older spreadsheets', Buffer.from('F\u00f8dselsdato;By\n', 'latin1'), 'text'],
    ['a table that begins like a picture of another format', Buffer.from('BM;Navn\n1;Test\n'), 'text'],
    ['a table that begins like a program', Buffer.from('MZ;Navn\n1;Test\n'), 'text'],
    ['a table in UTF-16', Buffer.from('\ufeffNavn;By\n', 'utf16le'), 'text'],
    ['JSON', Buffer.from('{"basics": {}}'), 'text'],
    ['a workbook', workbook(), 'workbook'],
    ['a Word document', docx('Jeg har arbejdet på hotel i tre år'), 'word'],
    ['a PDF', pdf([['Jeg har arbejdet på hotel i tre år']]), 'pdf'],
    ['a container of something else', zip({ 'a.txt': Buffer.from('x') }), 'other'],
    ['a picture', png(), 'other'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'other'],
    ['bytes of no known kind', Buffer.from([1, 2, 3, 0, 5, 6]), 'other'],
    ['rich text', Buffer.from('{\\rtf1 hello}'), 'other'],
    ['a damaged container', Buffer.from('PK\u0003\u0004 and no more'), undefined],
  ])('of %s is told', async (_what, bytes, kind) => {
    expect(await kindOfContent(bytes)).toBe(kind);
  });
});

describe('a file whose content contradicts', () => {
  it.each([
    ['its name: a picture called a table', 'borgere.csv', png()],
    ['its name: a table called a workbook', 'borgere.xlsx', csv()],
    ['its name: a workbook called a Word document', 'cv.docx', workbook()],
    ['its name: a table called a picture', 'cv.png', csv()],
    ['its name: a program called a PDF', 'cv.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
  ])('%s', async (_what, name, bytes) => {
    const found = await contradiction({ name, bytes });
    expect(found).toMatchObject({ pointer: '/file', code: 'FILE.CONTRADICTS_NAME' });
    expect(found!.expected).toBeTruthy();
    // a name may hold a person's
    expect(found!.detail).not.toContain(name);
  });

  it.each([
    ['a picture', 'image/png', csv()],
    ['a PDF', 'application/pdf; charset=binary', docx('Jeg har arbejdet på hotel')],
    ['text', 'text/csv', png()],
  ])('its type: sent as %s', async (_what, type, bytes) => {
    expect(await contradiction({ name: 'fil', type, bytes })).toMatchObject({ code: 'FILE.CONTRADICTS_TYPE' });
  });

  it.each([
    ['a table', 'borgere.CSV', 'text/csv', csv()],
    ['a table that Windows sends as an old workbook', 'borgere.csv', 'application/vnd.ms-excel', csv()],
    ['a page of JSON-LD', 'opslag.html', 'text/html', Buffer.from('<!doctype html><html></html>')],
    ['anything without a type', 'borgere', 'application/octet-stream', csv()],
    ['an extension nobody knows', 'borgere.dat', undefined, csv()],
    ['a damaged workbook, which is refused as damaged', 'borgere.xlsx', undefined, Buffer.from('PK\u0003\u0004')],
    ['an empty file, which is refused as empty', 'borgere.xlsx', undefined, Buffer.alloc(0)],
  ])('nothing is %s', async (_what, name, type, bytes) => {
    expect(await contradiction({ name, type, bytes })).toBeUndefined();
  });
});
