import { noteCodes, read, readCandidate, readOpening, refusalCodes, unmappedAt } from '../testing/read';

const RESUME = {
  basics: {
    name: 'Selam Eksempel',
    email: 'selam@example.org',
    summary: 'Jeg er mødestabil.',
    location: { postalCode: '9000', countryCode: 'DK', city: 'Aalborg' },
  },
  work: [
    {
      name: 'Hotel Demo',
      position: 'Housekeeper',
      startDate: '2019-03',
      endDate: '2021',
      summary: 'Cleaned rooms.',
      highlights: ['20 rooms a day', 'Trained two others'],
      url: 'https://example.org',
    },
    { name: 'Uden titel', summary: 'Ukendt' },
  ],
  volunteer: [{ organization: 'Røde Kors', position: 'Hjælper', startDate: '2022-01-01' }],
  education: [{ institution: 'Asmara School', area: 'General', studyType: 'Primary', endDate: '2010-06-01' }],
  skills: [{ name: 'Gulvvask', level: 'Master', keywords: ['Vinduer'] }],
  languages: [
    { language: 'Tigrinya', fluency: 'Native speaker' },
    { language: 'Danish', fluency: 'A2' },
    { language: 'Elvish', fluency: 'C2' },
  ],
  certificates: [{ name: 'Hygiejnebevis', date: '2021-11-07' }],
};

describe('a JSON Resume', () => {
  it('becomes a person; what no field takes keeps its path', async () => {
    const input = await readCandidate(JSON.stringify(RESUME));
    expect(input).toMatchObject({
      municipality: '0851',
      identity: { givenName: 'Selam Eksempel', email: 'selam@example.org' },
      postalCode: '9000',
      experiences: [
        {
          title: 'Housekeeper',
          employer: 'Hotel Demo',
          from: '2019-03',
          until: '2021',
          description: 'Cleaned rooms.\n20 rooms a day\nTrained two others',
        },
        { title: 'Hjælper', employer: 'Røde Kors', from: '2022-01-01' },
      ],
      educations: [{ title: 'Primary, General', institution: 'Asmara School', endYear: 2010 }],
    });
    expect(unmappedAt(input, 'basics.summary')).toBe('Jeg er mødestabil.');
    expect(unmappedAt(input, 'work[1].name')).toBe('Uden titel');
    expect(unmappedAt(input, 'education[0].endDate')).toBe('2010-06-01');
    expect(unmappedAt(input, 'certificates[0].name')).toBe('Hygiejnebevis');
  });

  it('has a level only where the file states one of the CEFR', async () => {
    const input = await readCandidate(JSON.stringify(RESUME));
    const all = { listening: 'A2', speaking: 'A2', interaction: 'A2', reading: 'A2', writing: 'A2' };
    expect(input.languages).toEqual([
      { language: 'ti', source: 'cv' },
      { language: 'da', skills: all, source: 'cv' },
    ]);
    expect(unmappedAt(input, 'languages[0].fluency')).toBe('Native speaker');
    expect(unmappedAt(input, 'languages[2].language')).toBe('Elvish');
  });

  it('gives competencies only by exact label, at the lowest level, and keeps the words', async () => {
    expect(await readCandidate(JSON.stringify(RESUME))).not.toHaveProperty('competencies');
    const taxonomy = { competencyByLabel: (text: string) => (text === 'Gulvvask' ? 'reng.moppe_gulv' : undefined) };
    const parsed = await read(JSON.stringify(RESUME), { taxonomy });
    const record = parsed.records[0];
    expect(record?.input).toMatchObject({
      competencies: [{ code: 'reng.moppe_gulv', level: 1, evidence: 'claimed', source: 'cv' }],
    });
    expect(unmappedAt(record!.input, 'skills[0].name')).toBe('Gulvvask');
    expect(noteCodes(parsed)).toContain('COMPETENCY.LEVEL_NOT_STATED');
  });

  it('takes a postal code only when it is Danish', async () => {
    const at = (location: object) => readCandidate(JSON.stringify({ basics: { name: 'A', location } }));
    expect((await at({ postalCode: '9000', countryCode: 'NO' })).postalCode).toBeUndefined();
    expect((await at({ postalCode: 'CA 94115', countryCode: 'DK' })).postalCode).toBeUndefined();
    expect((await at({ postalCode: '9000' })).postalCode).toBe('9000');
  });

  it('has the same key each time, and another one when it says something else', async () => {
    const key = async (name: string) => (await readCandidate(JSON.stringify({ basics: { name } }))).externalId;
    expect(await key('A')).toBe(await key('A'));
    expect(await key('A')).not.toBe(await key('B'));
    const canonical = { basics: { name: 'A' }, meta: { canonical: 'https://example.org/sample.json' } };
    expect((await readCandidate(JSON.stringify(canonical))).externalId).toMatch(/^sha256:/);
  });

  it('may come as a list; an item that is none is refused by its place', async () => {
    const parsed = await read(JSON.stringify([RESUME, { cat: true }, { basics: { name: 'B' } }]));
    expect(parsed.records.map((record) => record.path)).toEqual(['[0]', '[2]']);
    expect(parsed.refusals).toMatchObject([{ path: '[1]', problems: [{ code: 'RECORD.OTHER_FORMAT' }] }]);
    expect(unmappedAt(parsed.records[0]!.input, 'basics.summary')).toBe('Jeg er mødestabil.');
  });

  it('survives fields of the wrong kind', async () => {
    const odd = {
      basics: { name: ['A', 'B'], email: { x: 1 }, location: null },
      work: 'none',
      skills: [[['deep']]],
      languages: [1],
    };
    const input = await readCandidate(JSON.stringify(odd));
    expect(input.identity?.givenName).toBe('A');
    expect(input.unmapped?.map((one) => one.text)).toEqual(['B', '1', 'none', 'deep', '1']);
  });
});

describe('a JSON job description', () => {
  it('becomes an opening', async () => {
    const job = {
      title: 'Cook',
      company: 'Kantinen',
      description: 'Warm kitchen',
      responsibilities: ['Soup', 'Bread'],
      location: { postalCode: '9000', countryCode: 'DK' },
      remote: 'None',
      qualifications: ['Hygiene'],
    };
    const input = await readOpening(JSON.stringify(job));
    expect(input).toMatchObject({
      title: 'Cook',
      description: 'Warm kitchen\nSoup\nBread',
      postalCode: '9000',
      remote: false,
      schemes: ['ordinaert'],
    });
    expect(unmappedAt(input, 'hiringOrganization')).toBe('Kantinen');
    expect(unmappedAt(input, 'qualifications[0]')).toBe('Hygiene');
  });

  it('is not mistaken for the schema that describes it', async () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'Job',
      type: 'object',
      properties: { title: {} },
    };
    expect(refusalCodes(await read(JSON.stringify(schema)))).toEqual(['FILE.UNSUPPORTED']);
  });
});
