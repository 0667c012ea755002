/** The imported ESCO classification in the database. */
import type { EntityManager } from 'typeorm';
import { NATIONAL } from '../../database/columns';
import { insertRows } from '../../database/insert-rows';
import { EscoConceptRow } from './esco-concept.entity';
import { EscoLabelRow } from './esco-label.entity';
import { EscoRelationRow, type EscoRelationSource } from './esco-relation.entity';
import type { EscoRow } from './esco.types';

/** Rows written together. */
const BATCH = 5000;

/** What an import found, for people. */
export interface EscoImportCounts {
  occupations: number;
  skills: number;
  groups: number;
  relations: number;
  languages: string[];
  /** entries of the taxonomy that point at a concept which is there / is not there */
  linked: number;
  dangling: string[];
}

/**
 * Replaces what the rows bring, in the caller's transaction: the names of the languages and kinds they hold, and the
 * relations of the files they come from. What other bundles brought before (another language, the relations) stays, as
 * do the links of the taxonomy, which point at URIs. Concepts that no bundle names any more go.
 */
export async function storeEsco(manager: EntityManager, rows: AsyncIterable<EscoRow>): Promise<EscoImportCounts> {
  const writer = new EscoWriter(manager);
  for await (const row of rows) await writer.add(row);
  await writer.flush();
  await manager.query('delete from esco_concepts c where not exists (select 1 from esco_labels l where l.uri = c.uri)');
  for (const table of ['esco_concepts', 'esco_labels', 'esco_relations']) await manager.query(`analyze ${table}`);
  return counts(manager);
}

class EscoWriter {
  private concepts = new Map<string, Partial<EscoConceptRow>>();
  private labels = new Map<string, Partial<EscoLabelRow>>();
  private relations = new Map<string, Partial<EscoRelationRow>>();
  private readonly cleared = new Set<string>();

  constructor(private readonly manager: EntityManager) {}

  async add(row: EscoRow): Promise<void> {
    switch (row.kind) {
      case 'occupation-skill':
        return this.relate('occupation-skill', row.occupation, row.skill, row.essential);
      case 'skill-skill':
        return this.relate('skill-skill', row.from, row.to, row.essential);
      case 'broader':
        return this.relate(row.pillar === 'skill' ? 'broader-skill' : 'broader-occupation', row.uri, row.broader, true);
      default:
        return this.name(row);
    }
  }

  async flush(): Promise<void> {
    // a concept is named once a language: the later row says the same
    await this.manager.query(
      `insert into esco_concepts (municipality, uri, kind, code, isco_group, skill_type, reuse_level)
       select municipality, uri, kind, code, isco_group, skill_type, reuse_level
       from json_populate_recordset(null::esco_concepts, $1::json)
       on conflict (uri) do update set kind = excluded.kind, code = coalesce(excluded.code, esco_concepts.code),
         isco_group = coalesce(excluded.isco_group, esco_concepts.isco_group),
         skill_type = coalesce(excluded.skill_type, esco_concepts.skill_type),
         reuse_level = coalesce(excluded.reuse_level, esco_concepts.reuse_level)`,
      [
        JSON.stringify(
          [...this.concepts.values()].map(({ iscoGroup, skillType, reuseLevel, ...rest }) => ({
            ...rest,
            isco_group: iscoGroup,
            skill_type: skillType,
            reuse_level: reuseLevel,
          })),
        ),
      ],
    );
    await insertRows(this.manager, EscoLabelRow, [...this.labels.values()], { skipKnown: true });
    await insertRows(this.manager, EscoRelationRow, [...this.relations.values()], { skipKnown: true });
    this.concepts = new Map();
    this.labels = new Map();
    this.relations = new Map();
  }

  private async name(row: Extract<EscoRow, { label: string }>): Promise<void> {
    const { uri, kind, language, label, altLabels, description } = row;
    await this.clearOnce(`${kind} ${language}`, () =>
      this.manager.query(
        'delete from esco_labels l using esco_concepts c where c.uri = l.uri and c.kind = $1 and l.language = $2',
        [kind, language],
      ),
    );
    this.concepts.set(uri, {
      municipality: NATIONAL,
      uri,
      kind,
      code: 'code' in row ? row.code || null : null,
      iscoGroup: 'iscoGroup' in row ? row.iscoGroup : null,
      skillType: 'skillType' in row ? row.skillType || null : null,
      reuseLevel: 'reuseLevel' in row ? row.reuseLevel || null : null,
    });
    this.labels.set(`${uri} ${language}`, {
      municipality: NATIONAL,
      uri,
      language,
      label,
      altLabels: [...altLabels],
      description: description ?? null,
    });
    if (this.labels.size >= BATCH) await this.flush();
  }

  private async relate(source: EscoRelationSource, fromUri: string, toUri: string, essential: boolean): Promise<void> {
    await this.clearOnce(source, () => this.manager.query('delete from esco_relations where source = $1', [source]));
    const key = `${source} ${fromUri} ${toUri}`;
    const before = this.relations.get(key)?.essential ?? false;
    this.relations.set(key, { municipality: NATIONAL, source, fromUri, toUri, essential: essential || before });
    if (this.relations.size >= BATCH) await this.flush();
  }

  private async clearOnce(what: string, clear: () => Promise<unknown>): Promise<void> {
    if (this.cleared.has(what)) return;
    this.cleared.add(what);
    await clear();
  }
}

async function counts(manager: EntityManager): Promise<EscoImportCounts> {
  const kinds = await manager.query<{ kind: string; count: number }[]>(
    'select kind, count(*)::int as count from esco_concepts group by kind',
  );
  const of = (kind: string): number => kinds.find((one) => one.kind === kind)?.count ?? 0;
  const [{ relations }] = (await manager.query('select count(*)::int as relations from esco_relations')) as [
    { relations: number },
  ];
  const languages = await manager.query<{ language: string }[]>('select distinct language from esco_labels order by 1');
  const links = await manager.query<{ code: string; there: boolean }[]>(
    `select l.code, exists (select 1 from esco_concepts e where e.uri = l.uri) as there from (
       select code, esco_uri as uri from competencies union all select code, data ->> 'esco' from occupations) l
     where l.uri is not null order by l.code`,
  );
  return {
    occupations: of('occupation'),
    skills: of('skill'),
    groups: of('isco-group') + of('skill-group'),
    relations,
    languages: languages.map(({ language }) => language),
    linked: links.filter(({ there }) => there).length,
    dangling: links.filter(({ there }) => !there).map(({ code }) => code),
  };
}
