import type { FieldProblem } from './errors';

/** Codes of the taxonomy that inputs name. */
export type CodeKind = 'competency' | 'credential' | 'branchepakke';

/** Where codes of the taxonomy are looked up; undefined = no such code. */
export interface TaxonomyCodes {
  competency(code: string): object | undefined;
  credential(code: string): object | undefined;
  branchepakke(code: string): object | undefined;
}

/** Where places are looked up; undefined = no such place. */
export interface PlaceCodes {
  postalCode(code: string): object | undefined;
  municipality(code: string): object | undefined;
}

/** Proposes the codes somebody may have meant, best first. */
export type Suggest = (kind: CodeKind, text: string) => readonly string[];

/** What the meaning of an input is checked against. */
export interface References {
  taxonomy: TaxonomyCodes;
  geography: PlaceCodes;
  /** `YYYY-MM-DD` in Europe/Copenhagen */
  today: string;
  /** without it, nothing is proposed */
  suggest?: Suggest;
}

const NAMES: Readonly<Record<CodeKind, string>> = {
  competency: 'competency',
  credential: 'licence or certificate',
  branchepakke: 'branchepakke',
};

/** `FIELD.UNKNOWN_CODE` when the taxonomy has no such code, with what may have been meant. */
export function unknownCode(kind: CodeKind, code: string, pointer: string, references: References): FieldProblem[] {
  if (references.taxonomy[kind](code)) return [];
  const meant = references.suggest?.(kind, code) ?? [];
  return [
    {
      pointer,
      code: 'FIELD.UNKNOWN_CODE',
      detail: `the taxonomy has no ${NAMES[kind]} of that code`,
      expected: meant.length > 0 ? `did you mean ${meant.join(' or ')}?` : `the code of a ${NAMES[kind]}`,
    },
  ];
}

/** `FIELD.UNKNOWN_PLACE` when there is no such postal code. */
export function unknownPostalCode(
  code: string | undefined,
  pointer: string,
  { geography }: References,
): FieldProblem[] {
  if (!code || geography.postalCode(code)) return [];
  return [
    {
      pointer,
      code: 'FIELD.UNKNOWN_PLACE',
      detail: 'there is no such postal code',
      expected: 'a Danish postal code where people live or work',
    },
  ];
}

/** `FIELD.UNKNOWN_PLACE` when there is no such municipality. */
export function unknownMunicipality(code: string, pointer: string, { geography }: References): FieldProblem[] {
  if (geography.municipality(code)) return [];
  return [
    {
      pointer,
      code: 'FIELD.UNKNOWN_PLACE',
      detail: 'there is no such municipality',
      expected: 'the code of a Danish municipality, e.g. 0851',
    },
  ];
}
