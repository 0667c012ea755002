import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suggestions with their history, and the rankings they come from. */
export class CreateSuggestionsAndRuns1795219200500 implements MigrationInterface {
  name = 'CreateSuggestionsAndRuns1795219200500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table suggestions (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        opening_id uuid not null,
        candidate_id uuid not null,
        run_id uuid,
        rank integer,
        total integer not null,
        confidence integer not null,
        parts jsonb not null,
        gates jsonb not null,
        state text not null default 'suggested',
        reason_code text,
        reason_text text,
        decided_by text,
        decided_at timestamptz,
        rejection_valid_until date,
        first_suggested_at timestamptz not null default now(),
        constraint pk_suggestions primary key (id),
        constraint uq_suggestions_opening_id_candidate_id unique (opening_id, candidate_id),
        constraint ck_suggestions_confidence check (confidence between 0 and 10000),
        constraint ck_suggestions_rank check (rank >= 1),
        constraint ck_suggestions_reason_code check (reason_code in ('C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07',
          'C08', 'C09', 'C10', 'C11', 'C12', 'C13', 'V01', 'V02', 'V03', 'V04', 'V05', 'V06', 'V07', 'V08', 'V09',
          'V10', 'S01', 'S02', 'S03')),
        constraint ck_suggestions_rejection check (state <> 'rejected' or (reason_code is not null and decided_at is
          not null)),
        constraint ck_suggestions_state check (state in ('suggested', 'under_review', 'accepted', 'proposed',
          'interview', 'offer', 'hired', 'closed', 'rejected')),
        constraint ck_suggestions_total check (total between 0 and 10000)
      )`);
    await runner.query(`
      create table suggestion_events (
        municipality varchar(4) not null,
        id uuid not null,
        suggestion_id uuid not null,
        from_state text,
        to_state text not null,
        reason_code text,
        reason_text text,
        by text not null,
        at timestamptz not null default now(),
        constraint pk_suggestion_events primary key (id),
        constraint ck_suggestion_events_from_state check (from_state in ('suggested', 'under_review', 'accepted',
          'proposed', 'interview', 'offer', 'hired', 'closed', 'rejected')),
        constraint ck_suggestion_events_to_state check (to_state in ('suggested', 'under_review', 'accepted',
          'proposed', 'interview', 'offer', 'hired', 'closed', 'rejected'))
      )`);
    await runner.query(`
      create table match_runs (
        municipality varchar(4) not null,
        id uuid not null,
        opening_id uuid not null,
        is_current boolean not null default false,
        policy_version text not null,
        weights jsonb not null,
        as_of date not null,
        trigger text not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        considered integer not null,
        eligible integer not null,
        listed integer not null,
        excluded_by jsonb not null,
        unknown_by jsonb not null,
        delta jsonb,
        constraint pk_match_runs primary key (id)
      )`);
    await runner.query(`
      create table candidate_match_states (
        municipality varchar(4) not null,
        candidate_id uuid not null,
        facts jsonb not null,
        matched_at timestamptz not null,
        constraint pk_candidate_match_states primary key (candidate_id)
      )`);
    await runner.query(`create index ix_suggestions_candidate_id on suggestions (candidate_id)`);
    await runner.query(`create index ix_suggestions_municipality_state on suggestions (municipality, state)`);
    await runner.query(`create index ix_suggestions_opening_id_rank on suggestions (opening_id, rank)`);
    await runner.query(`
      alter table suggestions add constraint fk_suggestions_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table suggestions add constraint fk_suggestions_opening
        foreign key (opening_id) references openings(id) on delete cascade`);
    await runner.query(`create index ix_suggestion_events_suggestion_id_at on suggestion_events (suggestion_id, at)`);
    await runner.query(`
      alter table suggestion_events add constraint fk_suggestion_events_suggestion
        foreign key (suggestion_id) references suggestions(id) on delete cascade`);
    await runner.query(`create index ix_match_runs_opening_id_started_at on match_runs (opening_id, started_at)`);
    await runner.query(`create unique index uq_match_runs_current on match_runs (opening_id) where is_current`);
    await runner.query(`
      alter table match_runs add constraint fk_match_runs_opening
        foreign key (opening_id) references openings(id) on delete cascade`);
    await runner.query(`
      alter table candidate_match_states add constraint fk_candidate_match_states_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table candidate_match_states');
    await runner.query('drop table match_runs');
    await runner.query('drop table suggestion_events');
    await runner.query('drop table suggestions');
  }
}
