import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Re-matching everything in batches: what was asked for, and which batches are done. */
export class CreateFullRematches1795300200300 implements MigrationInterface {
  name = 'CreateFullRematches1795300200300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table full_rematches (
        municipality varchar(4) not null,
        id uuid not null,
        reason text not null,
        policy_version text not null,
        rules_version text not null,
        openings integer not null,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        constraint pk_full_rematches primary key (id)
      )`);
    await runner.query(`
      create unique index uq_full_rematches_running on full_rematches (reason) where finished_at is null`);
    await runner.query(`
      create table full_rematch_batches (
        municipality varchar(4) not null,
        rematch_id uuid not null,
        number integer not null,
        opening_ids uuid[] not null,
        done_at timestamptz,
        constraint pk_full_rematch_batches primary key (rematch_id, number)
      )`);
    await runner.query(`
      alter table full_rematch_batches add constraint fk_full_rematch_batches_rematch
        foreign key (rematch_id) references full_rematches(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table full_rematch_batches');
    await runner.query('drop table full_rematches');
  }
}
