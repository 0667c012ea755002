/** What the search reads: people by what is known of their work, never by name but for one's own cases. */
import type { DataSource } from 'typeorm';
import type { Access } from '../../access';

/** Somebody found, without a name. */
export interface FoundPerson {
  id: string;
  pseudonym: string;
  owner: string | null;
  postalCode: string | null;
}

const PERSON = `c.id, c.pseudonym, c.owner, c.postal_code as "postalCode"`;

/** People whose pseudonym has that number, then those whose number begins with it. */
export function peopleByNumber(
  dataSource: DataSource,
  access: Access,
  number: string,
  limit: number,
): Promise<FoundPerson[]> {
  const values: unknown[] = [`K-${number}%`, `K-${number}`, limit];
  const within = access.sql('read', 'Candidate', 'c', values);
  return dataSource.query(
    `select ${PERSON} from candidates c where c.deleted_at is null and c.pseudonym like $1 and (${within})
     order by c.pseudonym <> $2, length(c.pseudonym), c.pseudonym limit $3`,
    values,
  );
}

/** How many people, and the first of them. */
export interface FoundPeople {
  count: number;
  people: FoundPerson[];
}

/** People who live in one of the postal codes. */
export async function peopleByPostalCode(
  dataSource: DataSource,
  access: Access,
  codes: readonly string[],
  limit: number,
): Promise<FoundPeople> {
  const values: unknown[] = [codes, limit];
  const within = access.sql('read', 'Candidate', 'c', values);
  return counted(
    await dataSource.query(
      `select ${PERSON}, count(*) over ()::int as all from candidates c
       where c.deleted_at is null and c.postal_code = any($1::text[]) and (${within})
       order by c.waiting_since nulls last, c.id limit $2`,
      values,
    ),
  );
}

/** People who master one of the competencies, the highest level and the surest evidence first. */
export async function peopleByCompetency(
  dataSource: DataSource,
  access: Access,
  code: string,
  limit: number,
): Promise<FoundPeople> {
  const values: unknown[] = [code, limit];
  const within = access.sql('read', 'Candidate', 'c', values);
  return counted(
    await dataSource.query(
      `select ${PERSON}, count(*) over ()::int as all from candidate_competencies k
         join candidates c on c.id = k.candidate_id
       where c.deleted_at is null and k.competency = $1 and k.level > 0 and (${within})
       order by k.level desc, array_position(array['verified', 'evidenced', 'claimed'], k.evidence), c.id limit $2`,
      values,
    ),
  );
}

/** Most names that are looked among in memory: a caseload, or a team's. */
const MOST_NAMES = 5000;

/** Names of the people whose identity somebody may see, to look among them in memory. */
export function namesWithin(dataSource: DataSource, access: Access): Promise<(FoundPerson & { name: string })[]> {
  const values: unknown[] = [];
  const within = access.sql('read', 'Identity', 'c', values);
  return dataSource.query(
    `select ${PERSON}, concat_ws(' ', i.given_name, i.family_name) as name
     from candidates c join candidate_identities i on i.candidate_id = c.id
     where c.deleted_at is null and (${within}) order by c.id limit ${MOST_NAMES}`,
    values,
  );
}

/** An opening to look among. */
export interface OpeningTitle {
  id: string;
  title: string;
  employer: string | null;
  state: string;
}

/** Openings, those for which people are looked for first. */
export function openingTitles(dataSource: DataSource, access: Access, limit: number): Promise<OpeningTitle[]> {
  const values: unknown[] = [limit];
  const within = access.sql('read', 'Opening', 'o', values);
  return dataSource.query(
    `select o.id, o.title, e.name as employer, o.state from openings o
       left join workplaces w on w.id = o.workplace_id left join employers e on e.id = w.employer_id
     where o.deleted_at is null and (${within})
     order by o.state not in ('aaben', 'i_dialog'), o.id desc limit $1`,
    values,
  );
}

/** An employer to look among. */
export interface EmployerName {
  id: string;
  name: string;
  cvr: string | null;
}

/** Employers, the newest first. */
export function employerNames(dataSource: DataSource, access: Access, limit: number): Promise<EmployerName[]> {
  const values: unknown[] = [limit];
  const within = access.sql('read', 'Employer', 'e', values);
  return dataSource.query(
    `select id, name, cvr from employers e where deleted_at is null and (${within}) order by id desc limit $1`,
    values,
  );
}

function counted(rows: (FoundPerson & { all: number })[]): FoundPeople {
  return { count: rows[0]?.all ?? 0, people: rows.map(({ all: _, ...person }) => person) };
}
