/** JSON Resume 1.0: a CV as `basics`, `work`, `education`, … and the standard's job description. */
import type { EducationDto, ExperienceDto } from '../../candidates/candidate-input.dto';
import { partialDate } from '../records/dates';
import { finishCandidate, finishOpening, known, listed, type RecordPlace } from '../records/finish-record';
import { type ParsedRecord, type ParseOptions, problem, UnreadableFile } from '../records/parsed-file';
import { claimCompetencies, LanguageReader, readDanishPostalCode, readIdentity } from '../records/person-fields';
import { RecordDraft } from '../records/record-draft';
import type { SourceNode } from '../records/source-node';

/** `Hybrid` is neither: it stays unmapped. */
const REMOTE: ReadonlyMap<string, boolean> = new Map([
  ['full', true],
  ['none', false],
]);
const EXPECTED_DATE = 'YYYY, YYYY-MM or YYYY-MM-DD.';

/** True for a CV of this format: it has `basics`, or two of the other sections. */
export function looksLikeJsonResume(node: SourceNode): boolean {
  if (node.first('basics.name', 'basics.label', 'basics.email', 'basics.summary')) return true;
  const sections = ['work', 'volunteer', 'education', 'skills', 'languages', 'certificates', 'projects', 'awards'];
  return sections.filter((section) => node.has(section)).length >= 2 && !looksLikeJobDescription(node);
}

/** True for the standard's job description: a title with a company, duties or qualifications. */
export function looksLikeJobDescription(node: SourceNode): boolean {
  const clues = ['company', 'responsibilities', 'qualifications', 'remote', 'experience', 'salary'];
  return node.peek('title') !== undefined && clues.some((clue) => node.has(clue));
}

/** Reads one CV. Skills in words are not made into codes unless the taxonomy has exactly that label. */
export function readJsonResume(root: SourceNode, place: RecordPlace, options: ParseOptions): ParsedRecord {
  const draft = new RecordDraft(root, options);
  if (root.peek('basics.name')) {
    draft.note('/identity/givenName', 'IDENTITY.NAME_NOT_SPLIT', 'The format has one name field: it was kept whole.');
  }
  const languages = new LanguageReader(draft);
  for (const entry of root.all('languages')) languages.addOverall(entry.first('language'), entry.first('fluency'));
  return finishCandidate(draft, place, {
    identity: readIdentity(draft, {
      given: root.first('basics.name'),
      email: root.first('basics.email'),
      phone: root.first('basics.phone'),
    }),
    postalCode: readDanishPostalCode(
      draft,
      root.first('basics.location.postalCode'),
      root.first('basics.location.countryCode'),
    ),
    experiences: listed(
      [...root.all('work'), ...root.all('volunteer')].slice(0, 100).flatMap((entry) => readWork(draft, entry)),
    ),
    educations: listed(
      root
        .all('education')
        .slice(0, 50)
        .flatMap((entry) => readEducation(draft, entry)),
    ),
    competencies: claimCompetencies(draft, [...root.all('skills.name'), ...root.all('skills.keywords')]),
    languages: languages.result(),
  });
}

function readWork(draft: RecordDraft, entry: SourceNode): ExperienceDto[] {
  const title = draft.text(entry.first('position'), 200, '/experiences/title');
  if (title === undefined) return [];
  return [
    known<ExperienceDto>({
      title,
      employer: draft.text(entry.first('name', 'organization', 'company'), 200, '/experiences/employer'),
      from: draft.value(entry.first('startDate'), '/experiences/from', EXPECTED_DATE, partialDate),
      until: draft.value(entry.first('endDate'), '/experiences/until', EXPECTED_DATE, partialDate),
      description: draft.lines(
        [...entry.all('summary'), ...entry.all('highlights')].filter((node) => !node.isEmpty()),
        5000,
        '/experiences/description',
      ),
    }),
  ];
}

function readEducation(draft: RecordDraft, entry: SourceNode): EducationDto[] {
  const parts = [entry.first('studyType'), entry.first('area')].filter((node) => node !== undefined);
  const words = parts.map((node) => node.text.trim()).join(', ');
  if (words === '' || words.length > 300) return [];
  for (const node of parts) node.taken = true;
  return [
    known<EducationDto>({
      title: words,
      institution: draft.text(entry.first('institution'), 200, '/educations/institution'),
      endYear: yearOf(draft, entry.first('endDate')),
    }),
  ];
}

/** The year of a date; a date that says more than the year also stays unmapped. */
export function yearOf(draft: RecordDraft, node: SourceNode | undefined): number | undefined {
  const date = node && partialDate(node.text);
  if (node && date === undefined)
    draft.note('/educations/endYear', 'FIELD.UNREADABLE', 'The year cannot be read.', EXPECTED_DATE);
  if (node && date?.length === 4) node.taken = true;
  return date === undefined ? undefined : Number(date.slice(0, 4));
}

/**
 * Reads the standard's job description as an opening. `date` is when it was published, so it stays unmapped.
 * @throws UnreadableFile `FIELD.REQUIRED` without a title
 */
export function readJobDescription(root: SourceNode, place: RecordPlace, options: ParseOptions): ParsedRecord {
  const draft = new RecordDraft(root, options);
  const title = draft.text(root.first('title'), 100, '/title');
  if (title === undefined)
    throw new UnreadableFile(problem('FIELD.REQUIRED', 'There is no title.', 'A title.', '/title'));
  const company = root.first('company');
  if (company) {
    draft.keep('hiringOrganization', company.text);
    company.taken = true;
  }
  return finishOpening(draft, place, {
    title,
    source: 'import',
    description: draft.lines(
      [...root.all('description'), ...root.all('responsibilities')].filter((node) => !node.isEmpty()),
      5000,
      '/description',
    ),
    postalCode: readDanishPostalCode(draft, root.first('location.postalCode'), root.first('location.countryCode')),
    remote: draft.maybe(root.first('remote'), (text) => REMOTE.get(text.toLowerCase())),
  });
}
