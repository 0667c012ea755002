import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Competencies, occupations, credentials and branchepakker. */
export class CreateTaxonomy1795219200100 implements MigrationInterface {
  name = 'CreateTaxonomy1795219200100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table competencies (
        municipality varchar(4) not null,
        code text not null,
        position smallint not null,
        label_da text not null,
        label_en text not null,
        synonyms_da text[] not null,
        synonyms_en text[] not null,
        esco_uri text,
        data jsonb not null,
        constraint pk_competencies primary key (code)
      )`);
    await runner.query(`
      create table competency_links (
        municipality varchar(4) not null,
        from_code text not null,
        to_code text not null,
        kind text not null,
        position smallint not null,
        permille smallint not null,
        constraint pk_competency_links primary key (from_code, to_code, kind),
        constraint ck_competency_links_kind check (kind in ('broader', 'related')),
        constraint ck_competency_links_permille check (permille between 1 and 1000),
        constraint ck_competency_links_self check (from_code <> to_code)
      )`);
    await runner.query(`
      create table occupations (
        municipality varchar(4) not null,
        code text not null,
        position smallint not null,
        isco08 varchar(4) not null,
        disco08 varchar(6),
        label_da text not null,
        label_en text not null,
        synonyms_da text[] not null,
        synonyms_en text[] not null,
        packages text[] not null,
        data jsonb not null,
        constraint pk_occupations primary key (code),
        constraint ck_occupations_disco08 check (disco08 ~ '^[0-9]{6}$'),
        constraint ck_occupations_isco08 check (isco08 ~ '^[0-9]{4}$')
      )`);
    await runner.query(`
      create table isco_groups (
        municipality varchar(4) not null,
        code varchar(4) not null,
        position smallint not null,
        label_da text not null,
        label_en text not null,
        constraint pk_isco_groups primary key (code),
        constraint ck_isco_groups_code check (code ~ '^[0-9]{1,4}$')
      )`);
    await runner.query(`
      create table credentials (
        municipality varchar(4) not null,
        code text not null,
        position smallint not null,
        kind text not null,
        label_da text not null,
        label_en text not null,
        synonyms_da text[] not null,
        synonyms_en text[] not null,
        minimum_age smallint,
        data jsonb not null,
        constraint pk_credentials primary key (code),
        constraint ck_credentials_kind check (kind in ('licence', 'certificate')),
        constraint ck_credentials_minimum_age check (minimum_age between 13 and 30)
      )`);
    await runner.query(`
      create table branchepakker (
        municipality varchar(4) not null,
        code text not null,
        position smallint not null,
        label_da text not null,
        label_en text not null,
        description_da text not null,
        description_en text not null,
        data jsonb not null,
        constraint pk_branchepakker primary key (code)
      )`);
    await runner.query(`
      create table branchepakke_steps (
        municipality varchar(4) not null,
        branchepakke text not null,
        step text not null,
        weeks_min smallint not null,
        weeks_max smallint not null,
        danish jsonb not null,
        data jsonb not null,
        constraint pk_branchepakke_steps primary key (branchepakke, step),
        constraint ck_branchepakke_steps_step check (step in ('T0', 'S', 'T1', 'T2', 'T3')),
        constraint ck_branchepakke_steps_weeks check (weeks_min <= weeks_max)
      )`);
    await runner.query(`
      create table branchepakke_goals (
        municipality varchar(4) not null,
        branchepakke text not null,
        step text not null,
        competency text not null,
        position smallint not null,
        level smallint not null,
        required boolean not null,
        constraint pk_branchepakke_goals primary key (branchepakke, step, competency),
        constraint ck_branchepakke_goals_level check (level between 1 and 4),
        constraint ck_branchepakke_goals_step check (step in ('T0', 'S', 'T1', 'T2', 'T3'))
      )`);
    await runner.query(`
      create table branchepakke_templates (
        municipality varchar(4) not null,
        code text not null,
        position smallint not null,
        branchepakke text not null,
        body jsonb not null,
        constraint pk_branchepakke_templates primary key (code)
      )`);
    await runner.query(`
      alter table competency_links add constraint fk_competency_links_from_code
        foreign key (from_code) references competencies(code) on delete cascade`);
    await runner.query(`
      alter table competency_links add constraint fk_competency_links_to_code
        foreign key (to_code) references competencies(code) on delete cascade`);
    await runner.query(`create index ix_occupations_isco08 on occupations (isco08)`);
    await runner.query(`
      alter table branchepakke_steps add constraint fk_branchepakke_steps_branchepakke
        foreign key (branchepakke) references branchepakker(code) on delete cascade`);
    await runner.query(`
      alter table branchepakke_goals add constraint fk_branchepakke_goals_branchepakke
        foreign key (branchepakke) references branchepakker(code) on delete cascade`);
    await runner.query(`
      alter table branchepakke_templates add constraint fk_branchepakke_templates_branchepakke
        foreign key (branchepakke) references branchepakker(code) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table branchepakke_templates');
    await runner.query('drop table branchepakke_goals');
    await runner.query('drop table branchepakke_steps');
    await runner.query('drop table branchepakker');
    await runner.query('drop table credentials');
    await runner.query('drop table isco_groups');
    await runner.query('drop table occupations');
    await runner.query('drop table competency_links');
    await runner.query('drop table competencies');
  }
}
