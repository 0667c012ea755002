/** Fields that several CV formats share: identity, languages, licences, competencies by exact label. */
import type {
  HeldCompetencyDto,
  HeldCredentialDto,
  HeldLanguageDto,
  IdentityDto,
  LanguageSkillsDto,
} from '../../candidates/candidate-input.dto';
import { LANGUAGE_SKILLS, type LanguageSkill } from '../../language/cefr';
import { cefrLevel, countryCode, danishPostalCode, languageCode, licenceCredential, sexCode } from './codes';
import { fullDate } from './dates';
import { known, listed } from './finish-record';
import type { RecordDraft } from './record-draft';
import type { SourceNode } from './source-node';
import { htmlToText } from './texts';

/** Places of the source that tell who the person is. */
export interface IdentityNodes {
  given?: SourceNode;
  family?: SourceNode;
  birth?: SourceNode;
  sex?: SourceNode;
  /** the first country that can be read is kept, further ones stay unmapped */
  nationalities?: readonly SourceNode[];
  email?: SourceNode;
  phone?: SourceNode;
}

/** Identity, kept apart from all else; undefined when nothing of it is told. A pseudonymised record has no name. */
export function readIdentity(draft: RecordDraft, nodes: IdentityNodes): IdentityDto | undefined {
  const nationality = nodes.nationalities?.find((node) => countryCode(node.text) !== undefined);
  const identity = known<IdentityDto>({
    givenName: draft.text(nodes.given, 120, '/identity/givenName'),
    familyName: draft.text(nodes.family, 120, '/identity/familyName'),
    birthDate: draft.value(nodes.birth, '/identity/birthDate', 'A date YYYY-MM-DD.', fullDate),
    sex: draft.maybe(nodes.sex, sexCode),
    nationality: draft.maybe(nationality, countryCode),
    email: draft.value(nodes.email, '/identity/email', 'At most 254 characters.', atMost(254)),
    phone: draft.value(nodes.phone, '/identity/phone', 'At most 40 characters.', atMost(40)),
  });
  return Object.keys(identity).length > 0 ? identity : undefined;
}

const IDENTITY_PATH =
  /nationalit|statsborger|citizenship|birth|fødsel|født|gender|demograph|\bsex\b|\bkøn\b|photo|cpr/i;

/**
 * True for the path of an unmapped text that tells nationality, sex, birth or looks: whoever reads unmapped texts for
 * competencies passes these over (domain.md §9.4).
 */
export function tellsIdentity(path: string): boolean {
  return IDENTITY_PATH.test(path);
}

function atMost(max: number): (text: string) => string | undefined {
  return (text) => (text.length <= max ? text : undefined);
}

/** Postal code of the home: only a Danish one is a field; with another country's code beside it, it stays text. */
export function readDanishPostalCode(
  draft: RecordDraft,
  code: SourceNode | undefined,
  country: SourceNode | undefined,
): string | undefined {
  if (code === undefined || danishPostalCode(code.text) === undefined) return undefined;
  const stated = country?.text.trim() ?? '';
  const marked = /^\s*DK/i.test(code.text);
  if (stated !== '' ? countryCode(stated) !== 'DK' : !marked && !/^\s*\d{4}\s*$/.test(code.text)) return undefined;
  if (stated === '' && !marked) {
    draft.note(
      '/postalCode',
      'POSTAL_CODE.COUNTRY_ASSUMED',
      'No country is stated: the postal code was taken as Danish.',
    );
  }
  return draft.maybe(code, danishPostalCode);
}

/** Collects languages, each once; a second entry of the same language stays unmapped. */
export class LanguageReader {
  private readonly languages = new Map<string, HeldLanguageDto>();

  constructor(private readonly draft: RecordDraft) {}

  /**
   * A language with a level per skill.
   * @param label name or code; also taken when a code beside it says the same
   * @param skills the place of each skill's level
   */
  add(
    code: SourceNode | undefined,
    label: SourceNode | undefined,
    skills: Partial<Record<LanguageSkill, SourceNode>>,
  ): void {
    const language = this.open(code, label);
    if (language === undefined) return;
    const levels: LanguageSkillsDto = {};
    for (const skill of LANGUAGE_SKILLS) {
      const pointer = `/languages/${language}/skills/${skill}`;
      const level = this.draft.value(skills[skill], pointer, 'A CEFR level, pre-A1 to C2.', cefrLevel);
      if (level !== undefined) levels[skill] = level;
    }
    this.set(language, Object.keys(levels).length > 0 ? levels : undefined);
  }

