import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens around a person's course, each record with its date and who recorded it. */
export class CreateCasework1795219201100 implements MigrationInterface {
  name = 'CreateCasework1795219201100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table candidate_visitations (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        decided_on date not null,
        result text not null,
        reason text not null,
        constraint pk_candidate_visitations primary key (id),
        constraint ck_candidate_visitations_result check (result in ('jobparat', 'aktivitetsparat', 'uddannelsesparat'))
      )`);
    await runner.query(`
      create table candidate_benefits (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        kind text not null,
        since_date date not null,
        until_date date,
        constraint pk_candidate_benefits primary key (id),
        constraint ck_candidate_benefits_dates check (until_date >= since_date)
      )`);
    await runner.query(`
      create table candidate_assessments (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        assessed_on date not null,
        reason text not null,
        target_group text,
        ordinary_job_within_reach boolean,
        meets_opholdskrav boolean,
        meets_beskaeftigelseskrav boolean,
        work_duty_hours smallint,
        constraint pk_candidate_assessments primary key (id),
        constraint ck_candidate_assessments_target_group check (target_group in ('insured', 'jobparat', 'uddannelsesparat',
          'aktivitetsparat', 'integration', 'other')),
        constraint ck_candidate_assessments_work_duty_hours check (work_duty_hours between 0 and 37)
      )`);
    await runner.query(`
      create table candidate_programme_phases (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        phase text not null,
        from_date date not null,
        until_date date,
        constraint pk_candidate_programme_phases primary key (id),
        constraint ck_candidate_programme_phases_dates check (until_date >= from_date),
        constraint ck_candidate_programme_phases_phase check (phase in ('I', 'II', 'III'))
      )`);
    await runner.query(`
      create table candidate_offers (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        offered_on date not null,
        accepted boolean,
        p_number varchar(10),
        blocks jsonb not null,
        constraint pk_candidate_offers primary key (id),
        constraint ck_candidate_offers_p_number check (p_number ~ '^[0-9]{10}$')
      )`);
    await runner.query(`
      create table candidate_conversations (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        kind text not null,
        planned_on date,
        held_on date,
        constraint pk_candidate_conversations primary key (id),
        constraint ck_candidate_conversations_day check (planned_on is not null or held_on is not null),
        constraint ck_candidate_conversations_kind check (kind in ('statutory', 'joint', 'follow_up'))
      )`);
    await runner.query(`
      create table candidate_job_strategies (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        agreed_on date not null,
        review_on date not null,
        actions jsonb not null,
        constraint pk_candidate_job_strategies primary key (id),
        constraint ck_candidate_job_strategies_dates check (review_on >= agreed_on)
      )`);
    await runner.query(`
      create table candidate_cv_reviews (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        reviewed_on date not null,
        updated_on date,
        plain_text boolean,
        approved_by_citizen boolean,
        searchable boolean,
        constraint pk_candidate_cv_reviews primary key (id)
      )`);
    await runner.query(`
      create table candidate_barriers (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        code text not null,
        since_date date not null,
        until_date date,
        constraint pk_candidate_barriers primary key (id),
        constraint ck_candidate_barriers_code check (code in ('language', 'workplace_culture', 'health', 'social',
          'childcare', 'transport', 'housing', 'digital_skills', 'no_work_identity', 'past_employer_experience')),
        constraint ck_candidate_barriers_dates check (until_date >= since_date)
      )`);
    await runner.query(`create index ix_candidate_visitations_candidate_id on candidate_visitations (candidate_id)`);
    await runner.query(`create index ix_candidate_benefits_candidate_id on candidate_benefits (candidate_id)`);
    await runner.query(`create index ix_candidate_assessments_candidate_id on candidate_assessments (candidate_id)`);
    await runner.query(
      `create index ix_candidate_programme_phases_candidate_id on candidate_programme_phases (candidate_id)`,
    );
    await runner.query(`create index ix_candidate_offers_candidate_id on candidate_offers (candidate_id)`);
    await runner.query(`create index ix_candidate_offers_p_number on candidate_offers (p_number)`);
    await runner.query(
      `create index ix_candidate_conversations_candidate_id on candidate_conversations (candidate_id)`,
    );
    await runner.query(
      `create index ix_candidate_job_strategies_candidate_id on candidate_job_strategies (candidate_id)`,
    );
    await runner.query(`create index ix_candidate_cv_reviews_candidate_id on candidate_cv_reviews (candidate_id)`);
    await runner.query(`create index ix_candidate_barriers_candidate_id on candidate_barriers (candidate_id)`);
    await runner.query(`
      alter table candidate_visitations add constraint fk_candidate_visitations_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_benefits add constraint fk_candidate_benefits_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_assessments add constraint fk_candidate_assessments_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_programme_phases add constraint fk_candidate_programme_phases_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_offers add constraint fk_candidate_offers_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_conversations add constraint fk_candidate_conversations_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_job_strategies add constraint fk_candidate_job_strategies_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_cv_reviews add constraint fk_candidate_cv_reviews_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_barriers add constraint fk_candidate_barriers_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      create table candidate_casework_files (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        stated text[] not null,
        constraint pk_candidate_casework_files primary key (candidate_id),
        constraint ck_candidate_casework_files_stated check (stated <@ array['visitations', 'benefits', 'assessments',
          'programmePhases', 'offers', 'conversations', 'jobStrategies', 'cvReviews', 'barriers']::text[])
      )`);
    await runner.query(`
      alter table candidate_casework_files add constraint fk_candidate_casework_files_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table candidate_casework_files');
    await runner.query('drop table candidate_barriers');
    await runner.query('drop table candidate_cv_reviews');
    await runner.query('drop table candidate_job_strategies');
    await runner.query('drop table candidate_conversations');
    await runner.query('drop table candidate_offers');
    await runner.query('drop table candidate_programme_phases');
    await runner.query('drop table candidate_assessments');
    await runner.query('drop table candidate_benefits');
    await runner.query('drop table candidate_visitations');
  }
}
