import { type References, unknownCode, unknownMunicipality, unknownPostalCode } from '../common/code-book';
import type { FieldProblem } from '../common/errors';
import { duplicates, emptyIntervals, endsBeforeStart, hoursReversed, inFuture } from '../common/field-rules';
import { isDanishAchievement } from '../language/danish-education';
import { addYears } from '../schemes/dates';
import { readCpr } from '../privacy/fields/cpr';
import type { CandidateInputDto, HeldLanguageDto } from './candidate-input.dto';

/** Nobody below this age may be given a job at all (domain.md §4, fritidsjob). */
export const YOUNGEST = 13;

/** No person in the records was born longer ago; an older birth date is a slip of the pen. */
export const OLDEST = 110;

/**
 * What is wrong with the meaning of a candidate, beyond the form that the DTO checks: unknown codes, dates and hours
 * the wrong way round, things said twice, impossible ages and Danish modules that do not exist. An empty list means
 * that the candidate can be stored. Details never repeat personal data.
 */
export function checkCandidate(input: CandidateInputDto, references: References): FieldProblem[] {
  return [
    ...places(input, references),
    ...birthDate(input, references.today),
    ...cprNumber(input),
    ...dates(input, references.today),
    ...hoursReversed(input),
    ...emptyIntervals(input.availability, '/availability'),
    ...codes(input, references),
    ...twice(input),
    ...(input.languages ?? []).flatMap((language, index) => danish(language, `/languages/${index}`)),
  ];
}

function places(input: CandidateInputDto, references: References): FieldProblem[] {
  return [
    ...unknownMunicipality(input.municipality, '/municipality', references),
    ...(input.sharedWith ?? []).flatMap((code, index) =>
      code === '*' ? [] : unknownMunicipality(code, `/sharedWith/${index}`, references),
    ),
    ...unknownPostalCode(input.postalCode, '/postalCode', references),
  ];
}

function birthDate({ identity }: CandidateInputDto, today: string): FieldProblem[] {
  const born = identity?.birthDate;
  if (!born) return [];
  const pointer = '/identity/birthDate';
  if (born > today) return inFuture(born, pointer, today);
  if (addYears(born, YOUNGEST) > today) {
    return [
      {
        pointer,
        code: 'CANDIDATE.TOO_YOUNG',
        detail: `somebody below ${YOUNGEST} may not be given a job`,
        expected: `a person of at least ${YOUNGEST} years`,
      },
    ];
  }
  if (addYears(born, OLDEST) > today) return [];
  return [
    {
      pointer,
      code: 'CANDIDATE.BIRTH_DATE_IMPROBABLE',
      detail: `the day lies ${OLDEST} years back or more`,
      expected: 'the date of birth',
    },
  ];
}

/** A number whose check digit fails is a valid one (domain.md §9.1): only a day that cannot be is refused. */
function cprNumber({ identity }: CandidateInputDto): FieldProblem[] {
  if (!identity?.cpr || readCpr(identity.cpr)) return [];
  return [
    {
      pointer: '/identity/cpr',
      code: 'CANDIDATE.CPR_NO_DATE',
      detail: 'does not begin with a day that can be',
      expected: 'DDMMYYSSSS, or the day + 60 for a replacement number',
    },
  ];
}

/** What a colleague should look at twice in a CPR number; it refuses nothing (domain.md §9.1). */
export function cprNotes(cpr: string | null | undefined): FieldProblem[] {
  const read = cpr ? readCpr(cpr) : null;
  const pointer = '/identity/cpr';
  if (read?.replacement) {
    return [
      {
        pointer,
        code: 'CANDIDATE.CPR_REPLACEMENT',
        detail: 'is a replacement number (day + 60)',
        expected: 'the real number, once it is known',
      },
    ];
  }
  if (!read?.failsCheckDigit) return [];
  return [
    {
      pointer,
      code: 'CANDIDATE.CPR_CHECK_DIGIT',
      detail: 'fails the old check digit, which numbers issued since October 2007 may',
      expected: 'nothing, when the number was copied rightly',
    },
  ];
}

function dates(input: CandidateInputDto, today: string): FieldProblem[] {
  const { status, residence } = input;
  return [
    ...endsBeforeStart(status?.from, status?.until, '/status/until'),
    ...endsBeforeStart(residence?.programmeFrom, residence?.programmeUntil, '/residence/programmeUntil'),
    ...(input.placements ?? []).flatMap(({ from, until }, index) =>
      endsBeforeStart(from, until, `/placements/${index}/until`),
    ),
    ...(input.experiences ?? []).flatMap((experience, index) =>
      experienceReversed(experience, `/experiences/${index}/until`),
    ),
    ...(input.competencies ?? []).flatMap(({ observedOn }, index) =>
      inFuture(observedOn, `/competencies/${index}/observedOn`, today),
    ),
    ...(input.languages ?? []).flatMap(({ assessedOn }, index) =>
      inFuture(assessedOn, `/languages/${index}/assessedOn`, today),
    ),
    ...(input.branchepakker ?? []).flatMap(({ reachedOn }, index) =>
      inFuture(reachedOn, `/branchepakker/${index}/reachedOn`, today),
    ),
  ];
}

