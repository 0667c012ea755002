/** Columns of a table of openings: names, Danish and English headers, and what a cell looks like. */
import { SCHEMES, WORK_CONDITIONS } from '../../matching/core/facts';
import { OPENING_SOURCES, type OpeningInputDto } from '../../openings/opening-input.dto';
import { municipalityCode } from './candidate-row';
import * as cells from './cell-lists';
import { danishPostalCode, iscoUnitGroup } from '../records/codes';
import type { Column } from './column-map';
import { ColumnMaker, joinItem, printSkills } from './columns';
import type { OpeningRow } from './opening-row';
import { TERM_COLUMNS } from './opening-term-columns';

const make = new ColumnMaker<OpeningRow, OpeningInputDto>();

const openingSource = cells.memberOf(OPENING_SOURCES);
const scheme = cells.memberOf(SCHEMES);
const workCondition = cells.memberOf(WORK_CONDITIONS);

const basics: readonly Column<OpeningRow, OpeningInputDto>[] = [
  make.value({
    name: 'externalId',
    headers: ['Id', 'Id', 'Nøgle', 'External id', 'Reference', 'Jobordre', 'Job order'],
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
  make.text({
    name: 'title',
    headers: ['Titel', 'Title', 'Stilling', 'Jobtitel', 'Job title', 'Stillingsbetegnelse'],
    max: 100,
    set: (row, value) => (row.fields.title = value),
    get: (input) => input.title,
  }),
  make.text({
    name: 'description',
    headers: ['Beskrivelse', 'Description', 'Jobbeskrivelse'],
    telling: false,
    max: 5000,
    set: (row, value) => (row.fields.description = value),
    get: (input) => input.description,
  }),
  make.text({
    name: 'hiringOrganization',
    pointer: '/unmapped',
    headers: ['Virksomhed', 'Employer', 'Arbejdsgiver', 'Company', 'Firma'],
    telling: false,
    max: 100_000,
    set: (row, value) => (row.hiringOrganization = value),
    get: (input) => input.unmapped?.find((one) => one.path === 'hiringOrganization')?.text,
  }),
  make.value({
    name: 'workplaceId',
    headers: ['Arbejdssted-id', 'Workplace id'],
    expected: 'The UUID of a workplace.',
    convert: (text) => (/^[0-9a-f-]{36}$/.test(text) ? text : undefined),
    set: (row, value) => (row.fields.workplaceId = value),
    get: (input) => input.workplaceId,
  }),
  make.value({
    name: 'postalCode',
    headers: ['Postnr', 'Postal code', 'Postnummer', 'Post code', 'Zip'],
    telling: false,
    expected: 'A Danish postal code of four digits.',
    convert: danishPostalCode,
    set: (row, value) => (row.fields.postalCode = value),
    get: (input) => input.postalCode,
  }),
  make.flag({
    name: 'remote',
    headers: ['Hjemmearbejde', 'Remote'],
    set: (row, value) => (row.fields.remote = value),
    get: (input) => input.remote,
  }),
  make.text({
    name: 'owner',
    headers: ['Konsulent', 'Owner', 'Initialer', 'Consultant'],
    telling: false,
    max: 8,
    set: (row, value) => (row.fields.owner = value),
    get: (input) => input.owner,
  }),
  make.value({
    name: 'source',
    headers: ['Kilde', 'Source'],
    telling: false,
    expected: `One of ${OPENING_SOURCES.join(', ')}.`,
    convert: openingSource,
    set: (row, value) => (row.fields.source = value),
    get: (input) => input.source,
  }),
];

const work: readonly Column<OpeningRow, OpeningInputDto>[] = [
  make.list({
    name: 'schemes',
    headers: ['Ordninger', 'Schemes', 'Ordning', 'Scheme'],
    expected: `Some of ${SCHEMES.join(', ')}, preferred first, separated by |.`,
    max: SCHEMES.length,
    item: scheme,
    print: (scheme) => scheme,
    set: (row, value) => (row.fields.schemes = [...new Set(value)]),
    get: (input) => input.schemes,
  }),
  make.number({
    name: 'places',
    headers: ['Antal pladser', 'Places', 'Antal', 'Pladser'],
    min: 1,
    max: 500,
    set: (row, value) => (row.fields.places = value),
    get: (input) => input.places,
  }),
  make.list({
    name: 'tasks',
    headers: ['Opgaver', 'Tasks'],
    expected: '`code:must, learn or nice:level` separated by |, e.g. reng.moppe_gulv:must:2.',
    max: 60,
    item: cells.taskItem,
    print: (task) => joinItem(task.competency, task.need, task.level),
    set: (row, value) => (row.fields.tasks = value),
    get: (input) => input.tasks,
  }),
  make.list({
    name: 'credentials',
    headers: ['Krav om beviser', 'Credentials', 'Beviser', 'Certifikater', 'Certificates'],
    telling: false,
    expected: 'Credential codes separated by |, e.g. koerekort-b|gaffeltruck-b.',
    max: 20,
    item: cells.taxonomyCode,
    print: (code) => code,
    set: (row, value) => (row.fields.credentials = [...new Set(value)]),
    get: (input) => input.credentials,
  }),
  make.list({
    name: 'languages',
    headers: ['Sprog', 'Languages', 'Language'],
    telling: false,
    expected: '`language:levels:reason` separated by |, e.g. da:A2/A2/A1/A1/A1:safety.',
    max: 20,
    item: cells.workplaceLanguageItem,
    print: (one) => joinItem(one.language, printSkills(one.minimums) ?? (one.reason && '-'), one.reason),
    set: (row, value) => (row.fields.languages = value),
    get: (input) => input.languages,
  }),
  make.text({
    name: 'branchepakke',
    headers: ['Branchepakke', 'Branchepakke'],
    telling: false,
    max: 20,
    set: (row, value) => (row.fields.branchepakke = value.toUpperCase()),
    get: (input) => input.branchepakke,
  }),
  make.value({
    name: 'isco08',
    headers: ['ISCO-08', 'ISCO-08', 'DISCO-08', 'ISCO', 'DISCO'],
    telling: false,
    expected: 'An ISCO-08 code of four digits.',
    convert: iscoUnitGroup,
    set: (row, value) => (row.fields.isco08 = value),
    get: (input) => input.isco08,
  }),
  make.list({
    name: 'demands',
    headers: ['Krav', 'Demands', 'Fysiske krav'],
    expected: '`condition:amount` separated by |, e.g. loeft_kg:10|stoej.',
    max: 20,
    item: cells.demandItem,
    print: (one) => joinItem(one.condition, one.amount),
    set: (row, value) => (row.fields.demands = value),
    get: (input) => input.demands,
  }),
  make.list({
    name: 'handles',
    headers: ['Kan tage hensyn til', 'Handles'],
    expected: `Some of ${WORK_CONDITIONS.join(', ')}, separated by |.`,
    max: WORK_CONDITIONS.length,
    item: workCondition,
    print: (condition) => condition,
    set: (row, value) => (row.fields.handles = [...new Set(value)]),
    get: (input) => input.handles,
  }),
];

/** All columns, in the order of the template. */
export const OPENING_COLUMNS: readonly Column<OpeningRow, OpeningInputDto>[] = [...basics, ...work, ...TERM_COLUMNS];
