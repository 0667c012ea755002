import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Restricted measurements of progress, in a table that no matching query names. */
export class CreateMeasurements1795219201300 implements MigrationInterface {
  name = 'CreateMeasurements1795219201300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table candidate_measurements (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        instrument text not null,
        question smallint not null,
        value smallint not null,
        measured_by text not null,
        measured_on date not null,
        reason text,
        constraint pk_candidate_measurements primary key (id),
        constraint ck_candidate_measurements_instrument check (instrument in ('KAN_VIL', 'BIP', 'FIP')),
        constraint ck_candidate_measurements_measured_by check (measured_by in ('citizen', 'caseworker')),
        constraint ck_candidate_measurements_question check (question between 1 and 20),
        constraint ck_candidate_measurements_value check (value between 0 and 10)
      )`);
    await runner.query(
      `create index ix_candidate_measurements_candidate_id_instrument_question on candidate_measurements (candidate_id, instrument, question)`,
    );
    await runner.query(`
      alter table candidate_measurements add constraint fk_candidate_measurements_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table candidate_measurements');
  }
}
