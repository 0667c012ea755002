import { deflateSync } from 'node:zlib';
import { noteCodes, read, readCandidate, unmappedAt } from './testing/read';

const LEVELS = 'Listening Reading SpokenInteraction SpokenProduction Writing'.split(' ');

const PASSPORT_XML = `<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="da">
  <DocumentInfo><DocumentType>ECV</DocumentType></DocumentInfo>
  <PrintingPreferences><Document type="ECV"><Field name="LearnerInfo" show="true"/></Document></PrintingPreferences>
  <LearnerInfo>
    <Identification>
      <PersonName><FirstName>Bo</FirstName><Surname>Testesen</Surname></PersonName>
      <ContactInfo>
        <Address><Contact><AddressLine>Demovej 1</AddressLine><PostalCode>9000</PostalCode>
          <Country><Code>DK</Code><Label>Danmark</Label></Country></Contact></Address>
        <Email><Contact>bo@example.org</Contact></Email>
        <TelephoneList><Telephone><Contact>11 11 11 11</Contact></Telephone></TelephoneList>
      </ContactInfo>
      <Demographics>
        <Birthdate year="1990" month="--03" day="---10"/>
        <Gender><Code>M</Code><Label>Male</Label></Gender>
        <NationalityList><Nationality><Code>SY</Code><Label>Syrian</Label></Nationality></NationalityList>
      </Demographics>
      <Photo><MimeType>image/jpeg</MimeType><Data>${'QUJD'.repeat(100)}</Data></Photo>
    </Identification>
    <WorkExperienceList>
      <WorkExperience>
        <Period><From year="2001" month="--08"/><To year="2003"/><Current>false</Current></Period>
        <Position><Label>Bager</Label></Position>
        <Activities>&lt;p&gt;Brød &amp;amp; kager&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Dej&lt;/li&gt;&lt;/ul&gt;</Activities>
        <Employer><Name>Bageriet</Name><ContactInfo><Address><Contact><Country><Code>SY</Code></Country></Contact></Address></ContactInfo></Employer>
      </WorkExperience>
    </WorkExperienceList>
    <EducationList><Education>
      <Period><From year="1995"/><To year="1999"/></Period><Title>Grundskole</Title>
      <Organisation><Name>Skolen</Name></Organisation><Level><Code>2</Code></Level>
    </Education></EducationList>
    <Skills>
      <Linguistic>
        <MotherTongueList><MotherTongue><Description><Code>ar</Code><Label>Arabic</Label></Description></MotherTongue></MotherTongueList>
        <ForeignLanguageList><ForeignLanguage><Description><Code>da</Code><Label>Danish</Label></Description>
          <ProficiencyLevel>${LEVELS.map((name, index) => `<${name}>${['A2', 'A1', 'B1', 'A2', 'X9'][index]}</${name}>`).join('')}</ProficiencyLevel>
        </ForeignLanguage></ForeignLanguageList>
      </Linguistic>
      <JobRelated><Description>Kan bage rugbrød</Description></JobRelated>
      <Driving><Description><Licence>B</Licence><Licence>BE</Licence></Description></Driving>
    </Skills>
  </LearnerInfo>
</SkillsPassport>`;

const PASSPORT_JSON = {
  SkillsPassport: {
    LearnerInfo: {
      Identification: {
        PersonName: { FirstName: 'Bo', Surname: 'Testesen' },
        Demographics: {
          Birthdate: { Year: 1990, Month: 3, Day: 10 },
          Gender: { Code: 'M' },
          Nationality: [{ Code: 'UK' }],
        },
      },
      WorkExperience: [{ Period: { From: { Year: 2001, Month: 8 }, Current: true }, Position: { Label: 'Bager' } }],
      Skills: {
        Linguistic: {
          MotherTongue: [{ Description: { Code: 'ar' } }],
          ForeignLanguage: [
            { Description: { Code: 'da' }, ProficiencyLevel: { Listening: 'A2', SpokenProduction: 'B1' } },
          ],
        },
        Driving: { Description: [{ Licence: 'B' }] },
      },
    },
  },
};

