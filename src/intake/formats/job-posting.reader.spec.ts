import { noteCodes, read, readOpening, refusalCodes, unmappedAt } from '../testing/read';

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Rengøringsassistent',
  description: '<p>Vi søger en <b>stabil</b> kollega.</p><ul><li>Gulve</li><li>Vinduer</li></ul>',
  identifier: { '@type': 'PropertyValue', name: 'Demo ApS', value: '4711' },
  hiringOrganization: { '@type': 'Organization', name: 'Demo ApS', sameAs: 'https://example.org' },
  jobLocation: [
    { '@type': 'Place', address: { postalCode: '1366', addressCountry: 'NO' } },
    { '@type': 'Place', address: { postalCode: '9000', addressLocality: 'Aalborg', addressCountry: 'DK' } },
  ],
  validThrough: '2026-03-31T23:30:00+02:00',
  jobStartDate: '2026-04-15',
  workHours: '15-20 timer om ugen',
  employmentType: ['PART_TIME'],
  occupationalCategory: '9112',
  totalJobOpenings: 3,
  skills: 'Mødestabil',
};

describe('a schema.org JobPosting', () => {
  it('becomes an opening', async () => {
    const parsed = await read(JSON.stringify(POSTING));
    expect(parsed).toMatchObject({ format: 'jobposting-jsonld', kind: 'openings', refusals: [] });
    const input = parsed.records[0]!.input;
    expect(input).toMatchObject({
      externalId: 'Demo ApS:4711',
      municipality: '0851',
      title: 'Rengøringsassistent',
      description: 'Vi søger en stabil kollega.\n- Gulve\n- Vinduer',
      source: 'import',
      schemes: ['ordinaert'],
      postalCode: '9000',
      places: 3,
      isco08: '9112',
      hoursMin: 15,
      hoursMax: 20,
      startsOn: '2026-04-15',
      deadlineOn: '2026-03-31',
    });
    expect(unmappedAt(input, 'hiringOrganization')).toBe('Demo ApS');
    expect(unmappedAt(input, 'skills')).toBe('Mødestabil');
    expect(unmappedAt(input, 'jobLocation[0].address.postalCode')).toBe('1366');
    expect(noteCodes(parsed)).toEqual(['SCHEME.ASSUMED']);
  });

  it.each([
    ['a list', [POSTING]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, POSTING] }],
    ['a list of items', { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: POSTING }] }],
    ['a page', { '@type': 'WebPage', mainEntity: { ...POSTING, '@type': ['Thing', 'http://schema.org/JobPosting'] } }],
  ])('is found in %s', async (_where, document) => {
    expect((await readOpening(JSON.stringify(document))).title).toBe('Rengøringsassistent');
  });

  it('takes a part that stands elsewhere in the graph by its id, and does not run in circles', async () => {
    const graph = {
      '@graph': [
        {
          '@type': 'JobPosting',
          '@id': '#job',
          title: 'A',
          hiringOrganization: { '@id': '#firm' },
          mainEntityOfPage: { '@id': '#job' },
        },
        { '@type': 'Organization', '@id': '#firm', name: 'Firma', owns: { '@id': '#firm' } },
      ],
    };
    expect(unmappedAt(await readOpening(JSON.stringify(graph)), 'hiringOrganization')).toBe('Firma');
  });

  it('keeps words that are no hours, no Danish place and no ISCO code', async () => {
    const other = {
      ...POSTING,
      workHours: '8-16',
      occupationalCategory: '15-1132.00 Software Developers',
      jobLocation: { address: { postalCode: '9000', addressCountry: { '@type': 'Country', name: 'Norge' } } },
      validThrough: 'snarest',
    };
    const parsed = await read(JSON.stringify(other));
    const input = parsed.records[0]!.input;
    for (const field of ['hoursMin', 'isco08', 'postalCode', 'deadlineOn']) expect(input).not.toHaveProperty(field);
    for (const path of ['workHours', 'occupationalCategory', 'jobLocation.address.postalCode', 'validThrough']) {
      expect(unmappedAt(input, path)).toBeDefined();
    }
    expect(noteCodes(parsed)).toContain('FIELD.UNREADABLE');
  });

  it('takes full time as 37 hours with a note, when no hours are stated', async () => {
    const parsed = await read(JSON.stringify({ '@type': 'JobPosting', title: 'A', employmentType: 'FULL_TIME' }));
    expect(parsed.records[0]?.input).toMatchObject({ hoursMin: 37, hoursMax: 37 });
    expect(noteCodes(parsed)).toContain('HOURS.FULL_TIME');
    expect(unmappedAt(parsed.records[0]!.input, 'employmentType')).toBe('FULL_TIME');
  });

  it('cuts title and description at their limits and keeps them whole beside', async () => {
    const long = { '@type': 'JobPosting', title: 't'.repeat(101), description: 'd'.repeat(5001) };
    const input = await readOpening(JSON.stringify(long));
    expect([input.title.length, input.description?.length]).toEqual([100, 5000]);
    expect([unmappedAt(input, 'title')?.length, unmappedAt(input, 'description')?.length]).toEqual([101, 5001]);
  });

  it('is refused without a title, by its place, while the others stand', async () => {
    const parsed = await read(JSON.stringify([{ '@type': 'JobPosting', description: 'x' }, POSTING]));
    expect(parsed.records).toHaveLength(1);
    expect(parsed.refusals).toMatchObject([{ path: '[0]', problems: [{ code: 'FIELD.REQUIRED', pointer: '/title' }] }]);
  });
});

