/** Where the records of a subject stand, and how SQL reads the facts the policy's conditions ask for. */
import type { Subject } from './policy';

/** Facts of a record that conditions speak about. */
export const FACTS = [
  'municipality',
  'sharedWith',
  'owner',
  'team',
  'caseworkers',
  'openedBy',
  'cvr',
  'about',
  'madeBy',
  'reach',
] as const;
export type Fact = (typeof FACTS)[number];

/** A fact in SQL. */
export interface FactSql {
  /** the expression over a row under an alias */
  sql: (alias: string) => string;
  /** the expression is an array; a condition then holds when any element fits */
  many?: boolean;
}

/** A table whose rows carry the facts. */
export interface SubjectTable {
  /** in `KIND.NOT_FOUND` */
  kind: string;
  table: string;
  facts: Partial<Record<Fact, FactSql>>;
}

const column = (name: string): FactSql => ({ sql: (alias) => `${alias}.${name}` });
const municipality = column('municipality');

const candidate: SubjectTable = {
  kind: 'candidate',
  table: 'candidates',
  facts: {
    municipality,
    sharedWith: { sql: (alias) => `${alias}.shared_with`, many: true },
    owner: column('owner'),
    team: {
      sql: (alias) =>
        `(select colleague.team from staff colleague
          where colleague.municipality = ${alias}.municipality and colleague.initials = ${alias}.owner)`,
    },
    caseworkers: {
      sql: (alias) =>
        `array(select worker.initials from case_workers worker
          where worker.candidate_id = ${alias}.id and (worker.until is null or worker.until >= current_date))`,
      many: true,
    },
    openedBy: {
      sql: (alias) =>
        `array(select opened.user_id from case_openings opened
          where opened.candidate_id = ${alias}.id and opened.until > now())`,
      many: true,
    },
  },
};

/** A table whose rows belong to a person; the facts of the case are read through `candidate_id`. */
function ofCandidate(kind: string, table: string, more: SubjectTable['facts'] = {}): SubjectTable {
  const through = ({ sql, many }: FactSql): FactSql => ({
    many,
    sql: (alias) => {
      const read = `(select ${sql('person')} from candidates person where person.id = ${alias}.candidate_id)`;
      // bare, `= any ((select …))` would compare with the rows of the question, not with the elements
      return many ? `coalesce(${read}, '{}')` : read;
    },
  });
  const { owner, team, caseworkers, openedBy } = candidate.facts as Required<SubjectTable['facts']>;
  const facts = { owner, team, caseworkers, openedBy };
  return {
    kind,
    table,
    facts: {
      municipality,
      ...Object.fromEntries(Object.entries(facts).map(([fact, read]) => [fact, through(read)])),
      ...more,
    },
  };
}

const municipal = (kind: string, table: string): SubjectTable => ({ kind, table, facts: { municipality } });
const workplaceCvr: FactSql = {
  sql: (alias) => `(select firm.cvr from employers firm where firm.id = ${alias}.employer_id)`,
};
const openingCvr: FactSql = {
  sql: (alias) =>
    `(select firm.cvr from workplaces place join employers firm on firm.id = place.employer_id
      where place.id = ${alias}.workplace_id)`,
};

/** Tables of the subjects that are records; the others have no record to look at. */
export const SUBJECT_TABLES: Partial<Record<Subject, SubjectTable>> = {
  Candidate: candidate,
  Identity: candidate,
  Casework: candidate,
  Measurement: candidate,
  Disclosure: candidate,
  PersonalData: candidate,
  Deadline: municipal('candidate', 'candidates'),
  Employer: municipal('employer', 'employers'),
  Workplace: municipal('workplace', 'workplaces'),
  ContactPerson: municipal('contact', 'contact_persons'),
  Opening: municipal('opening', 'openings'),
  Ranking: municipal('opening', 'openings'),
  Suggestion: municipal('suggestion', 'suggestions'),
  EmployerReply: municipal('reply', 'employer_replies'),
  WeightPreset: municipal('preset', 'weight_presets'),
  SavedView: {
    kind: 'saved_view',
    table: 'saved_views',
    facts: {
      municipality,
      madeBy: column('user_id'),
      reach: column('reach'),
      team: {
        sql: (alias) =>
          `(select colleague.team from staff colleague
            where colleague.municipality = ${alias}.municipality and colleague.initials = ${alias}.by)`,
      },
    },
  },
  Import: municipal('import', 'imports'),
  Reading: ofCandidate('reading', 'readings', {
    about: { sql: (alias) => `case when ${alias}.opening_id is null then 'candidate' else 'opening' end` },
  }),
  EmployerOpening: { kind: 'opening', table: 'openings', facts: { municipality, cvr: openingCvr } },
  EmployerWorkplace: { kind: 'workplace', table: 'workplaces', facts: { municipality, cvr: workplaceCvr } },
  Audit: {
    kind: 'event',
    table: 'audit_events',
    facts: {
      // of whoever did it, and of the person it is about: a firm or another municipality looked at one of ours
      municipality: {
        sql: (alias) =>
          `array[${alias}.municipality, (select person.municipality from candidates person
            where person.id = case when ${alias}.subject_type = 'candidate'
              and ${alias}.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${alias}.subject_id::uuid end)]`,
        many: true,
      },
    },
  },
  SeenList: municipal('seen-list', 'seen_lists'),
  User: {
    kind: 'user',
    table: 'users',
    facts: {
      municipality,
      // somebody of a firm belongs to no municipality: those that work with the firm look after its users
      sharedWith: {
        sql: (alias) =>
          `array(select firm.municipality from employers firm
            where firm.cvr = ${alias}.cvr and firm.deleted_at is null)`,
        many: true,
      },
    },
  },
  ApiKey: municipal('api-key', 'api_keys'),
};
