/** From what a provider claims about somebody to the product's terms, by the table of the providers' file: pure. */
import type { Role } from '../access';
import type { Vouched } from './identity-provider';
import { SignInRefused } from './refusals';

/** Which claim says what; several names are tried in order, because brokers differ. */
export interface ClaimNames {
  /** persistent id; never a CPR number */
  subject: readonly string[];
  name: readonly string[];
  /** groups, roles or privileges; a text or a list of texts */
  roles: readonly string[];
  municipality: readonly string[];
  initials: readonly string[];
  team: readonly string[];
  cvr: readonly string[];
}

/** One line of the table: who has this value in the claim of roles gets the role. */
export interface RoleRow {
  claim: string;
  role: Role;
  /** the municipality the line is for; left out = the one claimed */
  municipality?: string;
}

/** How claims are read. */
export interface ClaimTable {
  names: ClaimNames;
  roles: readonly RoleRow[];
  /** code of the municipality by CVR number, where the provider names the organisation only */
  municipalities: Readonly<Record<string, string>>;
}

/** Claims of an ID token or attributes of an assertion. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * Staff: the roles the table gives, all for one municipality.
 * @throws SignInRefused when there is no id, no role, or the municipality is not clear
 */
export function staffOf(claims: Claims, { names, roles, municipalities }: ClaimTable): Vouched {
  const claimed = textsOf(claims, names.roles);
  const rows = roles.filter(({ claim, role }) => role !== 'employer' && role !== 'machine' && claimed.includes(claim));
  if (rows.length === 0) throw new SignInRefused('NO_ROLE', 'The sign-in gives no role in this system.');
  const cvr = textOf(claims, names.cvr);
  const home = textOf(claims, names.municipality) ?? (cvr === null ? undefined : municipalities[cvr]);
  const codes = new Set(rows.map(({ municipality }) => municipality ?? home));
  const [municipality] = codes;
  // rights in several municipalities must not be mixed into one
  if (codes.size !== 1 || municipality === undefined || !/^\d{4}$/.test(municipality)) {
    throw new SignInRefused('NO_MUNICIPALITY', 'The sign-in does not name exactly one municipality.');
  }
  return {
    subject: subjectOf(claims, names),
    name: textOf(claims, names.name) ?? '–',
    roles: [...new Set(rows.map(({ role }) => role))],
    municipality,
    initials: textOf(claims, names.initials),
    team: textOf(claims, names.team),
    cvr: null,
  };
}

/** Somebody of a firm: the CVR number is the whole right. @throws SignInRefused when it is missing or wrong */
export function employerOf(claims: Claims, { names }: ClaimTable): Vouched {
  const cvr = textOf(claims, names.cvr);
  if (cvr === null || !/^\d{8}$/.test(cvr)) {
    throw new SignInRefused('NO_CVR', 'The sign-in names no firm by its CVR number.');
  }
  return {
    subject: subjectOf(claims, names),
    name: textOf(claims, names.name) ?? '–',
    roles: ['employer'],
    municipality: '*',
    initials: null,
    team: null,
    cvr,
  };
}

function subjectOf(claims: Claims, names: ClaimNames): string {
  const subject = textOf(claims, names.subject);
  // ten digits alone are a CPR number, which is no key of a user
  if (subject === null || /^\d{6}-?\d{4}$/.test(subject)) {
    throw new SignInRefused('NO_SUBJECT', 'The sign-in carries no persistent id of the person.');
  }
  return subject;
}

/** The text of the first of these claims that is there; the first of several texts. */
export function textOf(claims: Claims, names: readonly string[]): string | null {
  return textsOf(claims, names)[0] ?? null;
}

/** The texts of the first claim that is there. */
function textsOf(claims: Claims, names: readonly string[]): string[] {
  for (const name of names) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '');
    if (texts.length > 0) return texts as string[];
  }
  return [];
}