describe('a web page', () => {
  const page = (inner: string) => `<!DOCTYPE html><html><head>${inner}</head><body><h1>Job</h1></body></html>`;

  it('gives the postings of its scripts, and refuses a broken script by its number', async () => {
    const script = (json: string) => `<script data-x="1" type='application/ld+json'>${json}</script>`;
    const parsed = await read(page(script('{ broken') + script(JSON.stringify(POSTING))));
    expect(parsed.format).toBe('jobposting-html');
    expect(parsed.records.map((record) => record.path)).toEqual(['script[1]']);
    expect(parsed.refusals).toMatchObject([{ path: 'script[0]', problems: [{ code: 'FILE.BROKEN_JSON' }] }]);
  });

  it('gives the postings of its microdata', async () => {
    const input = await readOpening(`<div itemscope itemtype="https://schema.org/JobPosting">
      <meta itemprop="validThrough" content="2026-05-01"><h2 itemprop="title">Køkkenmedhjælper &amp; opvasker</h2>
      <span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Kantinen</b> søger dig</span>
      <div itemprop="jobLocation" itemscope><div itemprop="address" itemscope>
        <span itemprop="postalCode">9000</span> <span itemprop="addressCountry">DK</span></div></div>
      <p itemprop="description">Vask op<br>Server <span itemprop="workHours">20 timer om ugen</span></p>
      <ul itemprop="skills"><li>Hygiejne<li>Tempo</ul></div>`);
    expect(input).toMatchObject({
      title: 'Køkkenmedhjælper & opvasker',
      deadlineOn: '2026-05-01',
      postalCode: '9000',
      hoursMin: 20,
      description: 'Vask op\nServer 20 timer om ugen',
    });
    expect(unmappedAt(input, 'hiringOrganization')).toBe('Kantinen');
    expect(unmappedAt(input, 'hiringOrganization.text')).toBe('Kantinen søger dig');
    expect(unmappedAt(input, 'skills')).toBe('- Hygiejne\n- Tempo');
  });

  it('without a job is refused', async () => {
    expect(refusalCodes(await read(page('')))).toEqual(['FILE.NO_RECORDS']);
  });
});

describe('advertisements of employment services', () => {
  const xml = (profile: string) =>
    `<PositionOpening xmlns="http://www.hr-xml.org/3" xmlns:oa="http://www.openapplications.org/oagis/9">
      <DocumentID schemeID="X">4815f0f2</DocumentID><PositionProfile>${profile}</PositionProfile></PositionOpening>`;

  it('become openings from HR-XML', async () => {
    const input = await readOpening(
      xml(`<PositionTitle>Tjener &amp; bartender</PositionTitle>
        <PositionLocation><Address><CountryCode>DK</CountryCode><oa:PostalCode>9000</oa:PostalCode></Address></PositionLocation>
        <PositionOrganization><OrganizationIdentifiers><OrganizationName>Kroen</OrganizationName></OrganizationIdentifiers></PositionOrganization>
        <PositionOpenQuantity>2</PositionOpenQuantity><JobCategoryCode listName="ISCO2008">5131</JobCategoryCode>
        <PositionFormattedDescription><Content><![CDATA[<p>Server &amp; smil</p>]]></Content></PositionFormattedDescription>
        <PositionPeriod><StartDate><DateText>01.03.2026</DateText></StartDate></PositionPeriod>
        <PositionScheduleTypeCode>FullTime</PositionScheduleTypeCode><ApplicationCloseDate>2026-02-01</ApplicationCloseDate>`),
    );
    expect(input).toMatchObject({
      externalId: '4815f0f2',
      title: 'Tjener & bartender',
      description: 'Server & smil',
      postalCode: '9000',
      places: 2,
      isco08: '5131',
      hoursMax: 37,
      startsOn: '2026-03-01',
      deadlineOn: '2026-02-01',
    });
    expect(unmappedAt(input, 'hiringOrganization')).toBe('Kroen');
    expect(refusalCodes(await read(xml('<Nothing/>')))).toEqual(['FIELD.REQUIRED']);
  });

  it('become openings from the Norwegian JSON they are made of', async () => {
    const ad = {
      uuid: 'db6c',
      title: 'Tekniker',
      businessName: 'Firma AS',
      location: { postalCode: '0195', country: 'NORGE' },
      expires: '2019-03-01T07:33:00',
      categoryList: [{ categoryType: 'STYRK08NAV', code: '7411.11' }],
      properties: {
        adtext: '<p>Vi søker</p>',
        extent: 'Heltid',
        positioncount: '2',
        applicationdue: 'Snarest',
        starttime: '01.03.2019',
      },
    };
    const input = await readOpening(JSON.stringify(ad));
    expect(input).toMatchObject({
      externalId: 'db6c',
      title: 'Tekniker',
      description: 'Vi søker',
      isco08: '7411',
      places: 2,
      startsOn: '2019-03-01',
      deadlineOn: '2019-03-01',
      hoursMin: 37,
    });
    expect(input).not.toHaveProperty('postalCode');
  });
});
