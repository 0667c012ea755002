import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { candidatesToCsv, errorFile } from './tables/csv-writer';
import { parseFile } from './parse-file';
import { FILE_FORMATS, INTAKE_LIMITS } from './records/parsed-file';
import { tellsIdentity } from './records/person-fields';
import { read, refusalCodes } from './testing/read';
import { parseXml } from './formats/xml';

describe('a file that cannot be read is one refusal with a reason', () => {
  it.each([
    ['nothing', '', 'FILE.NO_RECORDS'],
    ['spaces', ' \n\t', 'FILE.NO_RECORDS'],
    ['a letter', 'Kære kommune, jeg søger arbejde.', 'FILE.UNKNOWN_FORMAT'],
    ['half a JSON', '{"basics": {', 'FILE.BROKEN_JSON'],
    ['a JSON of something else', '{"cats": [1, 2]}', 'FILE.UNKNOWN_FORMAT'],
    ['a JSON list of numbers', '[1, 2]', 'FILE.UNKNOWN_FORMAT'],
    ['an empty JSON list', '[]', 'FILE.UNKNOWN_FORMAT'],
    ['half an XML', '<Candidate><a></Candidate>', 'FILE.BROKEN_XML'],
    ['two roots', '<Candidate/><Candidate/>', 'FILE.BROKEN_XML'],
    ['an XML of something else', '<?xml version="1.0"?><cats/>', 'FILE.UNKNOWN_FORMAT'],
    ['a reserved element name', '<Candidate><__proto__>x</__proto__></Candidate>', 'FILE.BROKEN_XML'],
    ['half a PDF', '%PDF-1.7\nhello', 'FILE.BROKEN_DOCUMENT'],
    ['rich text', '{\\rtf1 hello}', 'FILE.UNSUPPORTED'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'FILE.UNSUPPORTED'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'FILE.UNSUPPORTED'],
    ['a broken container', 'PK\u0003\u0004 and no more', 'FILE.BROKEN_ZIP'],
  ])('%s', async (_what, content, code) => {
    const parsed = await read(content);
    expect(parsed).toMatchObject({ format: 'unknown', records: [], refusals: [{ line: null, path: '' }] });
    expect(refusalCodes(parsed)).toEqual([code]);
    expect(parsed.refusals[0]?.problems[0]?.expected).toBeTruthy();
    expect(errorFile(parsed)).toContain(code);
  });

  it('says on which line XML or JSON breaks', async () => {
    expect((await read('<Candidate>\n<a>\n</Candidate>')).refusals[0]?.problems[0]?.detail).toContain('Line 3');
    expect((await read('{\n"basics": oops}')).refusals[0]?.problems[0]?.detail).toContain('Line 2');
  });
});

