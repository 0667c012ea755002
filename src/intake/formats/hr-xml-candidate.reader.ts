/**
 * `Candidate` documents: the Europass CV since 2020 (HR-XML 3 with Europass and EURES parts) and the plain HR-XML 3.2
 * that public employment services send to EURES. Long texts are HTML, dates of any precision.
 */
import type { EducationDto, ExperienceDto } from '../../candidates/candidate-input.dto';
import { countryCode, educationLevel, iscoUnitGroup } from '../records/codes';
import { partialDate } from '../records/dates';
import { finishCandidate, known, listed, type RecordPlace } from '../records/finish-record';
import { yearOf } from './json-resume.reader';
import type { ParsedRecord, ParseOptions } from '../records/parsed-file';
import {
  claimCompetencies,
  LanguageReader,
  readDanishPostalCode,
  readIdentity,
  readLicences,
} from '../records/person-fields';
import { RecordDraft } from '../records/record-draft';
import { SourceNode } from '../records/source-node';
import type { LanguageSkill } from '../../language/cefr';

/** Codes of the EURES list of CEFR dimensions and the skill each stands for. */
const DIMENSIONS: ReadonlyMap<string, LanguageSkill> = new Map([
  ['CEF-UNDERSTANDING-LISTENING', 'listening'],
  ['CEF-UNDERSTANDING-READING', 'reading'],
  ['CEF-SPEAKING-INTERACTION', 'interaction'],
  ['CEF-SPEAKING-PRODUCTION', 'speaking'],
  ['CEF-WRITING-PRODUCTION', 'writing'],
]);

/** Reads one candidate; `root` is the place of `Candidate` itself. */
export function readHrXmlCandidate(root: SourceNode, place: RecordPlace, options: ParseOptions): ParsedRecord {
  const draft = new RecordDraft(root, options);
  draft.markup = true;
  const profile = root.first('CandidateProfile') ?? new SourceNode('');
  draft.compact(root.first('RenderingInformation'), 'RenderingInformation');
  draft.leaveOutBinary(root.leaves().filter((leaf) => leaf.path.endsWith('EmbeddedData')));
  const address = root.all('CandidatePerson.Communication.Address')[0];
  return finishCandidate(draft, place, {
    // Europass writes the same empty or test identifier into every file; a real one is long.
    externalId: draft.maybe(root.first('DocumentID'), (text) => (/^\S{8,200}$/.test(text) ? text : undefined)),
    identity: readPerson(draft, root),
    postalCode: readDanishPostalCode(draft, address?.first('PostalCode'), address?.first('CountryCode')),
    experiences: listed(
      profile
        .all('EmploymentHistory.EmployerHistory')
        .flatMap((employer) => employer.all('PositionHistory').map((position) => ({ employer, position })))
        .slice(0, 100)
        .flatMap(({ employer, position }) => readPosition(draft, employer, position)),
    ),
    educations: listed(
      profile
        .all('EducationHistory.EducationOrganizationAttendance')
        .slice(0, 50)
        .flatMap((entry) => readEducation(draft, entry)),
    ),
    languages: readLanguages(draft, root, profile),
    credentials: readLicences(
      draft,
      profile.all('Licenses.License').flatMap((licence) => {
        const node = licence.first('LicenseTypeCode', 'LicenseName');
        return node ? [{ node, country: licence.first('IssuingAuthority.CountryCode', 'CountryCode') }] : [];
      }),
    ),
    competencies: claimCompetencies(draft, [
      ...profile.all('Skills.PersonCompetency.CompetencyName'),
      ...profile.all('Skills.SkillsGroup.PersonCompetency.CompetencyName'),
      ...profile
        .all('PersonQualifications.PersonCompetency')
        .filter((entry) => !isLanguage(entry))
        .flatMap((entry) => entry.first('CompetencyName', 'CompetencyID') ?? []),
    ]),
  });
}

function readPerson(draft: RecordDraft, root: SourceNode): ReturnType<typeof readIdentity> {
  const channels = root.all('CandidatePerson.Communication');
  const channel = (name: string): SourceNode | undefined =>
    channels.find((one) => one.peek('ChannelCode')?.toLowerCase() === name);
  const email = channel('email')?.first('URI', 'Text');
  const phone = channel('telephone');
  const dialled = phone && phoneNumber(phone);
  const identity = readIdentity(draft, {
    given: root.first('CandidatePerson.PersonName.GivenName'),
    family: root.first('CandidatePerson.PersonName.FamilyName'),
    birth: root.first('CandidatePerson.BirthDate'),
    sex: root.first('CandidatePerson.GenderCode'),
    nationalities: root.all('CandidatePerson.NationalityCode'),
    email,
    phone: dialled,
  });
  if (dialled?.taken) for (const part of ['CountryDialing', 'DialNumber']) phone?.first(part)?.takeAll();
  if (identity) {
    // The supplier of a Europass file is the person again.
    const held: unknown[] = [identity.givenName, identity.familyName, identity.email];
    for (const supplier of root.all('CandidateSupplier')) {
      for (const leaf of supplier.leaves()) if (held.includes(leaf.text.trim())) leaf.taken = true;
    }
  }
  return identity;
}

