import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who seek work; who they are stands in a table of its own. */
export class CreateCandidates1795219200300 implements MigrationInterface {
  name = 'CreateCandidates1795219200300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence candidate_pseudonyms start 1001`);
    await runner.query(`
      create function next_candidate_pseudonym() returns text language sql volatile as $$
        select 'K-' || nextval('candidate_pseudonyms')
      $$`);
    await runner.query(`
      create table candidates (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        external_id text,
        pseudonym text not null default next_candidate_pseudonym(),
        draw bigint not null,
        shared_with varchar[],
        owner text,
        status text not null default 'aktiv',
        status_from date,
        status_until date,
        taken_over_on date,
        first_registered_on date,
        residence_basis text,
        residence_expires_on date,
        programme_from date,
        programme_until date,
        completed_igu boolean,
        waiting_since date,
        available_from date,
        postal_code varchar(4),
        travel_modes text[],
        max_travel_minutes smallint,
        max_bicycle_km smallint,
        hours_min smallint,
        hours_max smallint,
        availability jsonb,
        declined_tasks text[],
        stated_lists text[] not null,
        deleted_at timestamptz,
        changed_xid bigint not null,
        constraint pk_candidates primary key (id),
        constraint ck_candidates_draw check (draw between 0 and 4294967295),
        constraint ck_candidates_hours check (hours_min between 0 and 48 and hours_max between 1 and 48 and hours_min
          <= hours_max),
        constraint ck_candidates_max_bicycle_km check (max_bicycle_km between 0 and 40),
        constraint ck_candidates_max_travel_minutes check (max_travel_minutes between 5 and 240),
        constraint ck_candidates_residence_basis check (residence_basis in ('refugee', 'family_reunified_to_refugee',
          'family_reunified_other', 'ukraine_special_act', 'afghan_special_act', 'other')),
        constraint ck_candidates_stated_lists check (stated_lists <@ array['competencies', 'credentials', 'languages',
          'branchepakker', 'jobGoals', 'skaanehensyn', 'experiences', 'educations', 'placements',
          'unmapped']::text[]),
        constraint ck_candidates_status check (status in ('aktiv', 'mellem_tilbud', 'barsel', 'sygemeldt',
          'manglende_pasning', 'fritaget', 'ferie', 'fraflyttet', 'udrejst')),
        constraint ck_candidates_status_dates check (status_until >= status_from),
        constraint ck_candidates_travel_modes check (travel_modes <@ array['walk', 'bicycle', 'transit', 'car']::text[])
      )`);
    await runner.query(`
      create table candidate_identities (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        given_name text not null,
        family_name text,
        birth_date date,
        sex text,
        nationality varchar(2),
        email text,
        phone text,
        constraint pk_candidate_identities primary key (candidate_id),
        constraint ck_candidate_identities_sex check (sex in ('female', 'male', 'other'))
      )`);
    await runner.query(`
      create table candidate_competencies (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        competency text not null,
        level smallint not null,
        evidence text not null,
        source text,
        observed_on date,
        constraint pk_candidate_competencies primary key (candidate_id, competency),
        constraint ck_candidate_competencies_evidence check (evidence in ('claimed', 'evidenced', 'verified')),
        constraint ck_candidate_competencies_level check (level between 0 and 4),
        constraint ck_candidate_competencies_source check (source in ('citizen', 'caseworker', 'employer', 'teacher',
          'test', 'course', 'cv', 'import'))
      )`);
    await runner.query(`
      create table candidate_credentials (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        credential text not null,
        status text not null,
        valid_until date,
        source text,
        constraint pk_candidate_credentials primary key (candidate_id, credential),
        constraint ck_candidate_credentials_source check (source in ('citizen', 'caseworker', 'employer', 'teacher',
          'test', 'course', 'cv', 'import')),
        constraint ck_candidate_credentials_status check (status in ('held', 'not_held', 'unknown'))
      )`);
    await runner.query(`
      create table candidate_languages (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        language varchar(3) not null,
        listening text,
        speaking text,
        interaction text,
        reading text,
        writing text,
        danish_education text,
        danish_module smallint,
        danish_test text,
        source text,
        assessed_on date,
        constraint pk_candidate_languages primary key (candidate_id, language),
        constraint ck_candidate_languages_danish_education check (danish_education in ('DU1', 'DU2', 'DU3')),
        constraint ck_candidate_languages_danish_module check (danish_module between 1 and 6),
        constraint ck_candidate_languages_interaction check (interaction in ('pre-A1', 'A1', 'A1+', 'A2-', 'A2',
          'A2+', 'B1-', 'B1', 'B1+', 'B2-', 'B2', 'B2+', 'C1-', 'C1', 'C1+', 'C2')),
        constraint ck_candidate_languages_listening check (listening in ('pre-A1', 'A1', 'A1+', 'A2-', 'A2', 'A2+',
          'B1-', 'B1', 'B1+', 'B2-', 'B2', 'B2+', 'C1-', 'C1', 'C1+', 'C2')),
        constraint ck_candidate_languages_reading check (reading in ('pre-A1', 'A1', 'A1+', 'A2-', 'A2', 'A2+', 'B1-',
          'B1', 'B1+', 'B2-', 'B2', 'B2+', 'C1-', 'C1', 'C1+', 'C2')),
        constraint ck_candidate_languages_source check (source in ('citizen', 'caseworker', 'employer', 'teacher',
          'test', 'course', 'cv', 'import')),
        constraint ck_candidate_languages_speaking check (speaking in ('pre-A1', 'A1', 'A1+', 'A2-', 'A2', 'A2+',
          'B1-', 'B1', 'B1+', 'B2-', 'B2', 'B2+', 'C1-', 'C1', 'C1+', 'C2')),
        constraint ck_candidate_languages_writing check (writing in ('pre-A1', 'A1', 'A1+', 'A2-', 'A2', 'A2+', 'B1-',
          'B1', 'B1+', 'B2-', 'B2', 'B2+', 'C1-', 'C1', 'C1+', 'C2'))
      )`);
    await runner.query(`
      create table candidate_branchepakker (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        branchepakke text not null,
        step text not null,
        reached_on date,
        constraint pk_candidate_branchepakker primary key (candidate_id, branchepakke),
        constraint ck_candidate_branchepakker_step check (step in ('T0', 'S', 'T1', 'T2', 'T3'))
      )`);
    await runner.query(`
      create table candidate_job_goals (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        level varchar(1) not null,
        isco08 varchar(4) not null,
        constraint pk_candidate_job_goals primary key (candidate_id, level, isco08),
        constraint ck_candidate_job_goals_isco08 check (isco08 ~ '^[0-9]{1,4}$'),
        constraint ck_candidate_job_goals_level check (level in ('A', 'B', 'C'))
      )`);
    await runner.query(`
      create table candidate_skaanehensyn (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        condition text not null,
        max smallint not null,
        constraint pk_candidate_skaanehensyn primary key (candidate_id, condition),
        constraint ck_candidate_skaanehensyn_condition check (condition in ('loeft_kg', 'staaende_timer',
          'siddende_timer', 'timer_om_ugen', 'boej_og_vrid', 'gang', 'stoej', 'stoev', 'kulde', 'varme',
          'vaadt_arbejde', 'kemikalier', 'hoejder', 'ensidigt_gentaget', 'hoejt_tempo', 'natarbejde', 'alenearbejde',
          'kundekontakt', 'boern', 'skaerm')),
        constraint ck_candidate_skaanehensyn_max check (max between 0 and 1000)
      )`);
    await runner.query(`
      create table candidate_experiences (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        title text not null,
        employer text,
        country varchar(2),
        from_date varchar(10),
        until_date varchar(10),
        isco08 varchar(4),
        description text,
        constraint pk_candidate_experiences primary key (candidate_id, position)
      )`);
    await runner.query(`
      create table candidate_educations (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        title text not null,
        institution text,
        level text,
        country varchar(2),
        end_year smallint,
        assessment text,
        constraint pk_candidate_educations primary key (candidate_id, position),
        constraint ck_candidate_educations_end_year check (end_year between 1900 and 2100)
      )`);
    await runner.query(`
      create table candidate_placements (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        scheme text not null,
        from_date date not null,
        until_date date,
        weekly_hours smallint not null,
        p_number varchar(10),
        constraint pk_candidate_placements primary key (candidate_id, position),
        constraint ck_candidate_placements_dates check (until_date >= from_date),
        constraint ck_candidate_placements_scheme check (scheme in ('ordinaert', 'smaajob', 'fritidsjob', 'vikar',
          'igu', 'virksomhedspraktik', 'loentilskud_privat', 'loentilskud_offentlig', 'nyttejob',
          'arbejdsproevning')),
        constraint ck_candidate_placements_weekly_hours check (weekly_hours between 1 and 48)
      )`);
    await runner.query(`
      create table candidate_texts (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        position smallint not null,
        path text not null,
        text text not null,
        constraint pk_candidate_texts primary key (candidate_id, position)
      )`);
    await runner.query(`create index ix_candidates_changed_xid on candidates (changed_xid)`);
    await runner.query(`create index ix_candidates_municipality_status on candidates (municipality, status)`);
    await runner.query(`create index ix_candidates_owner on candidates (owner)`);
    await runner.query(`
      create unique index uq_candidates_external on candidates (municipality, external_id) where external_id IS not
        null and deleted_at is null`);
    await runner.query(`create unique index uq_candidates_pseudonym on candidates (pseudonym)`);
    await runner.query(`
      alter table candidate_identities add constraint fk_candidate_identities_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_competencies add constraint fk_candidate_competencies_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_credentials add constraint fk_candidate_credentials_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_languages add constraint fk_candidate_languages_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_branchepakker add constraint fk_candidate_branchepakker_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_job_goals add constraint fk_candidate_job_goals_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_skaanehensyn add constraint fk_candidate_skaanehensyn_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_experiences add constraint fk_candidate_experiences_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_educations add constraint fk_candidate_educations_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_placements add constraint fk_candidate_placements_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_texts add constraint fk_candidate_texts_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table candidate_texts');
    await runner.query('drop table candidate_placements');
    await runner.query('drop table candidate_educations');
    await runner.query('drop table candidate_experiences');
    await runner.query('drop table candidate_skaanehensyn');
    await runner.query('drop table candidate_job_goals');
    await runner.query('drop table candidate_branchepakker');
    await runner.query('drop table candidate_languages');
    await runner.query('drop table candidate_credentials');
    await runner.query('drop table candidate_competencies');
    await runner.query('drop table candidate_identities');
    await runner.query('drop table candidates');
    await runner.query('drop function next_candidate_pseudonym()');
    await runner.query('drop sequence candidate_pseudonyms');
  }
}
