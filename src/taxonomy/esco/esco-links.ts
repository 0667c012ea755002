import type { EntityManager } from 'typeorm';
import type { EscoLinkKind } from '../../matching/core/facts';

/** Part credit that an imported ESCO tells: who holds `held` has something of `needed`. */
export interface EscoLink {
  needed: string;
  held: string;
  kind: EscoLinkKind;
  /** 1000 = as strong as its kind can be; for shared occupations the share of occupations that need both */
  permille: number;
}

/** Two competencies are taken to belong together when so many occupations need both … */
const SHARED_OCCUPATIONS = 3;
/** … and at least so large a share, permille, of those that need either. */
const SHARED_PERMILLE = 250;

/**
 * Links between the taxonomy's competencies over the imported ESCO concepts they point at; none before an import. Of
 * several between two competencies the first kind counts: narrower, broader, sibling, shared occupations. Only links of
 * one step: longer ways say little.
 */
export async function loadEscoLinks(manager: EntityManager): Promise<EscoLink[]> {
  const rows = await manager.query<EscoLink[]>(LINKS, [SHARED_OCCUPATIONS, SHARED_PERMILLE]);
  const seen = new Set<string>();
  return rows.filter(({ needed, held }) => !seen.has(`${needed} ${held}`) && seen.add(`${needed} ${held}`));
}

const LINKS = `
  with own as (select code, esco_uri as uri from competencies where esco_uri is not null),
    step as (
      select distinct o.code, r.to_uri as parent from own o
        join esco_relations r on r.from_uri = o.uri and r.source = 'broader-skill'),
    needs as (
      select distinct o.code, r.from_uri as occupation from own o
        join esco_relations r on r.to_uri = o.uri and r.source = 'occupation-skill' and r.essential),
    sizes as (select code, count(*) as size from needs group by code),
    shared as (
      select a.code as needed, b.code as held, count(*) as both_need,
        1000 * count(*) / (x.size + y.size - count(*)) as share
      from needs a join needs b on b.occupation = a.occupation and b.code <> a.code
        join sizes x on x.code = a.code join sizes y on y.code = b.code
      group by a.code, b.code, x.size, y.size)
  select * from (
    select b.code as needed, s.code as held, 'narrower' as kind, 1000 as permille, 1 as rank
      from step s join own b on b.uri = s.parent where b.code <> s.code
    union all
    select s.code, b.code, 'broader', 1000, 2 from step s join own b on b.uri = s.parent where b.code <> s.code
    union all
    select distinct a.code, b.code, 'sibling', 1000, 3 from step a join step b on b.parent = a.parent and b.code <> a.code
    union all
    select needed, held, 'occupations', share::int, 4 from shared where both_need >= $1 and share >= $2
  ) links order by rank, needed, held`;
