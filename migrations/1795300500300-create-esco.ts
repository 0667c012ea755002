import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The imported ESCO classification: concepts, their names in each language, and how they hang together. */
export class CreateEsco1795300500300 implements MigrationInterface {
  name = 'CreateEsco1795300500300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table esco_concepts (
        municipality varchar(4) not null,
        uri text not null,
        kind text not null,
        code text,
        isco_group text,
        skill_type text,
        reuse_level text,
        constraint pk_esco_concepts primary key (uri),
        constraint ck_esco_concepts_kind check (kind in ('occupation', 'skill', 'isco-group', 'skill-group'))
      )`);
    await runner.query(`
      create table esco_labels (
        municipality varchar(4) not null,
        uri text not null,
        language varchar(3) not null,
        label text not null,
        alt_labels text[] not null,
        description text,
        constraint pk_esco_labels primary key (uri, language),
        constraint fk_esco_labels_concept foreign key (uri) references esco_concepts(uri) on delete cascade
      )`);
    await runner.query(`
      create table esco_relations (
        municipality varchar(4) not null,
        source text not null,
        from_uri text not null,
        to_uri text not null,
        essential boolean not null,
        constraint pk_esco_relations primary key (source, from_uri, to_uri),
        constraint ck_esco_relations_source
          check (source in ('occupation-skill', 'skill-skill', 'broader-occupation', 'broader-skill'))
      )`);
    await runner.query(`create index ix_esco_relations_to_uri on esco_relations (to_uri)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table esco_relations');
    await runner.query('drop table esco_labels');
    await runner.query('drop table esco_concepts');
  }
}
