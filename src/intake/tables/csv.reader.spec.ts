import fc from 'fast-check';
import type { CandidateInputDto } from '../../candidates/candidate-input.dto';
import { candidatesToCsv, errorFile, openingsToCsv } from './csv-writer';
import { noteCodes, read, readCandidate, readOpening, refusalCodes, unmappedAt } from '../testing/read';

const PEOPLE = [
  'Id;Fornavn;Efternavn;Fødselsdato;Køn;Nationalitet;Postnr;Timer;Kompetencer;Sprog;Danskuddannelse;Modul;Jobmål;Kørekort;Note',
  'b-1;Amina;Demo;01-02-1991;kvinde;SY;9000;15-20;reng.moppe_gulv:3:evidenced|reng.toiletter:2;da:A2/A2/A1+/A1/A1|ar;DU2;3;A:9112|B:5120;B|DK:C;Henter børn kl. 15',
].join('\n');

describe('a CSV of people', () => {
  it('becomes inputs by its Danish headers', async () => {
    const parsed = await read(PEOPLE);
    expect(parsed).toMatchObject({ format: 'csv', kind: 'candidates', refusals: [] });
    expect(parsed.records[0]).toMatchObject({ line: 2, notes: [] });
    expect(parsed.records[0]?.input).toEqual({
      externalId: 'b-1',
      municipality: '0851',
      identity: { givenName: 'Amina', familyName: 'Demo', birthDate: '1991-02-01', sex: 'female', nationality: 'SY' },
      postalCode: '9000',
      hoursMin: 15,
      hoursMax: 20,
      competencies: [
        { code: 'reng.moppe_gulv', level: 3, evidence: 'evidenced', source: 'import' },
        { code: 'reng.toiletter', level: 2, evidence: 'claimed', source: 'import' },
      ],
      languages: [
        {
          language: 'da',
          skills: { listening: 'A2', speaking: 'A2', interaction: 'A1+', reading: 'A1', writing: 'A1' },
          source: 'import',
          danishEducation: 'DU2',
          danishModule: 3,
        },
        { language: 'ar', source: 'import' },
      ],
      jobGoals: [
        { level: 'A', isco08: '9112' },
        { level: 'B', isco08: '5120' },
      ],
      credentials: [
        { code: 'koerekort-b', status: 'unknown', source: 'import' },
        { code: 'koerekort-c', status: 'held', source: 'import' },
      ],
      unmapped: [{ path: 'Note', text: 'Henter børn kl. 15' }],
    });
  });

  it.each([
    ['semicolons', ';'],
    ['commas', ','],
    ['tabs', '\t'],
  ])('may be cut by %s', async (_name, delimiter) => {
    const text =
      ['First name', 'Family name', 'Languages'].join(delimiter) + '\n' + ['Amina', 'Demo', 'ar'].join(delimiter);
    expect((await readCandidate(text)).identity).toEqual({ givenName: 'Amina', familyName: 'Demo' });
  });

  it('may be UTF-8 with a mark, UTF-16, or what older Danish spreadsheets write', async () => {
    const text = 'Fornavn;Efternavn\nSøren;Åse\n';
    const encodings = [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'latin1'),
    ];
    for (const bytes of encodings) {
      expect((await readCandidate(bytes)).identity).toEqual({ givenName: 'Søren', familyName: 'Åse' });
    }
  });

  it('follows the user’s own column map before the default headers', async () => {
    const parsed = await read('Hvem;Postnr;Zone\nAmina;note;9000', {
      kind: 'candidates',
      columnMap: { Hvem: 'givenName', Zone: 'postalCode', Postnr: 'unmapped' },
    });
    expect(parsed.records[0]?.input).toMatchObject({
      identity: { givenName: 'Amina' },
      postalCode: '9000',
      unmapped: [{ path: 'Postnr', text: 'note' }],
    });
  });

  it('refuses a column map that points at nothing, and names what there is', async () => {
    const parsed = await read('Fornavn;X\nAmina;1', { columnMap: { X: 'zone' } });
    expect(refusalCodes(parsed)).toEqual(['COLUMN_MAP.UNKNOWN_COLUMN']);
    expect(parsed.refusals[0]?.problems[0]?.expected).toContain('postalCode');
  });

  it('keeps what cannot be read as text, with a note that says the field but not the value', async () => {
    const parsed = await read('Fornavn;Fødselsdato;Postnr;Sprog;Timer min\nAmina;31-02-1991;9OOO;da:A7;49');
    const record = parsed.records[0];
    expect(record?.input.unmapped?.map((one) => one.path)).toEqual(['Fødselsdato', 'Postnr', 'Sprog', 'Timer min']);
    expect(record?.notes.map((note) => note.pointer)).toEqual([
      '/identity/birthDate',
      '/postalCode',
      '/languages',
      '/hoursMin',
    ]);
    expect(JSON.stringify(record?.notes)).not.toMatch(/31-02-1991|9OOO|A7|"49"/);
  });

  it('reads the good values of a list and keeps the whole cell when one is wrong', async () => {
    const input = await readCandidate('Fornavn;Kompetencer\nAmina;reng.moppe_gulv:3|rengøring');
    expect(input.competencies?.map((one) => one.code)).toEqual(['reng.moppe_gulv']);
    expect(unmappedAt(input, 'Kompetencer')).toBe('reng.moppe_gulv:3|rengøring');
  });

  it('maps a free word only when it is exactly a label of the taxonomy', async () => {
    const taxonomy = { competencyByLabel: (text: string) => (text === 'Gulvvask' ? 'reng.moppe_gulv' : undefined) };
    const input = await readCandidate('Fornavn;Kompetencer\nAmina;Gulvvask', { taxonomy });
    expect(input.competencies).toEqual([{ code: 'reng.moppe_gulv', level: 1, evidence: 'claimed', source: 'import' }]);
    expect((await readCandidate('Fornavn;Kompetencer\nAmina;Gulvvask')).competencies).toBeUndefined();
  });

  it('holds what a pseudonymised row tells of a person, and no status date without a status', async () => {
    const parsed = await read('Efternavn;Fødselsdato;Status til\nDemo;01-02-1991;01-03-2026');
    const input = parsed.records[0]?.input as CandidateInputDto;
    expect(input.identity).toEqual({ familyName: 'Demo', birthDate: '1991-02-01' });
    expect(input).not.toHaveProperty('status');
    expect(input.unmapped).toHaveLength(1);
    expect(noteCodes(parsed)).toEqual(['FIELD.REQUIRED']);
  });

  it('never lets a CPR number in, and says so', async () => {
    const parsed = await read('Fornavn;CPR-nr\nAmina;010291-1234');
    expect(JSON.stringify(parsed)).not.toContain('010291');
    expect(noteCodes(parsed)).toEqual(['CPR.LEFT_OUT']);
  });

  it('refuses a row of another municipality and takes one of the same', async () => {
    const parsed = await read('Fornavn;Efternavn;Kommune\nAmina;A;851\nBashir;B;0101');
    expect(parsed.records.map((record) => record.input.municipality)).toEqual(['0851']);
    expect(parsed.refusals).toMatchObject([{ line: 3, problems: [{ code: 'ROW.OTHER_MUNICIPALITY' }] }]);
  });

  it('is not seen in a list of towns, nor in a text', async () => {
    expect(refusalCodes(await read('postnr,navn,lat\n9000,Aalborg,57', {}, 'byer.csv'))).toEqual([
      'FILE.UNKNOWN_COLUMNS',
    ]);
    expect(refusalCodes(await read('Jeg hedder Amina; jeg kan vaske gulv.'))).toEqual(['FILE.UNKNOWN_FORMAT']);
  });
});