/** Compares dates only as far as both are exact: `2021` and `2021-05` are not the wrong way round. */
function experienceReversed({ from, until }: { from?: string; until?: string }, pointer: string): FieldProblem[] {
  if (!from || !until) return [];
  const exact = Math.min(from.length, until.length);
  return endsBeforeStart(from.slice(0, exact), until.slice(0, exact), pointer);
}

function codes(input: CandidateInputDto, references: References): FieldProblem[] {
  return [
    ...(input.competencies ?? []).flatMap(({ code }, index) =>
      unknownCode('competency', code, `/competencies/${index}/code`, references),
    ),
    ...(input.credentials ?? []).flatMap(({ code }, index) =>
      unknownCode('credential', code, `/credentials/${index}/code`, references),
    ),
    ...(input.branchepakker ?? []).flatMap(({ code }, index) =>
      unknownCode('branchepakke', code, `/branchepakker/${index}/code`, references),
    ),
    ...(input.declinedTasks ?? []).flatMap((code, index) =>
      unknownCode('competency', code, `/declinedTasks/${index}`, references),
    ),
  ];
}

function twice(input: CandidateInputDto): FieldProblem[] {
  return [
    ...duplicates(input.competencies, '/competencies', (item) => item.code),
    ...duplicates(input.credentials, '/credentials', (item) => item.code),
    ...duplicates(input.languages, '/languages', (item) => item.language),
    ...duplicates(input.branchepakker, '/branchepakker', (item) => item.code),
    ...duplicates(input.jobGoals, '/jobGoals', (item) => `${item.level} ${item.isco08}`),
    ...duplicates(input.skaanehensyn, '/skaanehensyn', (item) => item.condition),
  ];
}

function danish(language: HeldLanguageDto, pointer: string): FieldProblem[] {
  const { danishEducation, danishModule, danishTest } = language;
  if (language.language !== 'da') {
    if (!danishEducation && !danishModule && !danishTest) return [];
    return [
      {
        pointer: `${pointer}/language`,
        code: 'LANGUAGE.NOT_DANISH',
        detail: 'Danish education, module or test stands with another language',
        expected: 'da, or no Danish education',
      },
    ];
  }
  if (danishModule && !danishEducation) {
    return [
      {
        pointer: `${pointer}/danishEducation`,
        code: 'LANGUAGE.EDUCATION_MISSING',
        detail: 'a module says nothing without its education',
        expected: 'DU1, DU2 or DU3',
      },
    ];
  }
  if (danishModule && !isDanishAchievement(`${danishEducation!.toLowerCase()}.m${danishModule}`)) {
    return [
      {
        pointer: `${pointer}/danishModule`,
        code: 'LANGUAGE.NO_SUCH_MODULE',
        detail: `${danishEducation} has no module ${danishModule}`,
        expected: 'a module from 1 to 6',
      },
    ];
  }
  return testOfEducation(language, pointer);
}

/** The module each test closes (domain.md §3); tests from outside the Danish educations fit with any. */
const CLOSES: Readonly<Record<string, { education: 'DU1' | 'DU2' | 'DU3'; module: number }>> = {
  PD1: { education: 'DU1', module: 6 },
  PD2: { education: 'DU2', module: 6 },
  PD3: { education: 'DU3', module: 5 },
  studieproeven: { education: 'DU3', module: 6 },
};

/**
 * A test of an easier education fits, since people go on to the next one; a test of a harder education or one passed
 * before its module does not.
 */
function testOfEducation(language: HeldLanguageDto, pointer: string): FieldProblem[] {
  const { danishEducation: education, danishModule: module, danishTest: test } = language;
  const closed = test ? CLOSES[test] : undefined;
  if (!education || !closed || closed.education < education) return [];
  if (closed.education > education) {
    return [
      {
        pointer: `${pointer}/danishTest`,
        code: 'LANGUAGE.TEST_OF_OTHER_EDUCATION',
        detail: `${test} is not a test of ${education}`,
        expected: `a test of ${education}, or the education ${closed.education}`,
      },
    ];
  }
  if (!module || module >= closed.module) return [];
  return [
    {
      pointer: `${pointer}/danishTest`,
      code: 'LANGUAGE.TEST_BEFORE_MODULE',
      detail: `${test} is taken after module ${closed.module}, and the last one passed is ${module}`,
      expected: `module ${closed.module}, or no ${test}`,
    },
  ];
}
