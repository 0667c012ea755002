import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every status a person has had, with its dates. */
export class KeepStatusHistory1795219201500 implements MigrationInterface {
  name = 'KeepStatusHistory1795219201500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table candidate_status_changes (
        municipality varchar(4) not null,
        id uuid not null,
        candidate_id uuid not null,
        status text not null,
        status_from date,
        status_until date,
        recorded_at timestamptz not null default now(),
        constraint pk_candidate_status_changes primary key (id),
        constraint ck_candidate_status_changes_status check (status in ('aktiv', 'mellem_tilbud', 'barsel',
          'sygemeldt', 'manglende_pasning', 'fritaget', 'ferie', 'fraflyttet', 'udrejst'))
      )`);
    await runner.query(`
      create index ix_candidate_status_changes_candidate_id on candidate_status_changes (candidate_id)`);
    await runner.query(`
      alter table candidate_status_changes add constraint fk_candidate_status_changes_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table candidate_status_changes');
  }
}
