import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deadlines that were missed, each recorded once. */
export class CreateDeadlineBreaches1795219201400 implements MigrationInterface {
  name = 'CreateDeadlineBreaches1795219201400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deadline_breaches (
        municipality varchar(4) not null,
        id uuid not null,
        candidate_id uuid not null,
        kind text not null,
        due_on date not null,
        recorded_on date not null,
        clause text not null,
        rule_valid_from date not null,
        owner text,
        constraint pk_deadline_breaches primary key (id),
        constraint ck_deadline_breaches_recorded check (recorded_on > due_on)
      )`);
    await runner.query(`create index ix_deadline_breaches_owner on deadline_breaches (owner)`);
    await runner.query(`
      create unique index uq_deadline_breaches_due on deadline_breaches (candidate_id, kind, due_on)`);
    await runner.query(`
      alter table deadline_breaches add constraint fk_deadline_breaches_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table deadline_breaches');
  }
}