describe('a Europass SkillsPassport', () => {
  it('becomes a person from XML', async () => {
    const parsed = await read(PASSPORT_XML);
    expect(parsed).toMatchObject({ format: 'europass-skillspassport', kind: 'candidates', refusals: [] });
    expect(parsed.records[0]?.input).toMatchObject({
      identity: {
        givenName: 'Bo',
        familyName: 'Testesen',
        birthDate: '1990-03-10',
        sex: 'male',
        nationality: 'SY',
        email: 'bo@example.org',
        phone: '11 11 11 11',
      },
      postalCode: '9000',
      experiences: [
        {
          title: 'Bager',
          employer: 'Bageriet',
          country: 'SY',
          from: '2001-08',
          until: '2003',
          description: 'Brød & kager\n- Dej',
        },
      ],
      educations: [{ title: 'Grundskole', institution: 'Skolen', endYear: 1999 }],
      credentials: [
        { code: 'koerekort-b', status: 'unknown', source: 'cv' },
        { code: 'koerekort-be', status: 'unknown', source: 'cv' },
      ],
    });
  });

  it('keeps a level for each skill, and leaves out one it cannot read', async () => {
    const parsed = await read(PASSPORT_XML);
    expect(parsed.records[0]?.input.languages).toEqual([
      { language: 'da', skills: { listening: 'A2', reading: 'A1', interaction: 'B1', speaking: 'A2' }, source: 'cv' },
      { language: 'ar', source: 'cv' },
    ]);
    expect(noteCodes(parsed)).toContain('FIELD.UNREADABLE');
    const writing = 'LearnerInfo.Skills.Linguistic.ForeignLanguageList.ForeignLanguage.ProficiencyLevel.Writing';
    expect(unmappedAt(parsed.records[0]!.input, writing)).toBe('X9');
  });

  it('says nationality, sex and birth in the identity and nowhere else', async () => {
    const { identity, ...rest } = await readCandidate(PASSPORT_XML);
    expect(identity).toMatchObject({ nationality: 'SY', sex: 'male', birthDate: '1990-03-10' });
    expect(JSON.stringify(rest)).not.toMatch(/Syrian|Male|1990|---10/);
  });

  it('keeps its layout as one text and leaves pictures out with a note', async () => {
    const parsed = await read(PASSPORT_XML);
    const input = parsed.records[0]!.input;
    expect(unmappedAt(input, 'PrintingPreferences')).toContain('LearnerInfo');
    expect(JSON.stringify(input)).not.toContain('QUJDQUJD');
    expect(noteCodes(parsed)).toContain('FIELD.BINARY_LEFT_OUT');
    expect(unmappedAt(input, 'LearnerInfo.Skills.JobRelated.Description')).toBe('Kan bage rugbrød');
    expect(unmappedAt(input, 'LearnerInfo.Identification.ContactInfo.Address.Contact.AddressLine')).toBe('Demovej 1');
  });

  it('becomes the same person from JSON', async () => {
    const input = await readCandidate(JSON.stringify(PASSPORT_JSON));
    expect(input).toMatchObject({
      identity: { givenName: 'Bo', familyName: 'Testesen', birthDate: '1990-03-10', sex: 'male', nationality: 'GB' },
      experiences: [{ title: 'Bager', from: '2001-08' }],
      languages: [{ language: 'da', skills: { listening: 'A2', speaking: 'B1' } }, { language: 'ar' }],
      credentials: [{ code: 'koerekort-b', status: 'unknown' }],
    });
    expect(input.experiences?.[0]).not.toHaveProperty('until');
  });

  it('may be a language passport with little else', async () => {
    const xml = PASSPORT_XML.replace(/<WorkExperienceList>[\s\S]*<\/EducationList>/, '').replace(
      /<ContactInfo>[\s\S]*<\/Photo>/,
      '',
    );
    const input = await readCandidate(xml);
    expect(input.languages).toHaveLength(2);
    expect(input).not.toHaveProperty('experiences');
  });
});

