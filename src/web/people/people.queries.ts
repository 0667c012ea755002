/** What pages read about people beside the ranking: one query for many people, never a name. */
import type { DataSource } from 'typeorm';
import type { CandidateStatus } from '../../matching/core/facts';
import type { SuggestionState } from '../../suggestions/suggestion-state';

/** Facts for lines of lists. */
export interface PersonFacts {
  id: string;
  pseudonym: string;
  owner: string | null;
  municipality: string;
  status: CandidateStatus;
  availableFrom: string | null;
  waitingSince: string | null;
  postalCode: string | null;
  updatedAt: Date;
}

/** By id; deleted people are left out. */
export async function personFacts(dataSource: DataSource, ids: readonly string[]): Promise<Map<string, PersonFacts>> {
  const rows: PersonFacts[] = await dataSource.query(
    `select id, pseudonym, owner, municipality, status, available_from::text as "availableFrom",
       waiting_since::text as "waitingSince", postal_code as "postalCode", updated_at as "updatedAt"
     from candidates where id = any($1::uuid[]) and deleted_at is null`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Codes and texts a keyword is looked for in, by person. */
export interface SearchFacts {
  id: string;
  competencies: string[];
  credentials: string[];
  languages: string[];
  titles: string[];
}

/** By person: held competencies (above level 0), credentials, languages and titles of former work. */
export async function searchFacts(dataSource: DataSource, ids: readonly string[]): Promise<Map<string, SearchFacts>> {
  const rows: SearchFacts[] = await dataSource.query(
    `select c.id,
       array(select competency from candidate_competencies where candidate_id = c.id and level > 0) as competencies,
       array(select credential from candidate_credentials where candidate_id = c.id and status = 'held') as credentials,
       array(select distinct language from candidate_languages where candidate_id = c.id) as languages,
       array(select title from candidate_experiences where candidate_id = c.id) as titles
     from candidates c where c.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Something a person and a firm had to do with each other. */
export interface EarlierContact {
  candidateId: string;
  kind: 'placement' | 'suggestion';
  /** scheme of a placement, title of an opening */
  what: string;
  /** state a suggestion reached; null for a placement */
  state: SuggestionState | null;
  on: string;
}

/** Earlier contact of people with the firm of an opening, newest first: placements there, and proposals to it. */
export async function earlierContact(
  dataSource: DataSource,
  openingId: string,
  ids: readonly string[],
): Promise<Map<string, EarlierContact[]>> {
  const rows: EarlierContact[] = await dataSource.query(
    `with firm as (
       select w2.id, w2.p_number from openings o join workplaces w on w.id = o.workplace_id
       join workplaces w2 on w2.employer_id = w.employer_id where o.id = $1)
     select p.candidate_id as "candidateId", 'placement' as kind, p.scheme as what, null as state,
       p.from_date::text as on
     from candidate_placements p where p.candidate_id = any($2::uuid[])
       and p.p_number in (select p_number from firm where p_number is not null)
     union all
     select s.candidate_id, 'suggestion', o.title, s.state, coalesce(s.decided_at, s.updated_at)::date::text
     from suggestions s join openings o on o.id = s.opening_id
     where s.candidate_id = any($2::uuid[]) and o.id <> $1 and o.workplace_id in (select id from firm)
       and s.state in ('proposed', 'interview', 'offer', 'hired', 'rejected')
     order by 5 desc, 1`,
    [openingId, ids],
  );
  const contacts = new Map<string, EarlierContact[]>();
  for (const row of rows) contacts.set(row.candidateId, [...(contacts.get(row.candidateId) ?? []), row]);
  return contacts;
}

/** What has been decided about people for one opening, by person. */
export interface Decision {
  candidateId: string;
  id: string;
  state: SuggestionState;
  version: number;
  /** place on the stored list; null = not on it */
  rank: number | null;
  notes: number;
}

/** The suggestions of an opening, by person. */
export async function decisionsOf(dataSource: DataSource, openingId: string): Promise<Map<string, Decision>> {
  const rows: Decision[] = await dataSource.query(
    `select s.candidate_id as "candidateId", s.id, s.state, s.version, s.rank,
       (select count(*)::int from suggestion_notes n where n.suggestion_id = s.id) as notes
     from suggestions s where s.opening_id = $1`,
    [openingId],
  );
  return new Map(rows.map((row) => [row.candidateId, row]));
}

/** The name of one person, for somebody who has the case; null when none is recorded (domain.md §7.4). */
export async function nameOf(dataSource: DataSource, candidateId: string): Promise<string | null> {
  const [row] = await dataSource.query<{ name: string }[]>(
    `select concat_ws(' ', given_name, family_name) as name from candidate_identities where candidate_id = $1`,
    [candidateId],
  );
  return row?.name ?? null;
}
