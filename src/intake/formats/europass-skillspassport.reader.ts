/**
 * The Europass CV and language passport of 2013–2020: root `SkillsPassport`, versions 3.0–3.4, as XML and as its JSON
 * twin. The two differ in lists (`WorkExperienceList.WorkExperience` or `WorkExperience[]`) and in dates (attributes
 * or parts); both are read by the same code.
 */
import type { EducationDto, ExperienceDto } from '../../candidates/candidate-input.dto';
import { countryCode, educationLevel } from '../records/codes';
import { dateOf } from '../records/dates';
import { finishCandidate, known, listed, type RecordPlace } from '../records/finish-record';
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

/** Reads one passport; `root` is the place of `SkillsPassport` itself. */
export function readSkillsPassport(root: SourceNode, place: RecordPlace, options: ParseOptions): ParsedRecord {
  const draft = new RecordDraft(root, options);
  draft.markup = true;
  const learner = root.first('LearnerInfo') ?? root;
  const person = learner.first('Identification') ?? new SourceNode('');
  draft.compact(root.first('PrintingPreferences'), 'PrintingPreferences');
  draft.leaveOutBinary([...person.all('Photo.Data'), ...list(root, 'Attachment').flatMap((one) => one.all('Data'))]);
  return finishCandidate(draft, place, {
    identity: readPerson(draft, person),
    postalCode: readDanishPostalCode(
      draft,
      person.first('ContactInfo.Address.Contact.PostalCode'),
      person.first('ContactInfo.Address.Contact.Country.Code', 'ContactInfo.Address.Contact.Country.Label'),
    ),
    experiences: listed(
      list(learner, 'WorkExperience')
        .slice(0, 100)
        .flatMap((entry) => readWork(draft, entry)),
    ),
    educations: listed(
      list(learner, 'Education')
        .slice(0, 50)
        .flatMap((entry) => readEducation(draft, entry)),
    ),
    languages: readLanguages(draft, learner),
    credentials: readLicences(
      draft,
      learner.all('Skills.Driving.Description.Licence').map((node) => ({ node })),
    ),
    competencies: claimCompetencies(
      draft,
      ['Communication', 'Organisational', 'JobRelated', 'Computer', 'Other'].flatMap((kind) =>
        learner.all(`Skills.${kind}.Description`),
      ),
    ),
  });
}

function list(node: SourceNode, name: string): SourceNode[] {
  return [...node.all(`${name}List.${name}`), ...node.all(name)];
}

function readPerson(draft: RecordDraft, person: SourceNode): ReturnType<typeof readIdentity> {
  const birthdate = person.first('Demographics.Birthdate');
  const birth = birthdate && asText(birthdate);
  const gender = person.first('Demographics.Gender');
  const nationalities = person.first('Demographics') ? list(person.first('Demographics')!, 'Nationality') : [];
  const contact = person.first('ContactInfo');
  const identity = readIdentity(draft, {
    given: person.first('PersonName.FirstName'),
    family: person.first('PersonName.Surname'),
    birth,
    sex: gender?.first('Code', 'Label'),
    nationalities: nationalities.flatMap((one) => one.first('Code', 'Label') ?? []),
    email: contact?.first('Email.Contact'),
    phone: contact && list(contact, 'Telephone')[0]?.first('Contact'),
  });
  if (birth?.taken) birthdate?.takeAll();
  // The label repeats the code in words; such words belong to the identity and nowhere else.
  for (const one of [gender, ...nationalities]) if (one?.first('Code', 'Label')?.taken) one.takeAll();
  return identity;
}

/** A date's parts as one text; taking the text does not take the parts. */
function asText(node: SourceNode): SourceNode {
  const text = new SourceNode(node.path);
  text.text = dateOfParts(node) ?? node.text;
  return text;
}

function dateOfParts(node: SourceNode): string | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) => node.peek(`@${part.toLowerCase()}`, part));
  return dateOf(year, month, day);
}

function readDate(draft: RecordDraft, node: SourceNode | undefined, pointer: string): string | undefined {
  if (node === undefined || node.leaves().length === 0) return undefined;
  const date = dateOfParts(node);
  if (date === undefined)
    draft.note(pointer, 'FIELD.UNREADABLE', 'The date cannot be read.', 'A real year, month, day.');
  else node.takeAll();
  return date;
}

function readWork(draft: RecordDraft, entry: SourceNode): ExperienceDto[] {
  const title = draft.text(entry.first('Position.Label', 'Position'), 200, '/experiences/title');
  if (title === undefined) return [];
  const until = readDate(draft, entry.first('Period.To'), '/experiences/until');
  draft.maybe(entry.first('Period.Current'), (text) =>
    (text === 'true') === (until === undefined) ? text : undefined,
  );
  return [
    known<ExperienceDto>({
      title,
      employer: draft.text(entry.first('Employer.Name'), 200, '/experiences/employer'),
      country: readCountry(draft, entry.first('Employer.ContactInfo.Address.Contact.Country')),
      from: readDate(draft, entry.first('Period.From'), '/experiences/from'),
      until,
      description: draft.html(entry.first('Activities'), 5000, '/experiences/description'),
    }),
  ];
}

function readEducation(draft: RecordDraft, entry: SourceNode): EducationDto[] {
  const title = draft.text(entry.first('Title'), 300, '/educations/title');
  if (title === undefined) return [];
  const to = entry.first('Period.To');
  const end = to && dateOfParts(to);
  if (to && end?.length === 4) to.takeAll();
  return [
    known<EducationDto>({
      title,
      institution: draft.text(entry.first('Organisation.Name'), 200, '/educations/institution'),
      level: educationLevel(entry.peek('Level.Code')),
      country: readCountry(draft, entry.first('Organisation.ContactInfo.Address.Contact.Country')),
      endYear: end === undefined ? undefined : Number(end.slice(0, 4)),
    }),
  ];
}

function readCountry(draft: RecordDraft, country: SourceNode | undefined): string | undefined {
  const code = draft.maybe(country?.first('Code'), countryCode);
  if (code !== undefined) country?.takeAll();
  return code;
}

function readLanguages(draft: RecordDraft, learner: SourceNode): ReturnType<LanguageReader['result']> {
  const reader = new LanguageReader(draft);
  for (const linguistic of learner.all('Skills.Linguistic')) {
    for (const entry of list(linguistic, 'ForeignLanguage')) {
      const level = (name: string): SourceNode | undefined => entry.first(`ProficiencyLevel.${name}`);
      reader.add(entry.first('Description.Code'), entry.first('Description.Label'), {
        listening: level('Listening'),
        reading: level('Reading'),
        interaction: level('SpokenInteraction'),
        speaking: level('SpokenProduction'),
        writing: level('Writing'),
      });
    }
    for (const entry of list(linguistic, 'MotherTongue')) {
      reader.addMotherTongue(entry.first('Description.Code'), entry.first('Description.Label'));
    }
  }
  return reader.result();
}