  /** A language with one level for everything; a text that is no level (`native speaker`) stays unmapped. */
  addOverall(label: SourceNode | undefined, overall: SourceNode | undefined): void {
    const language = this.open(undefined, label);
    if (language === undefined) return;
    const level = this.draft.maybe(overall, cefrLevel);
    if (level === undefined) return this.set(language, undefined);
    this.draft.note(
      '/languages',
      'LANGUAGE.ONE_LEVEL',
      'One level is stated for the language: it was taken for all skills.',
    );
    this.set(language, Object.fromEntries(LANGUAGE_SKILLS.map((skill) => [skill, level])) as LanguageSkillsDto);
  }

  /** A mother tongue: the language without levels. That it is the mother tongue stays readable as unmapped text. */
  addMotherTongue(...places: (SourceNode | undefined)[]): void {
    const language = places.map((place) => place && languageCode(place.text)).find((code) => code !== undefined);
    if (language !== undefined && !this.languages.has(language)) this.set(language, undefined);
  }

  result(): HeldLanguageDto[] | undefined {
    return listed([...this.languages.values()].slice(0, 40));
  }

  private open(code: SourceNode | undefined, label: SourceNode | undefined): string | undefined {
    const places = [code, label].filter((node) => node !== undefined && !node.isEmpty()) as SourceNode[];
    const language = places.map((place) => languageCode(place.text)).find((found) => found !== undefined);
    if (language === undefined) {
      if (places.length > 0) {
        this.draft.note(
          '/languages',
          'LANGUAGE.UNKNOWN',
          'A language was not recognised.',
          'An ISO 639 code or its name.',
        );
      }
      return undefined;
    }
    if (this.languages.get(language)?.skills !== undefined || this.languages.size >= 40) return undefined;
    for (const place of places) if (languageCode(place.text) === language) place.taken = true;
    return language;
  }

  private set(language: string, skills: LanguageSkillsDto | undefined): void {
    this.languages.set(language, known({ language, skills, source: 'cv' as const }));
  }
}

/**
 * Driving-licence categories. Whether a licence is valid in Denmark is unknown unless the source says that it is a
 * Danish one (domain.md §2.7: licences from outside the EU often need an exchange or a test).
 */
export function readLicences(
  draft: RecordDraft,
  categories: readonly { node: SourceNode; country?: SourceNode }[],
): HeldCredentialDto[] | undefined {
  const held = new Map<string, HeldCredentialDto>();
  for (const { node, country } of categories.slice(0, 100)) {
    const code = draft.maybe(node, licenceCredential);
    if (code === undefined || held.has(code)) continue;
    const danish = draft.maybe(country, (text) => (countryCode(text) === 'DK' ? true : undefined)) ?? false;
    held.set(code, { code, status: danish ? 'held' : 'unknown', source: 'cv' });
  }
  return listed([...held.values()]);
}

/**
 * Competencies whose whole text, or a whole line of it, is exactly a label of the taxonomy. A CV does not say the
 * level on our scale, so the lowest positive one is recorded, as claimed, and the text stays for the reader.
 */
export function claimCompetencies(draft: RecordDraft, nodes: readonly SourceNode[]): HeldCompetencyDto[] | undefined {
  const { taxonomy } = draft.options;
  if (taxonomy === undefined) return undefined;
  const codes = new Set<string>();
  for (const node of nodes) {
    const plain = htmlToText(node.text).text;
    for (const line of [plain, ...plain.split('\n').map((one) => one.replace(/^[-•*\s]+/, ''))]) {
      const code = line.trim() === '' ? undefined : taxonomy.competencyByLabel(line.trim());
      if (code !== undefined && codes.size < 500) codes.add(code);
    }
  }
  if (codes.size > 0) {
    draft.note('/competencies', 'COMPETENCY.LEVEL_NOT_STATED', 'No level is stated: level 1, claimed, was recorded.');
  }
  return listed(
    [...codes].map((code) => ({ code, level: 1 as const, evidence: 'claimed' as const, source: 'cv' as const })),
  );
}