const CANDIDATE_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9"
  xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3">
  <hr:DocumentID schemeID="Test-0001" schemeName="DocumentIdentifier" schemeAgencyName="EUROPASS" schemeVersionID="4.0"/>
  <CandidateSupplier><PersonContact><PersonName><oa:GivenName>Hiwet</oa:GivenName><hr:FamilyName>Prøve</hr:FamilyName></PersonName></PersonContact></CandidateSupplier>
  <CandidatePerson>
    <PersonName><oa:GivenName>Hiwet</oa:GivenName><hr:FamilyName>Prøve</hr:FamilyName></PersonName>
    <Communication><ChannelCode>Email</ChannelCode><oa:URI>hiwet@example.org</oa:URI></Communication>
    <Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>45</CountryDialing><oa:DialNumber>11111111</oa:DialNumber></Communication>
    <Communication><UseCode>home</UseCode><Address type="home"><oa:CityName>Aalborg</oa:CityName><CountryCode>dk</CountryCode><oa:PostalCode>9220</oa:PostalCode></Address></Communication>
    <NationalityCode>er</NationalityCode>
    <hr:BirthDate>1993-01-01</hr:BirthDate>
    <GenderCode>female</GenderCode>
    <PrimaryLanguageCode name="NORMAL">tir</PrimaryLanguageCode>
  </CandidatePerson>
  <CandidateProfile languageCode="da">
    <hr:ExecutiveSummary>&lt;p&gt;Jeg &lt;strong&gt;elsker&lt;/strong&gt; orden.&lt;/p&gt;</hr:ExecutiveSummary>
    <EmploymentHistory>
      <EmployerHistory>
        <hr:OrganizationName>Hotellet</hr:OrganizationName>
        <PositionHistory>
          <PositionTitle typeCode="FREETEXT">Stuepige</PositionTitle>
          <eures:EmploymentPeriod>
            <eures:StartDate><hr:FormattedDateTime>2018-05</hr:FormattedDateTime></eures:StartDate>
            <eures:EndDate><hr:FormattedDateTime>2020</hr:FormattedDateTime></eures:EndDate>
            <hr:CurrentIndicator>false</hr:CurrentIndicator>
          </eures:EmploymentPeriod>
          <oa:Description>&lt;ul&gt;&lt;li&gt;Værelser&lt;/li&gt;&lt;li&gt;Linned&lt;/li&gt;&lt;/ul&gt;</oa:Description>
          <City>Asmara</City><Country>er</Country>
        </PositionHistory>
      </EmployerHistory>
    </EmploymentHistory>
    <EducationHistory><EducationOrganizationAttendance>
      <hr:OrganizationName>Skolen</hr:OrganizationName>
      <AttendancePeriod><EndDate><hr:FormattedDateTime>2012</hr:FormattedDateTime></EndDate><Ongoing>false</Ongoing></AttendancePeriod>
      <EducationDegree><hr:DegreeName>Grundskole</hr:DegreeName></EducationDegree>
    </EducationOrganizationAttendance></EducationHistory>
    <eures:Licenses><eures:License><hr:LicenseTypeCode>B</hr:LicenseTypeCode></eures:License>
      <eures:License><hr:LicenseTypeCode>C1</hr:LicenseTypeCode><CountryCode>dk</CountryCode></eures:License></eures:Licenses>
    <PersonQualifications><PersonCompetency>
      <CompetencyID schemeName="NORMAL">dan</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
      ${[
        ['CEF-Understanding-Listening', 'A2'],
        ['CEF-Understanding-Reading', 'A1'],
        ['CEF-Speaking-Interaction', 'B1'],
        ['CEF-Speaking-Production', 'A2'],
        ['CEF-Writing-Production', 'A1'],
      ]
        .map(
          ([code, level]) =>
            `<eures:CompetencyDimension><hr:CompetencyDimensionTypeCode>${code}</hr:CompetencyDimensionTypeCode><eures:Score><hr:ScoreText>${level}</hr:ScoreText></eures:Score></eures:CompetencyDimension>`,
        )
        .join('')}
    </PersonCompetency></PersonQualifications>
    <Skills><PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID><hr:CompetencyName>Gulvvask</hr:CompetencyName></PersonCompetency></Skills>
    <Others><Title>Hobby</Title><Other><Title>Fodbold</Title></Other></Others>
  </CandidateProfile>
  <RenderingInformation><Design><Template>Template1</Template></Design></RenderingInformation>
