/**
 * The child lists of a candidate: for each, its table and the way between an item of the API's shape and a row.
 * `undefined` of the API and null of the database both mean unknown.
 */
import { given, orNothing } from '../common/given';
import { CandidateBranchepakke } from './candidate-branchepakke.entity';
import { CandidateCompetency } from './candidate-competency.entity';
import { CandidateCredential } from './candidate-credential.entity';
import { CandidateEducation } from './candidate-education.entity';
import { CandidateExperience } from './candidate-experience.entity';
import type { CandidateInputDto, EducationDto, ExperienceDto, HeldLanguageDto } from './candidate-input.dto';
import { CandidateJobGoal } from './candidate-job-goal.entity';
import { CandidateLanguage } from './candidate-language.entity';
import { CandidatePlacement } from './candidate-placement.entity';
import { CandidateSkaanehensyn } from './candidate-skaanehensyn.entity';
import { CandidateText } from './candidate-text.entity';
import type { CandidateList } from './candidate.entity';

/** What all child rows have. */
export interface CandidateChildRow {
  candidateId: string;
  municipality: string;
  position: number;
}

/** One child list; items and rows are checked where it is defined. */
export interface CandidateListMapping {
  list: CandidateList;
  entity: new () => CandidateChildRow;
  /** the rows of the list, without key and position; empty when the list is empty or left out */
  rows(input: CandidateInputDto): object[];
  /** puts the items of the rows, in their order, into the input */
  restore(input: CandidateInputDto, rows: readonly CandidateChildRow[]): void;
}

type Item<List extends CandidateList> = NonNullable<CandidateInputDto[List]>[number];
type Content<Row> = Omit<Row, keyof CandidateChildRow | 'candidate'>;

function mapping<List extends CandidateList, Row extends CandidateChildRow>(
  list: List,
  entity: new () => Row,
  toRow: (item: Item<List>) => Content<Row>,
  toItem: (row: Row) => Item<List>,
): CandidateListMapping {
  return {
    list,
    entity,
    rows: (input) => ((input[list] ?? []) as Item<List>[]).map(toRow),
    restore: (input, rows) => {
      input[list] = (rows as readonly Row[]).map(toItem) as CandidateInputDto[List];
    },
  };
}

/** All child lists. */
export const CANDIDATE_LIST_MAPPINGS: readonly CandidateListMapping[] = [
  mapping(
    'competencies',
    CandidateCompetency,
    (item) => ({
      competency: item.code,
      level: item.level,
      evidence: item.evidence,
      source: item.source ?? null,
      observedOn: item.observedOn ?? null,
    }),
    (row) =>
      given({
        code: row.competency,
        level: row.level,
        evidence: row.evidence,
        source: row.source,
        observedOn: row.observedOn,
      }),
  ),
  mapping(
    'credentials',
    CandidateCredential,
    (item) => ({
      credential: item.code,
      status: item.status,
      validUntil: item.validUntil ?? null,
      source: item.source ?? null,
    }),
    (row) => given({ code: row.credential, status: row.status, validUntil: row.validUntil, source: row.source }),
  ),
  mapping('languages', CandidateLanguage, languageRow, languageItem),
  mapping(
    'branchepakker',
    CandidateBranchepakke,
    (item) => ({ branchepakke: item.code, step: item.step, reachedOn: item.reachedOn ?? null }),
    (row) => given({ code: row.branchepakke, step: row.step, reachedOn: row.reachedOn }),
  ),
  mapping(
    'jobGoals',
    CandidateJobGoal,
    ({ level, isco08 }) => ({ level, isco08 }),
    ({ level, isco08 }) => ({ level, isco08 }),
  ),
  mapping(
    'skaanehensyn',
    CandidateSkaanehensyn,
    ({ condition, max }) => ({ condition, max }),
    ({ condition, max }) => ({ condition, max }),
  ),
  mapping('experiences', CandidateExperience, experienceRow, (row) =>
    given<ExperienceDto>({
      title: row.title,
      employer: row.employer,
      country: row.country,
      from: row.from,
      until: row.until,
      isco08: row.isco08,
      description: row.description,
    }),
  ),
  mapping('educations', CandidateEducation, educationRow, (row) =>
    given<EducationDto>({
      title: row.title,
      institution: row.institution,
      level: row.level,
      country: row.country,
      endYear: row.endYear,
      assessment: row.assessment,
    }),
  ),
  mapping(
    'placements',
    CandidatePlacement,
    (item) => ({
      scheme: item.scheme,
      from: item.from,
      until: item.until ?? null,
      weeklyHours: item.weeklyHours,
      pNumber: item.pNumber ?? null,
      cvr: item.cvr ?? null,
      ordinary: item.ordinary ?? null,
    }),
    (row) =>
      given({
        scheme: row.scheme,
        from: row.from,
        until: row.until,
        weeklyHours: row.weeklyHours,
        pNumber: row.pNumber,
        cvr: row.cvr,
        ordinary: row.ordinary,
      }),
  ),
  mapping(
    'unmapped',
    CandidateText,
    ({ path, text }) => ({ path, text }),
    ({ path, text }) => ({ path, text }),
  ),
];

function languageRow(item: HeldLanguageDto): Content<CandidateLanguage> {
  return {
    language: item.language,
    listening: item.skills?.listening ?? null,
    speaking: item.skills?.speaking ?? null,
    interaction: item.skills?.interaction ?? null,
    reading: item.skills?.reading ?? null,
    writing: item.skills?.writing ?? null,
    danishEducation: item.danishEducation ?? null,
    danishModule: item.danishModule ?? null,
    danishTest: item.danishTest ?? null,
    source: item.source ?? null,
    assessedOn: item.assessedOn ?? null,
  };
}

function languageItem(row: CandidateLanguage): HeldLanguageDto {
  const { listening, speaking, interaction, reading, writing } = row;
  const skills = orNothing(given({ listening, speaking, interaction, reading, writing }));
  return given<HeldLanguageDto>({
    language: row.language,
    skills: skills as HeldLanguageDto['skills'],
    danishEducation: row.danishEducation,
    danishModule: row.danishModule,
    danishTest: row.danishTest,
    source: row.source,
    assessedOn: row.assessedOn,
  });
}

function experienceRow(item: ExperienceDto): Content<CandidateExperience> {
  return {
    title: item.title,
    employer: item.employer ?? null,
    country: item.country ?? null,
    from: item.from ?? null,
    until: item.until ?? null,
    isco08: item.isco08 ?? null,
    description: item.description ?? null,
  };
}

function educationRow(item: EducationDto): Content<CandidateEducation> {
  return {
    title: item.title,
    institution: item.institution ?? null,
    level: item.level ?? null,
    country: item.country ?? null,
    endYear: item.endYear ?? null,
    assessment: item.assessment ?? null,
  };
}