describe('a CSV of openings', () => {
  it('becomes inputs, the employer kept as text', async () => {
    const text =
      'Titel,Virksomhed,Postnr,Ordninger,Opgaver,Sprog,Vagter,Krav,Frist,Mindstealder\n' +
      'Rengøring,Firma A,9000,igu|smaajob,reng.moppe_gulv:must:2,da:A2/A2/A1/A1/A1:safety|en:B1,man-fre 05:00-09:00,loeft_kg:10|stoej,01-03-2026,18\n';
    expect(await readOpening(text)).toMatchObject({
      title: 'Rengøring',
      source: 'import',
      postalCode: '9000',
      schemes: ['igu', 'smaajob'],
      tasks: [{ competency: 'reng.moppe_gulv', need: 'must', level: 2 }],
      languages: [{ language: 'da', reason: 'safety' }, { language: 'en' }],
      demands: [{ condition: 'loeft_kg', amount: 10 }, { condition: 'stoej' }],
      deadlineOn: '2026-03-01',
      minimumAge: 18,
      unmapped: [{ path: 'hiringOrganization', text: 'Firma A' }],
    });
    expect((await readOpening(text)).shifts).toHaveLength(5);
  });

  it('cuts a title at 100 characters and keeps the whole one', async () => {
    const whole = 'x'.repeat(100);
    expect(await readOpening(`Titel;Ordninger\n${whole};igu`)).not.toHaveProperty('unmapped');
    const longer = await readOpening(`Titel;Ordninger\n${whole}y;igu`);
    expect(longer.title).toBe(whole);
    expect(unmappedAt(longer, 'Titel')).toBe(`${whole}y`);
  });

  it('takes an ordinary job with a note when no scheme is named', async () => {
    const parsed = await read('Titel;Startdato\nRengøring;01-03-2026');
    expect(parsed.records[0]?.input).toMatchObject({ schemes: ['ordinaert'] });
    expect(noteCodes(parsed)).toEqual(['SCHEME.ASSUMED']);
  });

  it('refuses a row without a title by its line, and a table without titles as a whole', async () => {
    const parsed = await read('Titel;Startdato\nA;01-03-2026\n\n;02-03-2026\n');
    expect(parsed.refusals).toMatchObject([{ line: 4, problems: [{ code: 'FIELD.REQUIRED', pointer: '/title' }] }]);
    expect(refusalCodes(await read('Ordninger;Frist;Opgaver\nigu;01-03-2026;'))).toEqual([
      'FILE.REQUIRED_COLUMN_MISSING',
    ]);
  });
});

