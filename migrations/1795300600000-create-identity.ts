import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signs in, sessions, API keys, and who has or opened which case. */
export class CreateIdentity1795300600000 implements MigrationInterface {
  name = 'CreateIdentity1795300600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table staff add column team text');
    await runner.query(`
      create table users (
        municipality varchar(4) not null,
        id uuid not null,
        provider text not null,
        subject text not null,
        name text not null,
        roles text[] not null,
        initials text,
        team text,
        cvr varchar(8),
        created_at timestamptz not null default now(),
        signed_in_at timestamptz,
        blocked_at timestamptz,
        constraint pk_users primary key (id),
        constraint uq_users_provider_subject unique (provider, subject),
        constraint ck_users_cvr check (cvr ~ '^[0-9]{8}$')
      )`);
    await runner.query(`
      create table sessions (
        sid text not null,
        sess json not null,
        expire timestamptz not null,
        constraint pk_sessions primary key (sid)
      )`);
    await runner.query('create index ix_sessions_expire on sessions (expire)');
    await runner.query(`create index ix_sessions_user on sessions ((sess->'principal'->>'id'))`);
    await runner.query(`
      create table api_keys (
        municipality varchar(4) not null,
        id uuid not null,
        name text not null,
        prefix varchar(8) not null,
        hash varchar(64) not null,
        scopes text[] not null,
        per_minute int,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        constraint pk_api_keys primary key (id),
        constraint uq_api_keys_prefix unique (prefix),
        constraint ck_api_keys_per_minute check (per_minute >= 1)
      )`);
    await runner.query(`
      create table case_workers (
        municipality varchar(4) not null,
        id uuid not null,
        candidate_id uuid not null,
        initials text not null,
        role text not null,
        "from" date not null,
        until date,
        deputy boolean not null default false,
        constraint pk_case_workers primary key (id),
        constraint ck_case_workers_dates check (until >= "from"),
        constraint fk_case_workers_candidate foreign key (candidate_id) references candidates(id) on delete cascade
      )`);
    await runner.query('create index ix_case_workers_candidate_id on case_workers (candidate_id)');
    await runner.query('create index ix_case_workers_municipality_initials on case_workers (municipality, initials)');
    await runner.query(`
      create table case_openings (
        municipality varchar(4) not null,
        id uuid not null,
        candidate_id uuid not null,
        user_id text not null,
        purpose text not null,
        at timestamptz not null default now(),
        until timestamptz not null,
        constraint pk_case_openings primary key (id),
        constraint fk_case_openings_candidate foreign key (candidate_id) references candidates(id) on delete cascade
      )`);
    await runner.query('create index ix_case_openings_candidate_id on case_openings (candidate_id)');
    await runner.query(`
      create table sign_in_limits (
        key text not null,
        points int not null default 0,
        expire bigint,
        constraint pk_sign_in_limits primary key (key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sign_in_limits', 'case_openings', 'case_workers', 'api_keys', 'sessions', 'users']) {
      await runner.query(`drop table ${table}`);
    }
    await runner.query('alter table staff drop column team');
  }
}
