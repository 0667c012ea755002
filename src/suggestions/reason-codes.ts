import { DateTime } from 'luxon';
import { InvalidInput } from '../common/errors';

/** Who turned the suggestion down: the citizen's side, the firm (`virksomhed`) or the municipality's system. */
export type ReasonSide = 'citizen' | 'employer' | 'system';

/** One coded reason for turning a suggestion down (domain.md §7.5). */
export interface ReasonCode {
  code: string;
  side: ReasonSide;
  label: { da: string; en: string };
  /**
   * For how many days after the decision the rejection keeps the person out of that opening's list; `null` = until it
   * is withdrawn. An assumption of this project, chosen by how fast such a reason passes; a decision may say otherwise.
   */
  validDays: number | null;
  /** about health, thus special-category data: restricted, and no free text is taken (domain.md §7.5, §9.2) */
  specialCategory: boolean;
  /** the reason says nothing without words of its own */
  textRequired: boolean;
}

type Row = readonly [
  code: string,
  validDays: number | null,
  da: string,
  en: string,
  mark?: 'special_category' | 'text_required',
];

const ROWS: readonly Row[] = [
  ['C01', null, 'Borger ønsker ikke opgaven', 'The citizen does not want the task'],
  ['C02', null, 'Borger ønsker ikke arbejdstiden', 'The citizen does not want the working hours'],
  ['C03', 90, 'Transport ikke mulig', 'Travel is not possible'],
  ['C04', 60, 'Børnepasning mangler', 'Childcare is missing'],
  ['C05', 90, 'Helbred/skånehensyn', 'Health or considerations at work', 'special_category'],
  ['C06', 90, 'Borger allerede i forløb/job', 'The citizen is already in a course or a job'],
  ['C07', 60, 'Barsel/sygdom/fravær', 'Parental leave, illness or absence', 'special_category'],
  ['C08', 90, 'Sprog for svagt til opgaven (sikkerhed)', 'Language too weak for the task (safety)'],
  ['C09', 90, 'Mangler kompetence, plan lagt', 'A competency is missing; a plan is made'],
  ['C10', 90, 'Går i uddannelse/kursus', 'Is in education or on a course'],
  ['C11', 14, 'Oplysninger forældede/forkerte', 'The information is outdated or wrong'],
  ['C12', 30, 'Borger har ikke givet tilladelse', 'The citizen has not given permission'],
  ['C13', 90, 'Rimelig grund, andet', 'Other reasonable ground', 'text_required'],
  ['V01', null, 'Virksomhed har besat stillingen', 'The firm has filled the position'],
  ['V02', 90, 'Virksomhed ønsker mere dansk', 'The firm wants more Danish'],
  ['V03', 180, 'Virksomhed ønsker mere erfaring', 'The firm wants more experience'],
  ['V04', 90, 'Virksomhed mangler certifikat hos kandidaten', 'The firm misses a certificate'],
  ['V05', 30, 'Virksomhed har ikke kapacitet (oplæring)', 'The firm has no capacity for training'],
  ['V06', 30, 'Forholdstal opbrugt', 'The ratio of subsidised staff is used up'],
  ['V07', 14, 'Virksomhed svarer ikke', 'The firm does not answer'],
  ['V08', null, 'Vilkår ikke i orden (løn, overenskomst, sikkerhed)', 'Terms not in order (pay, agreement, safety)'],
  ['V09', 180, 'Dårlig tidligere erfaring, skal tales igennem', 'A bad earlier experience, to be talked through'],
  [
    'V10',
    null,
    'Ulovligt krav fra virksomheden (køn, alder, oprindelse …)',
    'Unlawful demand by the firm (sex, age, origin …)',
  ],
  ['S01', 90, 'Samme borger foreslået andet job', 'The same citizen is proposed for another job'],
  ['S02', 30, 'Anden målgruppe prioriteret', 'Another target group has priority', 'text_required'],
  ['S03', 365, 'Motorens forslag forkert', 'The engine’s suggestion is wrong', 'text_required'],
];

const SIDES: Readonly<Record<string, ReasonSide>> = { C: 'citizen', V: 'employer', S: 'system' };

/** All reasons in the order of domain.md §7.5. */
export const REASON_CODES: readonly ReasonCode[] = ROWS.map(([code, validDays, da, en, mark]) => ({
  code,
  side: SIDES[code.charAt(0)]!,
  label: { da, en },
  validDays,
  specialCategory: mark === 'special_category',
  textRequired: mark === 'text_required',
}));

const BY_CODE: ReadonlyMap<string, ReasonCode> = new Map(REASON_CODES.map((reason) => [reason.code, reason]));

/** The reason of a code, or undefined when there is no such code. */
export function reasonCode(code: string): ReasonCode | undefined {
  return BY_CODE.get(code);
}

/**
 * Checks the reason given with a rejection.
 * @throws InvalidInput with `REASON.UNKNOWN`, `REASON.TEXT_REQUIRED` or `REASON.TEXT_FORBIDDEN`
 */
export function checkReason(code: string, text?: string | null): ReasonCode {
  const reason = BY_CODE.get(code);
  if (!reason) {
    throw new InvalidInput([
      {
        pointer: '/reasonCode',
        code: 'REASON.UNKNOWN',
        detail: 'there is no such reason',
        expected: `one of ${REASON_CODES.map((known) => known.code).join(', ')}`,
      },
    ]);
  }
  if (reason.textRequired && !text?.trim()) {
    throw new InvalidInput([
      {
        pointer: '/reasonText',
        code: 'REASON.TEXT_REQUIRED',
        detail: `${code} says nothing without words of its own`,
        expected: 'a short text',
      },
    ]);
  }
  if (reason.specialCategory && text?.trim()) {
    throw new InvalidInput([
      {
        pointer: '/reasonText',
        code: 'REASON.TEXT_FORBIDDEN',
        detail: `${code} concerns health and takes no free text`,
        expected: 'no text',
      },
    ]);
  }
  return reason;
}

/** Last day (`YYYY-MM-DD`) on which a rejection of `decidedOn` counts; `null` = until it is withdrawn. */
export function rejectionValidUntil(reason: ReasonCode, decidedOn: string): string | null {
  if (reason.validDays === null) return null;
  return DateTime.fromISO(decidedOn, { zone: 'utc' }).plus({ days: reason.validDays }).toISODate();
}
