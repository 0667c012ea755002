/** What a person or program may be to the product (domain.md §1.1). One principal may have several. */
export const ROLES = [
  'consultant',
  'virksomhedsservice',
  'caseworker',
  'team_leader',
  'employer',
  'data_steward',
  'auditor',
  'administrator',
  'machine',
] as const;
export type Role = (typeof ROLES)[number];

/** In place of a municipality code: all of them. Only machines that serve the whole installation have it. */
export const ALL_MUNICIPALITIES = '*';

/** The program itself, which asks for nobody: commands, measurements. */
export const PROGRAM: Principal = {
  id: 'system',
  name: 'system',
  roles: ['machine'],
  municipality: ALL_MUNICIPALITIES,
  initials: null,
  team: null,
  cvr: null,
  scopes: ['*'],
};

/** Who asks: the person or program behind a request, as the sign-in or the API key vouched for it. */
export interface Principal {
  /** id of the user or of the API key; stands in the audit log */
  readonly id: string;
  /** name of the person or of the key; never a citizen's */
  readonly name: string;
  readonly roles: readonly Role[];
  /** four digits, or `*` for all; employers have `*` because a firm is no municipality's */
  readonly municipality: string;
  /** of staff: whose caseload it is (`Staff.initials`) */
  readonly initials: string | null;
  /** of staff: the team; null = the municipality has no teams */
  readonly team: string | null;
  /** of employers: the firm's CVR number */
  readonly cvr: string | null;
  /** of machines: what the key was made for, `action:Subject` or `*`; null for people, who have no such limit */
  readonly scopes: readonly string[] | null;
}
