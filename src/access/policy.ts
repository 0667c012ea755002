/**
 * Who may do what: the whole policy as one table. Whatever no row allows is forbidden. Sources: domain.md §1.1 (roles),
 * §9.2 (access by caseload, matching view apart from case view), §9.3 (what an employer sees).
 */
import type { Role } from './principal';

/** What can be done with a record. `decide` = judge a suggestion; `look_up` = open a case that is not one's own. */
export const ACTIONS = ['read', 'create', 'update', 'delete', 'decide', 'look_up'] as const;
export type Action = (typeof ACTIONS)[number];

/** What the policy speaks about. Several of them are different views of one table, see `subjects.ts`. */
export const SUBJECTS = [
  /** taxonomy, places, codes, rules: nothing about anybody */
  'Reference',
  /** a person by pseudonym, with what matching needs: the matching view */
  'Candidate',
  /** who the person is, and where from: names, birth date, contact, residence */
  'Identity',
  /** visitation, benefit, assessments, conversations, barriers: the case view */
  'Casework',
  /** KAN/VIL, BIP, FIP */
  'Measurement',
  'Deadline',
  'Employer',
  'Workplace',
  'ContactPerson',
  'Opening',
  /** a ranked list, and one match explained */
  'Ranking',
  /** a suggestion, the shortlist and its notes */
  'Suggestion',
  /** what a firm answered to a profile */
  'EmployerReply',
  'WeightPreset',
  /** filters of a list that somebody keeps under a name */
  'SavedView',
  'Import',
  /** a text and the proposals read out of it: of a person, or of an opening */
  'Reading',
  /** the queue of the whole installation */
  'Job',
  /** a permission to show a person to a firm */
  'Disclosure',
  /** subject access, erasure, legal hold, retention */
  'PersonalData',
  'Audit',
  /** a ranked list as somebody saw it */
  'SeenList',
  'Fairness',
  /** an opening as its own employer sees it, with replies to profiles */
  'EmployerOpening',
  /** an employer's own workplaces */
  'EmployerWorkplace',
  /** the pages of municipal work: tasks, boards, search, help */
  'Workspace',
  'User',
  'ApiKey',
  /** one's own settings and sessions */
  'Self',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Subjects from which nothing can be learnt about a citizen, not even under a pseudonym, nor about who works here. */
export const WITHOUT_CITIZENS: readonly Subject[] = [
  'Reference',
  'Employer',
  'Workplace',
  'ContactPerson',
  'Opening',
  'WeightPreset',
  'Job',
  'Fairness',
];

/**
 * For which records a row holds.
 * - `everywhere`: no condition
 * - `municipality`: the record belongs to the principal's municipality
 * - `shared`: so, or the case is shared with that municipality, or the user is of a firm that it works with
 * - `team`: the municipality's, and of a colleague of the principal's team (of all where there are no teams)
 * - `caseload`: the principal has the case, shares it as a colleague, or opened it with a purpose (break-glass)
 * - `unowned`: the record is about a person of the municipality whose case nobody has yet
 * - `about_opening`: the record belongs to the principal's municipality and is about an opening, not about a person
 * - `own_firm`: the record belongs to the principal's CVR number
 * - `made_oneself`: the principal made the record
 * - `shared_with_team`: a colleague of the principal's team (of all where there are no teams) made and shares it
 */
export type Where =
  | 'everywhere'
  | 'municipality'
  | 'shared'
  | 'team'
  | 'caseload'
  | 'unowned'
  | 'about_opening'
  | 'own_firm'
  | 'made_oneself'
  | 'shared_with_team';

/** One line of the table. */
export interface PolicyRow {
  readonly roles: readonly Role[];
  readonly may: readonly Action[];
  readonly on: readonly Subject[];
  readonly where: Where;
}

const CONSULTANTS = ['consultant', 'virksomhedsservice'] as const;
const CASE_STAFF = ['consultant', 'caseworker'] as const;
const STAFF = ['consultant', 'virksomhedsservice', 'caseworker', 'team_leader'] as const;
const MUNICIPAL = [...STAFF, 'data_steward', 'auditor', 'administrator'] as const;
const WRITE = ['create', 'update', 'delete'] as const;

const row = (
  roles: readonly Role[],
  may: readonly Action[],
  on: readonly Subject[],
  where: Where,
): Readonly<PolicyRow> => ({ roles, may, on, where });

/** The policy. A machine has its rows only as far as the scopes of its key reach. */
export const POLICY: readonly PolicyRow[] = [
  row([...MUNICIPAL, 'employer', 'machine'], ['read'], ['Reference'], 'everywhere'),
  row([...MUNICIPAL, 'employer'], ['read', 'update'], ['Self'], 'everywhere'),

  // people who seek work
  row([...STAFF, 'data_steward', 'machine'], ['read'], ['Candidate'], 'shared'),
  row([...CASE_STAFF, 'team_leader', 'data_steward', 'machine'], ['create', 'update'], ['Candidate'], 'municipality'),
  row(['team_leader', 'data_steward', 'machine'], ['delete'], ['Candidate'], 'municipality'),
  row(CASE_STAFF, ['read', 'update'], ['Identity', 'Casework'], 'caseload'),
  row(['team_leader'], ['read', 'update'], ['Identity', 'Casework'], 'team'),
  row(['data_steward'], ['read', 'update'], ['Identity'], 'municipality'),
  row(['machine'], ['read', 'update'], ['Identity', 'Casework'], 'municipality'),
  row([...CASE_STAFF, 'team_leader', 'data_steward', 'machine'], ['look_up'], ['Candidate'], 'municipality'),
  row(CASE_STAFF, ['read', 'create'], ['Measurement'], 'caseload'),
  row(['team_leader'], ['read', 'create'], ['Measurement'], 'team'),
  row(['machine'], ['read', 'create'], ['Measurement'], 'municipality'),
  row([...STAFF, 'auditor', 'machine'], ['read'], ['Deadline'], 'municipality'),
  row([...STAFF, 'machine'], ['read'], ['Disclosure'], 'municipality'),
  row([...CASE_STAFF], ['create', 'update'], ['Disclosure'], 'caseload'),
  row(['team_leader'], ['create', 'update'], ['Disclosure'], 'team'),
  row(['machine'], ['create', 'update'], ['Disclosure'], 'municipality'),

  // firms and openings
  row([...STAFF, 'machine'], ['read'], ['Employer', 'Workplace', 'ContactPerson', 'Opening'], 'municipality'),
  row(
    [...CONSULTANTS, 'team_leader', 'machine'],
    WRITE,
    ['Employer', 'Workplace', 'ContactPerson', 'Opening'],
    'municipality',
  ),
  row(['employer'], ['read', 'create', 'update'], ['EmployerOpening'], 'own_firm'),
  row(['employer'], ['read'], ['EmployerWorkplace'], 'own_firm'),
  row(['machine'], ['read'], ['EmployerOpening'], 'municipality'),

  // matching: the engine suggests, a person decides
  row([...STAFF, 'machine'], ['read'], ['Ranking', 'Suggestion', 'WeightPreset'], 'municipality'),
  row(['auditor'], ['read'], ['Suggestion'], 'municipality'),
  row([...CONSULTANTS, 'team_leader', 'machine'], ['decide'], ['Suggestion'], 'municipality'),
  row([...CONSULTANTS, 'team_leader'], WRITE, ['WeightPreset'], 'municipality'),
  row([...STAFF, 'machine'], ['read', 'update'], ['EmployerReply'], 'municipality'),
  row(STAFF, ['read', ...WRITE], ['SavedView'], 'made_oneself'),
  row(STAFF, ['read'], ['SavedView'], 'shared_with_team'),
  // somebody must be able to clear up after a colleague who left
  row(['team_leader'], ['delete'], ['SavedView'], 'shared_with_team'),

  // texts hold what a case holds
  row(CASE_STAFF, ['read', 'create', 'decide'], ['Reading'], 'caseload'),
  row(CASE_STAFF, ['read', 'create', 'decide'], ['Reading'], 'unowned'),
  row(['team_leader'], ['read', 'create', 'decide'], ['Reading'], 'team'),
  row([...CONSULTANTS, 'team_leader'], ['read', 'create', 'decide'], ['Reading'], 'about_opening'),
  row(['machine'], ['read', 'create', 'decide'], ['Reading'], 'municipality'),

  // running the product
  row(STAFF, ['read'], ['Workspace'], 'everywhere'),
  row(
    [...CASE_STAFF, 'team_leader', 'data_steward', 'machine'],
    ['read', 'create', 'update'],
    ['Import'],
    'municipality',
  ),
  row(['administrator', 'machine'], ['read', 'update'], ['Job'], 'everywhere'),
  row(['administrator'], ['read', 'update'], ['User'], 'shared'),
  row(['administrator'], ['read', ...WRITE], ['ApiKey'], 'municipality'),

  // keeping watch
  row(['data_steward', 'machine'], ['read', ...WRITE], ['PersonalData'], 'municipality'),
  row(['auditor', 'data_steward', 'machine'], ['read'], ['Audit', 'SeenList'], 'municipality'),
  row(['auditor', 'data_steward', 'team_leader', 'machine'], ['read'], ['Fairness'], 'municipality'),
];
