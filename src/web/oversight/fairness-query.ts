/** What the address of the fairness page says. Anything unknown in it is ignored. */
import { addMonths } from '../../schemes/dates';
import { isId } from '../forms/form-values';
import { address } from '../view/address';

/** Whose figures somebody asks for; null = no limit. */
export interface FairnessQuery {
  /** the list of one opening */
  openingId: string | null;
  /** `YYYY-MM`: suggestions made first in that month */
  month: string | null;
  /** initials of a consultant */
  owner: string | null;
}

/** Where the page stands, and its figures as a file. */
export const FAIRNESS_PATH = '/ligebehandling';
export const FAIRNESS_FILE = `${FAIRNESS_PATH}/tal.csv`;

/** Months that can be chosen on the page: this one and those before it. */
const MONTHS = 24;

/** Reads the query of an address. @param owners initials that can be chosen */
export function fairnessQuery(query: URLSearchParams, owners: { has(initials: string): boolean }): FairnessQuery {
  const [openingId, month, owner] = ['aabning', 'maaned', 'ejer'].map((name) => query.get(name)) as (string | null)[];
  return {
    openingId: isId(openingId) ? openingId : null,
    month: month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    owner: owner && owners.has(owner) ? owner : null,
  };
}

/** The address of the page, or of its file, with these limits. */
export function fairnessAddress({ openingId, month, owner }: FairnessQuery, path = FAIRNESS_PATH): string {
  return address(path, { aabning: openingId, maaned: month, ejer: owner });
}

/** Months to choose from, the newest first, and the one that was asked for wherever it lies. @param today `YYYY-MM-DD` */
export function monthsToChoose(today: string, asked: string | null): string[] {
  const months = Array.from({ length: MONTHS }, (_, back) => addMonths(today, -back).slice(0, 7));
  return asked === null || months.includes(asked) ? months : [...months, asked];
}
