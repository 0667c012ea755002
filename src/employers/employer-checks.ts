/** What is wrong with the meaning of employers and workplaces, beyond the form that the DTOs check. */
import { type PlaceCodes, unknownMunicipality, unknownPostalCode } from '../common/code-book';
import type { FieldProblem } from '../common/errors';
import { endsBeforeStart } from '../common/field-rules';
import type { EmployerInputDto } from './employer-input.dto';
import { isCvr } from './identifiers';
import type { WorkplaceInputDto } from './workplace-input.dto';

const NO_TAXONOMY = { competency: nothing, credential: nothing, branchepakke: nothing };

function nothing(): undefined {
  return undefined;
}

function places(geography: PlaceCodes) {
  return { geography, taxonomy: NO_TAXONOMY, today: '' };
}

/** The check digit of the CVR number (domain.md §9.1), and the municipality. */
export function checkEmployer(input: EmployerInputDto, geography: PlaceCodes): FieldProblem[] {
  const problems = unknownMunicipality(input.municipality, '/municipality', places(geography));
  if (!input.cvr || isCvr(input.cvr)) return problems;
  return [
    ...problems,
    {
      pointer: '/cvr',
      code: 'CVR.WRONG_CHECK_DIGIT',
      detail: 'the check digit does not fit',
      expected: 'a CVR number as the register writes it, eight digits',
    },
  ];
}

/** Postal code; a count of employees needs its day, since the ratio rule asks how old it is (domain.md §4.2). */
export function checkWorkplace(input: WorkplaceInputDto, geography: PlaceCodes): FieldProblem[] {
  const problems = [
    ...unknownPostalCode(input.postalCode, '/postalCode', places(geography)),
    ...(input.dispensations ?? []).flatMap(({ from, until }, index) =>
      endsBeforeStart(from, until, `/dispensations/${index}/until`),
    ),
  ];
  const counted = input.ordinaryEmployees !== undefined && input.ordinaryEmployees !== null;
  if (counted || !input.ordinaryEmployeesOn) return problems;
  return [
    ...problems,
    {
      pointer: '/ordinaryEmployees',
      code: 'FIELD.REQUIRED',
      detail: 'is missing, though the day of the count is given',
      expected: 'the number of ordinary employees on that day',
    },
  ];
}
