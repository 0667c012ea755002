import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each running process says how far its index is and whether it equals the database. */
export class ReportIndexPositions1795300200100 implements MigrationInterface {
  name = 'ReportIndexPositions1795300200100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table index_positions (
        municipality varchar(4) not null,
        id uuid not null,
        role text not null,
        host text not null,
        pid integer not null,
        sequence bigint not null,
        day date not null,
        people integer not null,
        stored integer not null,
        same boolean not null,
        started_at timestamptz not null,
        reported_at timestamptz not null default now(),
        constraint pk_index_positions primary key (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table index_positions');
  }
}
