import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Job openings and their tasks. */
export class CreateOpenings1795219200400 implements MigrationInterface {
  name = 'CreateOpenings1795219200400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table openings (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        external_id text,
        title text not null,
        description text,
        workplace_id uuid,
        postal_code varchar(4),
        remote boolean,
        owner text,
        source text,
        schemes text[] not null,
        places smallint,
        credentials text[],
        languages jsonb,
        branchepakke text,
        isco08 varchar(4),
        hours_min smallint,
        hours_max smallint,
        shifts jsonb,
        starts_on date,
        ends_on date,
        deadline_on date,
        ordinary_hours_prospect boolean,
        wage_basis text,
        demands jsonb,
        handles text[],
        minimum_age smallint,
        mentor boolean,
        trial_day boolean,
        stated_lists text[] not null,
        draw bigint not null,
        state text not null default 'kladde',
        state_since timestamptz not null default now(),
        closed_reason text,
        deleted_at timestamptz,
        changed_xid bigint not null,
        constraint pk_openings primary key (id),
        constraint ck_openings_closed check ((state = 'lukket') = (closed_reason is not null)),
        constraint ck_openings_closed_reason check (closed_reason in ('frist_udloebet', 'trukket_tilbage',
          'besat_anden_vej', 'vilkaar_ikke_i_orden', 'ulovligt_krav', 'dublet', 'andet')),
        constraint ck_openings_dates check (ends_on >= starts_on),
        constraint ck_openings_draw check (draw between 0 and 4294967295),
        constraint ck_openings_handles check (handles <@ array['loeft_kg', 'staaende_timer', 'siddende_timer',
          'timer_om_ugen', 'boej_og_vrid', 'gang', 'stoej', 'stoev', 'kulde', 'varme', 'vaadt_arbejde', 'kemikalier',
          'hoejder', 'ensidigt_gentaget', 'hoejt_tempo', 'natarbejde', 'alenearbejde', 'kundekontakt', 'boern',
          'skaerm']::text[]),
        constraint ck_openings_hours check (hours_min between 1 and 48 and hours_max between 1 and 48 and hours_min <=
          hours_max),
        constraint ck_openings_minimum_age check (minimum_age in (13, 15, 18)),
        constraint ck_openings_places check (places between 1 and 500),
        constraint ck_openings_schemes check (schemes <@ array['ordinaert', 'smaajob', 'fritidsjob', 'vikar', 'igu',
          'virksomhedspraktik', 'loentilskud_privat', 'loentilskud_offentlig', 'nyttejob',
          'arbejdsproevning']::text[]),
        constraint ck_openings_source check (source in ('firm_called', 'outreach', 'praktik_follow_up', 'jobnet',
          'temp_agency', 'employer_page', 'import')),
        constraint ck_openings_state check (state in ('kladde', 'aaben', 'i_dialog', 'inaktiveret', 'besat', 'lukket')),
        constraint ck_openings_stated_lists check (stated_lists <@ array['tasks', 'unmapped']::text[])
      )`);
    await runner.query(`
      create table opening_tasks (
        municipality varchar(4) not null,
        opening_id uuid not null,
        position smallint not null,
        competency text not null,
        need text not null,
        level smallint not null,
        constraint pk_opening_tasks primary key (opening_id, position),
        constraint ck_opening_tasks_level check (level between 1 and 4),
        constraint ck_opening_tasks_need check (need in ('must', 'learn', 'nice'))
      )`);
    await runner.query(`
      create table opening_texts (
        municipality varchar(4) not null,
        opening_id uuid not null,
        position smallint not null,
        path text not null,
        text text not null,
        constraint pk_opening_texts primary key (opening_id, position)
      )`);
    await runner.query(`create index ix_openings_changed_xid on openings (changed_xid)`);
    await runner.query(`create index ix_openings_municipality_state on openings (municipality, state)`);
    await runner.query(`create index ix_openings_owner on openings (owner)`);
    await runner.query(`create index ix_openings_workplace_id on openings (workplace_id)`);
    await runner.query(`
      create unique index uq_openings_external on openings (municipality, external_id) where external_id IS not null
        and deleted_at is null`);
    await runner.query(`
      alter table openings add constraint fk_openings_workplace
        foreign key (workplace_id) references workplaces(id) on delete set null`);
    await runner.query(`
      alter table opening_tasks add constraint fk_opening_tasks_opening
        foreign key (opening_id) references openings(id) on delete cascade`);
    await runner.query(`
      alter table opening_texts add constraint fk_opening_texts_opening
        foreign key (opening_id) references openings(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table opening_texts');
    await runner.query('drop table opening_tasks');
    await runner.query('drop table openings');
  }
}
