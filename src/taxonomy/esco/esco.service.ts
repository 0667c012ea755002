import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../../common/errors';
import type { EscoConceptDto, EscoNameDto, EscoSuggestionDto } from './esco.dto';
import { type EscoEntry, EscoIndex } from './esco-index';
import type { EscoKind } from './esco-concept.entity';

/** Concepts named in one answer, of each relation. */
const MOST_RELATED = 200;

type Searchable = Extract<EscoKind, 'occupation' | 'skill'>;

/** All names of a concept in one language. */
export interface EscoNameRow {
  uri: string;
  kind: Searchable;
  /** unit group of an occupation */
  iscoGroup: string | null;
  language: string;
  label: string;
  altLabels: string[];
}

/** The imported ESCO classification: search for pick-lists, and one concept with what it hangs together with. */
@Injectable()
export class EscoService implements OnApplicationBootstrap {
  private stamp = '';
  private readonly indexes = new Map<Searchable, Promise<EscoIndex>>();

  constructor(private readonly dataSource: DataSource) {}

  /** Builds the indexes before the first question where something was imported, so that no pick-list waits for them. */
  async onApplicationBootstrap(): Promise<void> {
    await this.indexOf('skill');
    await this.indexOf('occupation');
  }

  /**
   * Concepts nearest to the text, best first, at most `limit`; none before an import. Names of all imported languages
   * are searched; the index is built with the first question and again after an import.
   */
  async suggest(kind: Searchable, text: string, limit: number, language: string): Promise<EscoSuggestionDto[]> {
    const found = (await this.indexOf(kind)).suggest(text, limit);
    const names = await this.namesOf(
      found.map(({ uri }) => uri),
      language,
    );
    return found.map(({ uri, label, matched }) => ({ uri, label: names.get(uri) ?? label, matched }));
  }

  /** @throws NotFound */
  async concept(uri: string, language: string): Promise<EscoConceptDto> {
    const [row] = await this.dataSource.query<
      { uri: string; kind: EscoKind; code: string | null; iscoGroup: string | null; description: string | null }[]
    >(
      `select c.uri, c.kind, c.code, c.isco_group as "iscoGroup",
         (select description from esco_labels l where l.uri = c.uri and description is not null
          order by (language = $2) desc, language limit 1) as description
       from esco_concepts c where uri = $1`,
      [uri, language],
    );
    if (!row) throw new NotFound('concept', uri);
    const related = await this.dataSource.query<{ relation: RelationName; uri: string }[]>(RELATED, [uri]);
    const names = await this.namesOf([uri, ...related.map((one) => one.uri)], language);
    const of = (relation: RelationName): EscoNameDto[] =>
      related
        .filter((one) => one.relation === relation && names.has(one.uri))
        .slice(0, MOST_RELATED)
        .map((one) => ({ uri: one.uri, label: names.get(one.uri)! }));
    return {
      ...row,
      label: names.get(uri) ?? uri,
      broader: of('broader'),
      narrower: of('narrower'),
      essential: of('essential'),
      optional: of('optional'),
      neededBy: of('neededBy'),
    };
  }

  /** Changes with every import; empty before the first. What is made of the names is made anew then. */
  async version(): Promise<string> {
    const [row] = await this.dataSource.query<{ stamp: string }[]>(
      `select loaded_at::text as stamp from reference_data where name = 'esco'`,
    );
    return row?.stamp ?? '';
  }

  /** Names of all occupations and skills in these languages (ISO 639-1). */
  names(languages: readonly string[]): Promise<EscoNameRow[]> {
    return this.dataSource.query<EscoNameRow[]>(
      `select c.uri, c.kind, c.isco_group as "iscoGroup", l.language, l.label, l.alt_labels as "altLabels"
       from esco_labels l join esco_concepts c on c.uri = l.uri
       where c.kind in ('occupation', 'skill') and l.language = any($1::text[]) order by c.uri, l.language`,
      [languages],
    );
  }

  private async indexOf(kind: Searchable): Promise<EscoIndex> {
    const stamp = await this.version();
    if (stamp !== this.stamp) {
      this.indexes.clear();
      this.stamp = stamp;
    }
    const index = this.indexes.get(kind) ?? this.build(kind);
    this.indexes.set(kind, index);
    return index;
  }

  private async build(kind: Searchable): Promise<EscoIndex> {
    const rows = await this.dataSource.query<EscoEntry[]>(
      `select l.uri, (array_agg(l.label order by (l.language = 'da') desc, l.language))[1] as label,
         (select array_agg(distinct name) from esco_labels o, unnest(o.label || o.alt_labels) name where o.uri = l.uri)
           as "altLabels"
       from esco_labels l join esco_concepts c on c.uri = l.uri where c.kind = $1 group by l.uri order by l.uri`,
      [kind],
    );
    return new EscoIndex(
      rows.map(({ uri, label, altLabels }) => ({ uri, label, altLabels: altLabels.filter((name) => name !== label) })),
    );
  }

  private async namesOf(uris: readonly string[], language: string): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ uri: string; label: string }[]>(
      `select distinct on (uri) uri, label from esco_labels where uri = any($1::text[])
       order by uri, (language = $2) desc, (language = 'da') desc, language`,
      [uris, language],
    );
    return new Map(rows.map(({ uri, label }) => [uri, label]));
  }
}

type RelationName = 'broader' | 'narrower' | 'essential' | 'optional' | 'neededBy';

const RELATED = `
  select case when source like 'broader-%' then 'broader' when essential then 'essential' else 'optional' end as relation,
    to_uri as uri from esco_relations where from_uri = $1
  union all
  select case when source like 'broader-%' then 'narrower' else 'neededBy' end, from_uri from esco_relations
  where to_uri = $1
  order by 1, 2`;