</Candidate>`;

describe('a Europass Candidate', () => {
  it('becomes a person', async () => {
    const parsed = await read(CANDIDATE_XML);
    expect(parsed).toMatchObject({ format: 'europass-candidate', refusals: [] });
    const input = parsed.records[0]!.input;
    expect(input).toMatchObject({
      identity: {
        givenName: 'Hiwet',
        familyName: 'Prøve',
        birthDate: '1993-01-01',
        sex: 'female',
        nationality: 'ER',
        email: 'hiwet@example.org',
        phone: '+45 11111111',
      },
      postalCode: '9220',
      experiences: [
        {
          title: 'Stuepige',
          employer: 'Hotellet',
          country: 'ER',
          from: '2018-05',
          until: '2020',
          description: '- Værelser\n- Linned',
        },
      ],
      educations: [{ title: 'Grundskole', institution: 'Skolen', endYear: 2012 }],
      languages: [
        {
          language: 'da',
          skills: { listening: 'A2', reading: 'A1', interaction: 'B1', speaking: 'A2', writing: 'A1' },
        },
        { language: 'ti' },
      ],
      credentials: [
        { code: 'koerekort-b', status: 'unknown' },
        { code: 'koerekort-c1', status: 'held' },
      ],
    });
    expect(input.externalId).toMatch(/^sha256:/);
    expect(unmappedAt(input, 'CandidateProfile.ExecutiveSummary')).toBe('Jeg elsker orden.');
    expect(unmappedAt(input, 'CandidateProfile.Others.Other.Title')).toBe('Fodbold');
    expect(unmappedAt(input, 'CandidateProfile.Skills.PersonCompetency.CompetencyName')).toBe('Gulvvask');
  });

  it('does not repeat the person as the supplier of the file', async () => {
    const { identity, ...rest } = await readCandidate(CANDIDATE_XML);
    expect(identity?.givenName).toBe('Hiwet');
    expect(JSON.stringify(rest)).not.toMatch(/Hiwet|hiwet@/);
  });

  it('is read whatever its prefix, and from the HR-XML of employment services', async () => {
    const prefixed = CANDIDATE_XML.replaceAll(
      /<(\/?)(Candidate|CandidatePerson|CandidateProfile)(?=[\s>])/g,
      '<$1ep:$2',
    ).replace('xmlns="', 'xmlns:ep="');
    expect((await readCandidate(prefixed)).identity?.givenName).toBe('Hiwet');
    const nav = `<Candidate xmlns="http://www.hr-xml.org/3" xmlns:oa="http://www.openapplications.org/oagis/9">
      <DocumentID>0b0e3d6e-demo-key</DocumentID><CandidatePerson><PersonName><oa:GivenName>Bo</oa:GivenName></PersonName>
      <GenderCode>NotSpecified</GenderCode></CandidatePerson>
      <CandidateProfile><Licenses><License><LicenseTypeCode>B</LicenseTypeCode></License></Licenses></CandidateProfile></Candidate>`;
    const parsed = await read(nav);
    expect(parsed.format).toBe('hr-xml-candidate');
    expect(parsed.records[0]?.input).toMatchObject({
      externalId: '0b0e3d6e-demo-key',
      identity: { givenName: 'Bo' },
      credentials: [{ code: 'koerekort-b' }],
    });
  });

  it('has no end for work that is marked as current', async () => {
    const current = CANDIDATE_XML.replace('>false</hr:CurrentIndicator>', '>true</hr:CurrentIndicator>');
    const input = await readCandidate(current);
    expect(input.experiences?.[0]).not.toHaveProperty('until');
    expect(JSON.stringify(input.unmapped)).toContain('2020');
  });

  it.each(['plain', 'deflated'])('is found as a %s attachment of a PDF', async (kind) => {
    const data = kind === 'plain' ? Buffer.from(CANDIDATE_XML) : deflateSync(CANDIDATE_XML);
    const filter = kind === 'plain' ? '' : '/Filter /FlateDecode ';
    const pdf = Buffer.concat([
      Buffer.from(
        '%PDF-1.7\n1 0 obj\n<< /Names << /EmbeddedFiles << /Names [(attachment.xml) 3 0 R] >> >> >>\nendobj\n',
      ),
      Buffer.from(`5 0 obj\n<< ${filter}/Type /EmbeddedFile /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n%%EOF'),
    ]);
    expect((await readCandidate(pdf)).identity?.givenName).toBe('Hiwet');
  });
});
