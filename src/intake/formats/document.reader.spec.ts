import { DOCUMENT_LIMITS } from '../documents/document.types';
import { DocumentReader, documents } from '../documents/document-reader';
import { docx, pdf, zip } from '../testing/documents';
import { noteCodes, read, readCandidate, readOpening, refusalCodes, unmappedAt } from '../testing/read';

afterAll(() => documents.close());

const CV = ['Curriculum vitae', 'Jeg har gjort rent på hotel i tre år.', 'Jeg har ikke kørekort.'];
const AD = [
  'Rengøringsassistent, morgenhold',
  'Vi søger en kollega.',
  'Du skal kunne moppe gulve. Ansøgningsfrist 1. maj.',
];

describe('a document', () => {
  it.each([
    ['PDF', 'pdf', pdf([CV])],
    ['Word', 'docx', docx(...CV)],
    ['plain text', 'text', Buffer.from(CV.join('\n'))],
  ])(
    'as %s becomes a person with the text beside the record, and no field of it is guessed',
    async (_, format, bytes) => {
      const parsed = await read(bytes, {}, 'cv.txt');

      expect(parsed).toMatchObject({ format, kind: 'candidates', refusals: [] });
      const { externalId, municipality, unmapped, ...guessed } = parsed.records[0]!.input;
      expect(guessed).toEqual({});
      expect([externalId, municipality]).toEqual([expect.stringMatching(/^sha256:/), '0851']);
      expect(unmapped).toEqual([{ path: 'document', text: CV.join('\n') }]);
    },
  );

  it('worded as an ad becomes an opening with its first line as title', async () => {
    const opening = await readOpening(pdf([AD]));

    expect(opening).toMatchObject({ title: AD[0], source: 'import', schemes: ['ordinaert'] });
    expect(opening.description).toContain('moppe gulve');
  });

  it('is what the caller says it is', async () => {
    expect((await readOpening(docx(...CV), { kind: 'openings' })).title).toBe(CV[0]);
    expect(unmappedAt(await readCandidate(docx(...AD), { kind: 'candidates' }), 'document')).toContain('Vi søger');
  });

  it('keeps no CPR number, and says so', async () => {
    const parsed = await read(docx(...CV, 'CPR: 010291-1234'));

    expect(JSON.stringify(parsed.records)).not.toContain('1234');
    expect(noteCodes(parsed)).toContain('CPR.LEFT_OUT');
  });

  it('read twice has the same key', async () => {
    expect(await readCandidate(pdf([CV]))).toEqual(await readCandidate(pdf([CV])));
  });
});

describe('is refused with what would be right:', () => {
  const pages = (count: number) => Array.from({ length: count }, () => CV);
  const bomb = () => {
    const hollow = zip({ '[Content_Types].xml': Buffer.from('<a/>'), 'word/document.xml': Buffer.from('<a/>') });
    const large = zip({ 'word/document.xml': Buffer.alloc(70 * 1024 * 1024, 32) });
    return { hollow, large };
  };
  it.each([
    ['a locked PDF', () => pdf([CV], { locked: true }), 'FILE.ENCRYPTED'],
    ['a PDF of pictures', () => pdf([[]]), 'FILE.NO_TEXT'],
    ['one page too many', () => pdf(pages(DOCUMENT_LIMITS.pages + 1)), 'FILE.TOO_MANY_PAGES'],
    ['a container that only calls itself Word', () => bomb().hollow, 'FILE.BROKEN_DOCUMENT'],
    ['a Word document that unpacks to too much', () => bomb().large, 'FILE.TOO_LARGE'],
    ['an empty Word document', () => docx(''), 'FILE.NO_TEXT'],
  ])('%s', async (_, bytes, code) => {
    const parsed = await read(bytes());

    expect(refusalCodes(parsed)).toEqual([code]);
    expect(parsed.refusals[0]!.problems[0]!.expected).toBeTruthy();
  });

  it('and a document with as many pages as allowed is read', async () => {
    expect((await read(pdf(pages(DOCUMENT_LIMITS.pages)))).records).toHaveLength(1);
  });

  it('a document that takes too long; the next one has a thread of its own', async () => {
    const hurried = new DocumentReader({ milliseconds: 1 });
    const failure = await hurried.read('pdf', pdf([CV])).catch((error: unknown) => error);

    expect(failure).toMatchObject({ problem: { code: 'FILE.TOO_SLOW' } });
    await hurried.close();
    expect((await documents.read('pdf', pdf([CV]))).pages).toBe(1);
  });

  it('several at once take turns', async () => {
    const [good, broken, word] = await Promise.allSettled([
      documents.read('pdf', pdf([CV])),
      documents.read('pdf', Buffer.from('%PDF-1.7 nothing')),
      documents.read('docx', docx(...CV)),
    ]);

    expect([good!.status, broken!.status, word!.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

it('a PDF that carries a Europass CV is read by its XML, wherever the attachment stands', async () => {
  const xml =
    '<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>' +
    '<Identification><PersonName><FirstName>Amina</FirstName></PersonName></Identification></LearnerInfo></SkillsPassport>';
  const plain = pdf([CV]).toString('latin1');
  const attached = plain
    .replace('/Pages 2 0 R', '/Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.xml) 90 0 R] >> >>')
    .replace(
      'xref\n',
      `90 0 obj\n<< /Type /Filespec /F (a.xml) /EF << /F 91 0 R >> >>\nendobj\n91 0 obj\n<< /Length ${xml.length} >>\nstream\n${xml}\nendstream\nendobj\nxref\n`,
    );
  const parsed = await read(Buffer.from(attached, 'latin1'));

  expect(parsed).toMatchObject({ format: 'europass-skillspassport', records: [{ kind: 'candidates' }] });
});
