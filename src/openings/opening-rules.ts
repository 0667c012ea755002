import { type References, unknownCode, unknownMunicipality, unknownPostalCode } from '../common/code-book';
import type { FieldProblem } from '../common/errors';
import { duplicates, emptyIntervals, endsBeforeStart, hoursReversed } from '../common/field-rules';
import type { Scheme } from '../matching/core/facts';
import type { OpeningInputDto } from './opening-input.dto';

/** Schemes that somebody below 18 can be employed under; all others are for adults (domain.md §4). */
export const SCHEMES_OPEN_TO_MINORS: readonly Scheme[] = ['ordinaert', 'smaajob', 'fritidsjob', 'vikar'];

/**
 * What is wrong with the meaning of an opening, beyond the form that the DTO checks: no scheme, unknown codes, dates
 * and hours the wrong way round, things said twice, shifts without length, ages that no accepted scheme allows. An
 * empty list means that the opening can be stored.
 */
export function checkOpening(input: OpeningInputDto, references: References): FieldProblem[] {
  return [
    ...unknownMunicipality(input.municipality, '/municipality', references),
    ...unknownPostalCode(input.postalCode, '/postalCode', references),
    ...schemes(input),
    ...minimumAge(input),
    ...endsBeforeStart(input.startsOn, input.endsOn, '/endsOn'),
    ...hoursReversed(input),
    ...emptyIntervals(input.shifts, '/shifts'),
    ...combinationBlocks(input, references),
    ...codes(input, references),
    ...duplicates(input.tasks, '/tasks', (task) => task.competency),
    ...duplicates(input.demands, '/demands', (demand) => demand.condition),
    ...duplicates(input.languages, '/languages', (language) => language.language),
  ];
}

/** Codes and dates of the blocks; whether their tasks are apart is for the rules of the combination model to say. */
function combinationBlocks({ schemeTerms }: OpeningInputDto, references: References): FieldProblem[] {
  return (schemeTerms?.blocks ?? []).flatMap(({ from, until, tasks }, index) => [
    ...endsBeforeStart(from, until, `/schemeTerms/blocks/${index}/until`),
    ...(tasks ?? []).flatMap((code, task) =>
      unknownCode('competency', code, `/schemeTerms/blocks/${index}/tasks/${task}`, references),
    ),
  ]);
}

function schemes(input: OpeningInputDto): FieldProblem[] {
  if (input.schemes.length > 0) return [];
  return [
    {
      pointer: '/schemes',
      code: 'OPENING.NO_SCHEME',
      detail: 'an opening without a scheme can be given to nobody',
      expected: 'at least one scheme, the preferred one first',
    },
  ];
}

function minimumAge(input: OpeningInputDto): FieldProblem[] {
  const age = input.minimumAge;
  if (!age || input.schemes.length === 0) return [];
  if (age < 18 && !input.schemes.some((scheme) => SCHEMES_OPEN_TO_MINORS.includes(scheme))) {
    return [
      {
        pointer: '/minimumAge',
        code: 'OPENING.ADULT_SCHEMES',
        detail: 'all accepted schemes are for adults',
        expected: '18, or one of the schemes ' + SCHEMES_OPEN_TO_MINORS.join(', '),
      },
    ];
  }
  if (age === 18 && input.schemes.every((scheme) => scheme === 'fritidsjob')) {
    return [
      {
        pointer: '/minimumAge',
        code: 'OPENING.YOUTH_SCHEME',
        detail: 'a fritidsjob is for those below 18',
        expected: '13 or 15, or another scheme',
      },
    ];
  }
  return [];
}

function codes(input: OpeningInputDto, references: References): FieldProblem[] {
  return [
    ...(input.tasks ?? []).flatMap(({ competency }, index) =>
      unknownCode('competency', competency, `/tasks/${index}/competency`, references),
    ),
    ...(input.credentials ?? []).flatMap((code, index) =>
      unknownCode('credential', code, `/credentials/${index}`, references),
    ),
    ...(input.branchepakke ? unknownCode('branchepakke', input.branchepakke, '/branchepakke', references) : []),
  ];
}
