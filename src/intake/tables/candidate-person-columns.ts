/** Columns of a table of people: who they are and where they stand in the course. */
import { type CandidateInputDto, RESIDENCE_BASES } from '../../candidates/candidate-input.dto';
import { CANDIDATE_STATUSES } from '../../matching/core/facts';
import { type CandidateRow, municipalityCode } from './candidate-row';
import * as cells from './cell-lists';
import { countryCode, sexCode } from '../records/codes';
import type { Column } from './column-map';
import { ColumnMaker } from './columns';

const make = new ColumnMaker<CandidateRow, CandidateInputDto>();

const statusCode = cells.memberOf(CANDIDATE_STATUSES);
const residenceBasis = cells.memberOf(RESIDENCE_BASES);

/** Identity; it never reaches the matcher. */
export const IDENTITY_COLUMNS: readonly Column<CandidateRow, CandidateInputDto>[] = [
  make.text({
    name: 'givenName',
    pointer: '/identity/givenName',
    headers: ['Fornavn', 'First name', 'Given name', 'Fornavne'],
    max: 120,
    set: (row, value) => (row.identity.givenName = value),
    get: (input) => input.identity?.givenName,
  }),
  make.text({
    name: 'fullName',
    pointer: '/identity/givenName',
    headers: ['Navn', 'Name', 'Fulde navn', 'Full name'],
    telling: false,
    max: 120,
    set: (row, value) => (row.identity.givenName ??= value),
    get: () => undefined,
  }),
  make.text({
    name: 'familyName',
    pointer: '/identity/familyName',
    headers: ['Efternavn', 'Last name', 'Family name', 'Surname'],
    max: 120,
    set: (row, value) => (row.identity.familyName = value),
    get: (input) => input.identity?.familyName,
  }),
  make.date({
    name: 'birthDate',
    pointer: '/identity/birthDate',
    headers: ['Fødselsdato', 'Date of birth', 'Født', 'Birthday'],
    set: (row, value) => (row.identity.birthDate = value),
    get: (input) => input.identity?.birthDate,
  }),
  make.value({
    name: 'sex',
    pointer: '/identity/sex',
    headers: ['Køn', 'Sex', 'Gender'],
    expected: 'kvinde, mand or andet (female, male, other).',
    convert: sexCode,
    set: (row, value) => (row.identity.sex = value),
    get: (input) => input.identity?.sex,
  }),
  make.value({
    name: 'nationality',
    pointer: '/identity/nationality',
    headers: ['Nationalitet', 'Nationality', 'Statsborgerskab', 'Citizenship'],
    expected: 'A country code of two letters, or the country’s name.',
    convert: countryCode,
    set: (row, value) => (row.identity.nationality = value),
    get: (input) => input.identity?.nationality,
  }),
  make.value({
    name: 'email',
    pointer: '/identity/email',
    headers: ['E-mail', 'Email', 'Mail', 'E-mailadresse', 'Email address'],
    telling: false,
    expected: 'At most 254 characters.',
    convert: (text) => (text.length <= 254 ? text : undefined),
    set: (row, value) => (row.identity.email = value),
    get: (input) => input.identity?.email,
  }),
  make.value({
    name: 'phone',
    pointer: '/identity/phone',
    headers: ['Telefon', 'Phone', 'Mobil', 'Mobile', 'Tlf', 'Telefonnummer', 'Phone number'],
    telling: false,
    expected: 'At most 40 characters.',
    convert: (text) => (text.length <= 40 ? text : undefined),
    set: (row, value) => (row.identity.phone = value),
    get: (input) => input.identity?.phone,
  }),
];

const RESIDENCE_DATES = [
  ['takenOverOn', 'Overtagelsesdato', 'Taken over on'],
  ['firstRegisteredOn', 'Første folkeregisterdato', 'First registered on'],
  ['expiresOn', 'Ophold udløber', 'Permit expires on'],
  ['programmeFrom', 'Programstart', 'Programme from'],
  ['programmeUntil', 'Programslut', 'Programme until'],
] as const;

/** Status, residence, and the dates of the course. */
export const COURSE_COLUMNS: readonly Column<CandidateRow, CandidateInputDto>[] = [
  make.value({
    name: 'status',
    pointer: '/status/code',
    headers: ['Status', 'Status'],
    telling: false,
    expected: `One of ${CANDIDATE_STATUSES.join(', ')}.`,
    convert: statusCode,
    set: (row, value) => (row.status.code = value),
    get: (input) => input.status?.code,
  }),
  make.date({
    name: 'statusFrom',
    pointer: '/status/from',
    headers: ['Status fra', 'Status from'],
    set: (row, value) => (row.status.from = value),
    get: (input) => input.status?.from,
  }),
  make.date({
    name: 'statusUntil',
    pointer: '/status/until',
    headers: ['Status til', 'Status until'],
    set: (row, value) => (row.status.until = value),
    get: (input) => input.status?.until,
  }),
  make.value({
    name: 'residenceBasis',
    pointer: '/residence/basis',
    headers: ['Opholdsgrundlag', 'Residence basis'],
    expected: `One of ${RESIDENCE_BASES.join(', ')}.`,
    convert: residenceBasis,
    set: (row, value) => (row.residence.basis = value),
    get: (input) => input.residence?.basis,
  }),
  ...RESIDENCE_DATES.map(([name, danish, english]) =>
    make.date({
      name,
      pointer: `/residence/${name}`,
      headers: [danish, english],
      set: (row, value) => (row.residence[name] = value),
      get: (input) => input.residence?.[name],
    }),
  ),
  make.flag({
    name: 'completedIgu',
    pointer: '/residence/completedIgu',
    headers: ['Gennemført IGU', 'Completed IGU'],
    set: (row, value) => (row.residence.completedIgu = value),
    get: (input) => input.residence?.completedIgu,
  }),
  make.date({
    name: 'waitingSince',
    headers: ['Venter siden', 'Waiting since'],
    set: (row, value) => (row.fields.waitingSince = value),
    get: (input) => input.waitingSince,
  }),
  make.date({
    name: 'availableFrom',
    headers: ['Kan starte', 'Available from', 'Til rådighed fra'],
    set: (row, value) => (row.fields.availableFrom = value),
    get: (input) => input.availableFrom,
  }),
  make.list({
    name: 'sharedWith',
    headers: ['Delt med kommuner', 'Shared with'],
    expected: 'Municipality codes of four digits separated by |, or *.',
    max: 99,
    item: (text) => (text === '*' ? text : municipalityCode(text)),
    print: (code) => code,
    set: (row, value) => (row.fields.sharedWith = [...new Set(value)]),
    get: (input) => input.sharedWith,
  }),
];