function phoneNumber(channel: SourceNode): SourceNode {
  const prefix = channel.peek('CountryDialing')?.replace(/^\+/, '');
  const number = new SourceNode(channel.path);
  number.text = [prefix && `+${prefix}`, channel.peek('DialNumber')].filter(Boolean).join(' ');
  return number;
}

/** A date of this family: formatted, as words, or the element's own text. */
function dateNode(period: SourceNode | undefined, end: 'StartDate' | 'EndDate'): SourceNode | undefined {
  return period?.first(`${end}.FormattedDateTime`, `${end}.DateText`, end);
}

function readPosition(draft: RecordDraft, employer: SourceNode, position: SourceNode): ExperienceDto[] {
  const title = draft.text(position.first('PositionTitle'), 200, '/experiences/title');
  if (title === undefined) return [];
  const period = position.first('EmploymentPeriod') ?? employer.first('EmploymentPeriod');
  const date = (end: 'StartDate' | 'EndDate', pointer: string): string | undefined =>
    draft.value(dateNode(period, end), pointer, 'YYYY, YYYY-MM or YYYY-MM-DD.', partialDate);
  const current = period?.peek('CurrentIndicator') === 'true';
  const until = current ? undefined : date('EndDate', '/experiences/until');
  draft.maybe(period?.first('CurrentIndicator'), (text) =>
    (text === 'true') === (until === undefined) ? text : undefined,
  );
  return [
    known<ExperienceDto>({
      title,
      employer: draft.text(employer.first('OrganizationName'), 200, '/experiences/employer'),
      country: draft.maybe(
        position.first('Country') ?? employer.first('OrganizationContact.Communication.Address.CountryCode'),
        countryCode,
      ),
      from: date('StartDate', '/experiences/from'),
      until,
      isco08: draft.maybe(position.first('JobCategoryCode'), iscoUnitGroup),
      description: draft.html(position.first('Description'), 5000, '/experiences/description'),
    }),
  ];
}

function readEducation(draft: RecordDraft, entry: SourceNode): EducationDto[] {
  const title = draft.text(entry.first('EducationDegree.DegreeName', 'ProgramName'), 300, '/educations/title');
  if (title === undefined) return [];
  return [
    known<EducationDto>({
      title,
      institution: draft.text(entry.first('OrganizationName'), 200, '/educations/institution'),
      level: educationLevel(entry.peek('EducationLevelCode')),
      country: draft.maybe(entry.first('OrganizationContact.Communication.Address.CountryCode'), countryCode),
      endYear: yearOf(draft, dateNode(entry.first('AttendancePeriod'), 'EndDate')),
    }),
  ];
}

function isLanguage(entry: SourceNode): boolean {
  return entry.peek('TaxonomyID')?.toLowerCase() === 'language';
}

function readLanguages(
  draft: RecordDraft,
  root: SourceNode,
  profile: SourceNode,
): ReturnType<LanguageReader['result']> {
  const reader = new LanguageReader(draft);
  for (const entry of profile.all('PersonQualifications.PersonCompetency').filter(isLanguage)) {
    const skills: Partial<Record<LanguageSkill, SourceNode>> = {};
    const kinds: Partial<Record<LanguageSkill, SourceNode>> = {};
    for (const dimension of entry.all('CompetencyDimension')) {
      const kind = dimension.first('CompetencyDimensionTypeCode');
      const skill = DIMENSIONS.get(kind?.text.trim().toUpperCase() ?? '');
      if (skill === undefined || skills[skill] !== undefined) continue;
      skills[skill] = dimension.first('Score.ScoreText', 'Score.ScoreNumeric', 'Score');
      kinds[skill] = kind;
    }
    const id = entry.first('CompetencyID');
    reader.add(id, entry.first('CompetencyName'), skills);
    for (const [skill, level] of Object.entries(skills)) if (level?.taken) kinds[skill as LanguageSkill]?.takeAll();
    if (id?.taken) entry.first('TaxonomyID')?.takeAll();
  }
  for (const tongue of root.all('CandidatePerson.PrimaryLanguageCode')) reader.addMotherTongue(tongue);
  return reader.result();
}
