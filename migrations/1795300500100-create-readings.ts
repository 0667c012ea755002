import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts that were read, and what was proposed and decided about them. */
export class CreateReadings1795300500100 implements MigrationInterface {
  name = 'CreateReadings1795300500100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table readings (
        municipality varchar(4) not null,
        id uuid not null,
        candidate_id uuid,
        opening_id uuid,
        text_kind text not null,
        language text not null,
        text text not null,
        text_hash varchar(64) not null,
        created_at timestamptz not null default now(),
        constraint pk_readings primary key (id),
        constraint uq_readings_candidate_text unique (candidate_id, text_hash),
        constraint uq_readings_opening_text unique (opening_id, text_hash),
        constraint ck_readings_text_kind check (text_kind in ('cv', 'ad')),
        constraint ck_readings_subject check (num_nonnulls(candidate_id, opening_id) = 1),
        constraint fk_readings_candidate foreign key (candidate_id) references candidates(id) on delete cascade,
        constraint fk_readings_opening foreign key (opening_id) references openings(id) on delete cascade
      )`);
    await runner.query(`
      create table reading_findings (
        municipality varchar(4) not null,
        reading_id uuid not null,
        position smallint not null,
        kind text not null,
        key text not null,
        code text,
        polarity text not null,
        confidence smallint not null,
        match text not null,
        made_by text not null,
        ranges jsonb not null,
        proposed jsonb not null,
        state text not null,
        decided_by text,
        decided_at timestamptz,
        applied jsonb,
        constraint pk_reading_findings primary key (reading_id, position),
        constraint ck_reading_findings_state
          check (state in ('proposed', 'accepted', 'changed', 'rejected', 'noted')),
        constraint ck_reading_findings_confidence check (confidence between 0 and 1000),
        constraint fk_reading_findings_reading foreign key (reading_id) references readings(id) on delete cascade
      )`);
    await runner.query(`
      create index ix_reading_findings_waiting on reading_findings (reading_id) where state = 'proposed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reading_findings');
    await runner.query('drop table readings');
  }
}
