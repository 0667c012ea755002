/** Which rows each rule is about. Each query takes the cutoff day and answers ids with the day they are counted from. */

const HELD = `exists (select 1 from legal_holds h where h.candidate_id = c.id and h.lifted_at is null)`;

/** By code of the rule: `$1` is the last day of what has run out; columns `id` (text), `municipality`, `since` and `held`. */
export const RETENTION_QUERIES: Readonly<Record<string, string>> = {
  person_closed: `
    select c.id::text as id, c.municipality, coalesce(c.status_from, c.updated_at::date) as since, ${HELD} as held from candidates c
    where c.deleted_at is null and c.status in ('fraflyttet', 'udrejst')
      and coalesce(c.status_from, c.updated_at::date) <= $1::date`,
  person_removed: `
    select c.id::text as id, c.municipality, c.deleted_at::date as since, ${HELD} as held from candidates c
    where c.deleted_at::date <= $1::date`,
  suggestion_ended: `
    select s.id::text as id, s.municipality, s.decided_at::date as since, ${HELD} as held
    from suggestions s join candidates c on c.id = s.candidate_id
    where s.state in ('rejected', 'closed') and s.rank is null and s.decided_at::date <= $1::date
      and (s.state <> 'rejected' or s.rejection_valid_until < $1::date)`,
  permission_ended: `
    select p.id::text as id, p.municipality, coalesce(p.revoked_at::date, p.expires_on) as since, ${HELD} as held
    from disclosure_permissions p join candidates c on c.id = p.candidate_id
    where coalesce(p.revoked_at::date, p.expires_on) <= $1::date`,
  import_done: `
    select i.id::text as id, i.municipality, i.created_at::date as since, false as held from imports i
    where i.created_at::date <= $1::date`,
  seen_list: `
    select l.id::text as id, l.municipality, l.seen_at::date as since, false as held from seen_lists l where l.seen_at < $1::date + 1`,
  employer_contact: `
    select e.id::text as id, e.municipality, e.held_on as since, false as held from employer_contacts e where e.held_on <= $1::date`,
  audit_event: `
    select a.id::text as id, a.municipality, a.at::date as since, false as held from audit_events a where a.at < $1::date + 1`,
};
