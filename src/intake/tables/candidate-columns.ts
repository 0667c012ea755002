/** Columns of a table of people who seek work: names, Danish and English headers, and what a cell looks like. */
import type { CandidateInputDto, HeldLanguageDto } from '../../candidates/candidate-input.dto';
import { DANISH_EDUCATIONS, DANISH_TESTS } from '../../language/danish-education';
import { COURSE_COLUMNS, IDENTITY_COLUMNS } from './candidate-person-columns';
import { PRACTICAL_COLUMNS } from './candidate-practical-columns';
import { type CandidateRow, municipalityCode } from './candidate-row';
import * as cells from './cell-lists';
import { wholeNumber } from '../records/codes';
import type { Column } from './column-map';
import { ColumnMaker, joinItem, printSkills } from './columns';

const make = new ColumnMaker<CandidateRow, CandidateInputDto>();

const danishOf = (input: CandidateInputDto): HeldLanguageDto | undefined =>
  input.languages?.find((one) => one.language === 'da');

const danishEducation = cells.memberOf(DANISH_EDUCATIONS);
const danishTest = cells.memberOf(DANISH_TESTS);

const qualifications: Column<CandidateRow, CandidateInputDto>[] = [
  make.list({
    name: 'competencies',
    headers: ['Kompetencer', 'Competencies'],
    expected: '`code:level:evidence` separated by |, e.g. reng.moppe_gulv:3:evidenced.',
    max: 500,
    item: (text, draft) => cells.competencyItem(text, draft.options.taxonomy),
    print: (one) => joinItem(one.code, one.level, one.evidence),
    set: (row, value) => (row.fields.competencies = value),
    get: (input) => input.competencies,
  }),
  make.list({
    name: 'credentials',
    headers: ['Beviser', 'Credentials', 'Certifikater', 'Certificates'],
    expected: '`code:status:valid until` separated by |, e.g. gaffeltruck-b:held:2030-12-31.',
    max: 100,
    item: cells.credentialItem,
    print: (one) => joinItem(one.code, one.status, one.validUntil),
    set: (row, value) => (row.fields.credentials = [...(row.fields.credentials ?? []), ...value]),
    get: (input) => input.credentials,
  }),
  make.list({
    name: 'drivingLicence',
    pointer: '/credentials',
    headers: ['Kørekort', 'Driving licence', 'Driving license'],
    expected: 'Categories separated by |, e.g. B|BE, with DK: before a Danish one.',
    max: 20,
    item: cells.licenceItem,
    print: (one) => one.code,
    set: (row, value) => (row.fields.credentials = [...(row.fields.credentials ?? []), ...value]),
    get: () => undefined,
  }),
  make.list({
    name: 'languages',
    headers: ['Sprog', 'Languages', 'Language'],
    expected: '`language:listening/speaking/interaction/reading/writing` separated by |, e.g. da:A2/A2/A1+/A1/A1.',
    max: 39,
    item: cells.languageItem,
    print: (one) => joinItem(one.language, printSkills(one.skills)),
    set: (row, value) => (row.fields.languages = value),
    get: (input) => input.languages,
  }),
  make.value({
    name: 'danishEducation',
    pointer: '/languages/danishEducation',
    headers: ['Danskuddannelse', 'Danish education'],
    expected: 'DU1, DU2 or DU3.',
    convert: danishEducation,
    set: (row, value) => (row.danish.danishEducation = value),
    get: (input) => danishOf(input)?.danishEducation,
  }),
  make.value({
    name: 'danishModule',
    pointer: '/languages/danishModule',
    headers: ['Modul', 'Danish module', 'Danskmodul'],
    expected: 'The last module passed, 1 to 6.',
    convert: (text) => wholeNumber(text, 1, 6),
    set: (row, value) => (row.danish.danishModule = value),
    get: (input) => danishOf(input)?.danishModule,
  }),
  make.value({
    name: 'danishTest',
    pointer: '/languages/danishTest',
    headers: ['Danskprøve', 'Danish test', 'Prøve i dansk'],
    expected: `One of ${DANISH_TESTS.join(', ')}.`,
    convert: danishTest,
    set: (row, value) => (row.danish.danishTest = value),
    get: (input) => danishOf(input)?.danishTest as (typeof DANISH_TESTS)[number] | undefined,
  }),
  make.list({
    name: 'branchepakker',
    headers: ['Branchepakker', 'Branchepakker', 'Branchepakke'],
    expected: '`code:step:date` separated by |, e.g. RENG:T1:2026-01-31.',
    max: 20,
    item: cells.branchepakkeItem,
    print: (one) => joinItem(one.code, one.step, one.reachedOn),
    set: (row, value) => (row.fields.branchepakker = value),
    get: (input) => input.branchepakker,
  }),
  make.list({
    name: 'jobGoals',
    headers: ['Jobmål', 'Job goals', 'Goals', 'ABC-jobmål'],
    expected: '`level:ISCO-08 code` separated by |, e.g. A:9112|B:5120.',
    max: 12,
    item: cells.jobGoalItem,
    print: (one) => joinItem(one.level, one.isco08),
    set: (row, value) => (row.fields.jobGoals = value),
    get: (input) => input.jobGoals,
  }),
  make.list({
    name: 'declinedTasks',
    headers: ['Fravalgte opgaver', 'Declined tasks'],
    expected: 'Competency codes separated by |.',
    max: 100,
    item: cells.taxonomyCode,
    print: (code) => code,
    set: (row, value) => (row.fields.declinedTasks = [...new Set(value)]),
    get: (input) => input.declinedTasks,
  }),
  make.list({
    name: 'skaanehensyn',
    headers: ['Skånehensyn', 'Skaanehensyn', 'Work considerations'],
    expected: '`condition:most` separated by |, e.g. loeft_kg:5.',
    max: 20,
    item: cells.skaanehensynItem,
    print: (one) => joinItem(one.condition, one.max),
    set: (row, value) => (row.fields.skaanehensyn = value),
    get: (input) => input.skaanehensyn,
  }),
  make.list({
    name: 'placements',
    headers: ['Forløb', 'Placements', 'Praktikker'],
    expected: '`scheme:from:until:hours` separated by |, e.g. igu:2026-01-05::32.',
    max: 100,
    item: cells.placementItem,
    print: (one) => joinItem(one.scheme, one.from, one.until, one.weeklyHours, one.pNumber),
    set: (row, value) => (row.fields.placements = value),
    get: (input) => input.placements,
  }),
];

/** All columns, in the order of the template. */
export const CANDIDATE_COLUMNS: readonly Column<CandidateRow, CandidateInputDto>[] = [
  make.value({
    name: 'externalId',
    headers: ['Id', 'Id', 'Nøgle', 'External id', 'Borger-id', 'Sagsnummer', 'Case number'],
    telling: false,
    expected: 'At most 200 characters.',
    convert: (text) => (text.length <= 200 ? text : undefined),
    set: (row, value) => (row.fields.externalId = value),
    get: (input) => input.externalId,
  }),
  make.value({
    name: 'municipality',
    headers: ['Kommunekode', 'Municipality', 'Kommune', 'Municipality code'],
    telling: false,
    expected: 'A municipality code of four digits.',
    convert: municipalityCode,
    set: (row, value) => (row.municipality = value),
    get: (input) => input.municipality,
  }),
  ...IDENTITY_COLUMNS,
  ...COURSE_COLUMNS,
  ...PRACTICAL_COLUMNS,
  ...qualifications,
];
