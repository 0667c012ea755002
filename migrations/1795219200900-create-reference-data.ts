import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which edition of each set of reference data the tables hold. */
export class CreateReferenceData1795219200900 implements MigrationInterface {
  name = 'CreateReferenceData1795219200900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reference_data (
        municipality varchar(4) not null,
        name text not null,
        fingerprint text not null,
        loaded_at timestamptz not null default now(),
        constraint pk_reference_data primary key (name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reference_data');
  }
}