describe('lines', () => {
  it('are those of the file, through blank lines and cells with line breaks', async () => {
    const parsed = await read('Titel;Startdato\r\n"To\r\nlinjer";\r\n\r\n;\r\n;01-03-2026\r\nTre;\r\n');
    expect(parsed.records.map((record) => record.line)).toEqual([2, 7]);
    expect(parsed.refusals.map((refusal) => refusal.line)).toEqual([6]);
  });

  it('tell where a quote opens that is never closed; the rows before it stand', async () => {
    const parsed = await read('Titel;Startdato\nA;\nB;"01-03-2026\nC;\nD;');
    expect(parsed.records.map((record) => record.line)).toEqual([2]);
    expect(parsed.refusals).toMatchObject([{ line: 3, problems: [{ code: 'ROW.QUOTE_NOT_CLOSED' }] }]);
  });

  it('keep cells beyond the headers', async () => {
    const input = await readCandidate('Fornavn;Efternavn\nAmina;Demo;mere;endnu mere');
    expect(input.unmapped).toEqual([
      { path: 'column 3', text: 'mere' },
      { path: 'column 4', text: 'endnu mere' },
    ]);
  });
});

describe('doubles', () => {
  it('are refused: the same row twice, and the same key twice', async () => {
    const twice = await read('Titel;Startdato\nA;01-03-2026\nA;01-03-2026');
    expect(twice.records).toHaveLength(1);
    expect(twice.refusals).toMatchObject([{ line: 3, problems: [{ code: 'ROW.DUPLICATE' }] }]);
    const key = await read('Id;Titel;Startdato\n1;A;01-03-2026\n1;B;01-03-2026\n2;B;01-03-2026');
    expect(key.records.map((record) => record.line)).toEqual([2, 4]);
  });

  it('have the same key in two readings, wherever the row stands', async () => {
    const first = await read('Titel;Startdato\nA;\nB;');
    const second = await read('Titel;Startdato\nB;\nA;');
    const keys = (parsed: typeof first) => parsed.records.map((record) => record.input.externalId).sort();
    expect(keys(second)).toEqual(keys(first));
    expect(new Set(keys(first)).size).toBe(2);
  });
});

