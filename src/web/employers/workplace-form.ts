/** The form of a workplace: its fields, and the record they make. */
import { WORK_CONDITIONS, type WorkCondition } from '../../matching/core/facts';
import type { NewWorkplaceDto, WorkplaceDto } from '../../employers/employer.dto';
import { fieldTable } from '../forms/form-faults';
import { codeIn, dateIn, digitsIn, numberIn, textIn } from '../forms/form-values';

/** The field of the page for each field of the record. */
export const WORKPLACE_FIELDS = fieldTable({
  '/name': 'navn',
  '/pNumber': 'p-nummer',
  '/postalCode': 'postnr',
  '/address': 'adresse',
  '/branchCode': 'branchekode',
  '/sector': 'sektor',
  '/ordinaryEmployees': 'ansatte',
  '/ordinaryEmployeesOn': 'ansatte-dato',
  '/ownCap': 'egen-graense',
  '/handles': 'handles-loeft_kg',
  '/doNotCallUntil': 'fred-til',
});

/** The fields of a workplace that the form shows, as a merge patch: an empty field takes the value away. */
export function workplacePatch(form: URLSearchParams): Record<string, unknown> {
  return {
    name: textIn(form, 'navn') ?? '',
    pNumber: digitsIn(form, 'p-nummer') ?? null,
    postalCode: digitsIn(form, 'postnr') ?? null,
    address: textIn(form, 'adresse') ?? null,
    branchCode: digitsIn(form, 'branchekode') ?? null,
    sector: codeIn(form, 'sektor') ?? null,
    ordinaryEmployees: numberIn(form, 'ansatte') ?? null,
    ordinaryEmployeesOn: dateIn(form, 'ansatte-dato') ?? null,
    ownCap: numberIn(form, 'egen-graense') ?? null,
    doNotCallUntil: dateIn(form, 'fred-til') ?? null,
    handles: conditionsIn(form),
  };
}

/** A new workplace of an employer from the same fields. */
export function newWorkplace(form: URLSearchParams, employerId: string): Partial<NewWorkplaceDto> {
  const stated = Object.entries(workplacePatch(form)).filter(([, value]) => value !== null);
  return { employerId, ...Object.fromEntries(stated) };
}

/** The fields filled with what is stored. */
export function workplaceValues(workplace: WorkplaceDto): Record<string, string> {
  const text = (value: string | number | undefined) => (value === undefined || value === null ? '' : String(value));
  return {
    navn: workplace.name,
    'p-nummer': text(workplace.pNumber),
    postnr: text(workplace.postalCode),
    adresse: text(workplace.address),
    branchekode: text(workplace.branchCode),
    sektor: text(workplace.sector),
    ansatte: text(workplace.ordinaryEmployees),
    'ansatte-dato': text(workplace.ordinaryEmployeesOn),
    'egen-graense': text(workplace.ownCap),
    'fred-til': text(workplace.doNotCallUntil),
    version: String(workplace.version),
  };
}

/** Skånehensyn that were ticked. */
export function conditionsIn(form: URLSearchParams): WorkCondition[] {
  const ticked = form.getAll('handles');
  return WORK_CONDITIONS.filter((condition) => ticked.includes(condition));
}