describe('a hostile file', () => {
  it('cannot define entities', async () => {
    const laughs = `<?xml version="1.0"?><!-- x --><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Candidate>&b;</Candidate>`;
    expect(refusalCodes(await read(laughs))).toEqual(['FILE.DTD_NOT_ALLOWED']);
    const external = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><SkillsPassport>&e;</SkillsPassport>';
    expect(refusalCodes(await read(external))).toEqual(['FILE.DTD_NOT_ALLOWED']);
  });

  it('keeps entities it has not defined as they are written, and knows the five of XML', () => {
    const xml = '<Candidate><Note a="&quot;">&evil; &lt;&#101;&#x65;&amp;gt;<![CDATA[&lt;]]></Note></Candidate>';
    const { tree } = parseXml(xml);
    expect([tree.peek('Note'), tree.peek('Note.@a')]).toEqual(['&evil; <ee&gt;&lt;', '"']);
  });

  it('may mention a document type inside its text', async () => {
    const parsed = await read('<Candidate><Note><![CDATA[<!DOCTYPE html>]]></Note></Candidate>');
    expect(parsed.records[0]?.input.unmapped?.[0]?.text).toBe('<!DOCTYPE html>');
  });

  it('is refused when it is nested too deeply, in JSON, JSON-LD, XML and HTML', async () => {
    const { depth } = INTAKE_LIMITS;
    const deepJson = (levels: number) => `{"basics":{"name":"A"},"x":${'['.repeat(levels)}1${']'.repeat(levels)}}`;
    expect(refusalCodes(await read(deepJson(depth - 2)))).toEqual([]);
    expect(refusalCodes(await read(deepJson(depth + 1)))).toEqual(['FILE.TOO_DEEP']);
    expect(refusalCodes(await read(deepJson(100_000)))).toEqual(['FILE.TOO_DEEP']);
    const deepXml = (levels: number) => `<Candidate>${'<a>'.repeat(levels)}x${'</a>'.repeat(levels)}</Candidate>`;
    expect(refusalCodes(await read(deepXml(depth - 2)))).toEqual([]);
    expect(refusalCodes(await read(deepXml(depth + 1)))).toEqual(['FILE.TOO_DEEP']);
    const html = `<div itemscope itemtype="https://schema.org/JobPosting"><p itemprop="title">A</p>${'<div>'.repeat(5000)}x`;
    expect((await read(html)).records).toHaveLength(1);
  });

  it('is refused one byte over the size limit', async () => {
    const whole = Buffer.alloc(INTAKE_LIMITS.fileBytes, ' ');
    expect(refusalCodes(await read(whole))).toEqual(['FILE.NO_RECORDS']);
    expect(refusalCodes(await read(Buffer.concat([whole, Buffer.from(' ')])))).toEqual(['FILE.TOO_LARGE']);
  });

  it('cannot hold more values in one record, or more rows, than the limits', async () => {
    const values = (count: number) => JSON.stringify({ basics: { name: 'A' }, x: Array(count).fill(1) });
    expect(refusalCodes(await read(values(INTAKE_LIMITS.valuesPerRecord - 1)))).toEqual([]);
    expect(refusalCodes(await read(values(INTAKE_LIMITS.valuesPerRecord)))).toEqual(['RECORD.TOO_LARGE']);
    const rows = 'Titel;Frist\n' + ';\n'.repeat(INTAKE_LIMITS.records + 1);
    expect(refusalCodes(await read(rows))).toEqual(['FILE.TOO_MANY_RECORDS']);
  });

  it('cannot reach the prototype of our objects', async () => {
    await read('{"basics":{"name":"A"},"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}');
    await read('__proto__;Fornavn;Efternavn\npolluted;A;B');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never makes the reader throw, whatever the bytes and whatever the beginning', async () => {
    const beginnings = [
      '',
      '{',
      '[',
      '<Candidate>',
      '<html>',
      'PK',
      '%PDF /EmbeddedFile stream\n',
      'Fornavn;Sprog\n',
      'Titel,Frist\n"',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), async (beginning, rest) => {
        const bytes = Buffer.concat([Buffer.from(beginning), Buffer.from(rest)]);
        const parsed = await read(bytes);
        expect(FILE_FORMATS).toContain(parsed.format);
        expect(parsed.records.length + parsed.refusals.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});

describe('every answer', () => {
  it('names the file by the hash of its bytes', async () => {
    const bytes = Buffer.from('Fornavn;Sprog\nA;ar');
    const parsed = await parseFile({ name: 'x.csv', bytes }, { municipality: '0851' });
    expect(parsed.contentHash).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('goes by content: a CSV is read under the name of a workbook, a CV under that of a text', async () => {
    expect((await read('Fornavn;Sprog\nA;ar', {}, 'liste.xlsx')).format).toBe('csv');
    expect((await read('{"basics":{"name":"A"}}', {}, 'cv.txt')).format).toBe('json-resume');
    expect((await read('Fornavn;Sprog\n<A>;ar', {}, 'cv.xml')).format).toBe('csv');
  });

  it('is the same for the same file', async () => {
    const text = candidatesToCsv([{ municipality: '0851', externalId: '1', postalCode: '9000' }]);
    expect(await read(text)).toEqual(await read(text));
  });

  it('asks the caller for a municipality', async () => {
    await expect(parseFile({ name: 'x', bytes: Buffer.from('') }, { municipality: '851' })).rejects.toThrow(RangeError);
  });
});

describe('paths that tell who somebody is', () => {
  it('are known, so that no reader of leftovers uses them', () => {
    expect(tellsIdentity('LearnerInfo.Identification.Demographics.NationalityList.Nationality[1].Code')).toBe(true);
    expect(tellsIdentity('Fødselsdato')).toBe(true);
    expect(tellsIdentity('LearnerInfo.Skills.JobRelated.Description')).toBe(false);
  });
});