describe('nothing is dropped', () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('every cell of an unknown column comes back in unmapped, whatever it holds', async () => {
    // What no database column holds is replaced (storable), so the property is stated for texts without it.
    const text = fc.string({ unit: 'binary' }).filter((value) => value.trim() !== '' && !value.includes('\u0000'));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (cells) => {
        const headers = cells.map((_cell, index) => `felt ${index}`);
        const input = await readCandidate(
          [['Fornavn', 'Efternavn', ...headers].join(';'), ['"A"', '"B"', ...cells.map(cell)].join(';')].join('\n'),
        );
        expect(input.unmapped).toEqual(cells.map((value, index) => ({ path: `felt ${index}`, text: value })));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    '<script>alert(1)</script>',
    "'; DROP TABLE candidates; --",
    '=cmd|/c calc!A1',
    '${jndi:ldap://example.org/x}',
    '﷽ ‮txet',
    'Ω≈ç√∫ 田中さん ትግርኛ العربية',
    '\u0007\u001b[31m',
    '__proto__',
    'null',
  ])('holds for %j, in fields and in leftovers', async (text) => {
    const input = await readCandidate(`Fornavn;Efternavn;Andet\n${[text, text, text].map(cell).join(';')}`);
    expect(input.identity).toEqual({ givenName: text, familyName: text });
    expect(unmappedAt(input, 'Andet')).toBe(text);
  });

  it('holds for more leftovers than the list takes', async () => {
    const headers = Array.from({ length: 700 }, (_none, index) => `h${index}`);
    const input = await readCandidate(
      `Fornavn;Efternavn;${headers.join(';')}\nA;B;${headers.map((h) => `værdi ${h}.`).join(';')}`,
    );
    const all = input.unmapped!.map((one) => one.text).join('\n');
    expect(input.unmapped!.length).toBeLessThanOrEqual(500);
    expect(headers.filter((header) => !all.includes(`værdi ${header}.`))).toEqual([]);
  });

  it('holds for a text and a header longer than their fields', async () => {
    const long = 'lang '.repeat(30_000);
    const header = 'h'.repeat(400);
    const input = await readCandidate(`Fornavn;Efternavn;${header}\nA;B;${long}`);
    expect(input.unmapped!.map((one) => one.text).join('')).toBe(`${header}\n${long}`);
  });
});

describe('our own tables', () => {
  it('have a template that is read as what it is', async () => {
    expect(candidatesToCsv().startsWith('\ufeffId;Kommunekode;Fornavn;')).toBe(true);
    expect(openingsToCsv([], 'en')).toContain('Title;Description;Employer');
    expect(refusalCodes(await read(candidatesToCsv()))).toEqual(['FILE.NO_RECORDS']);
  });

  it('come back as they were, people and openings, in both languages', async () => {
    const person = await readCandidate(PEOPLE);
    const opening = await readOpening(
      'Titel;Virksomhed;Ordninger;Opgaver;Sprog;Vagter;Krav;Mentor;Andet\nA;+Firma;igu;reng.moppe_gulv:must:2;da:A2/-/-/A1/-:safety|en;1 05:00-09:00;loeft_kg:10|stoej;ja;-rest',
    );
    for (const language of ['da', 'en'] as const) {
      expect(await readCandidate(candidatesToCsv([person], language))).toEqual({
        ...person,
        languages: person.languages,
      });
      expect(await readOpening(openingsToCsv([opening], language))).toEqual(opening);
    }
  });

  it('cannot run as formulas in a spreadsheet', async () => {
    const person = await readCandidate('Fornavn;Efternavn;Telefon\n=1+1;@x;+45 11 11 11 11');
    expect(candidatesToCsv([person])).toContain("'=1+1;'@x");
    expect((await readCandidate(candidatesToCsv([person]))).identity).toEqual(person.identity);
  });

  it('list what was refused and what was noted, by line', async () => {
    const parsed = await read('Titel;Startdato;Ordninger\nA;snart;igu\n;01-03-2026;igu');
    expect(errorFile(parsed).split('\n').slice(0, 3)).toEqual([
      '\ufeffLinje;Sted;Felt;Kode;Fejl;Forventet;Resultat',
      '2;;/startsOn;FIELD.UNREADABLE;`Startdato` cannot be read.;A date, YYYY-MM-DD or DD-MM-YYYY.;importeret',
      '3;;/title;FIELD.REQUIRED;The row has no title.;A title of 1–100 characters.;ikke importeret',
    ]);
  });
});
