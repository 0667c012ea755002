import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People on the path of a branchepakke: goals seen, waivers and moves. */
export class CreateBranchepakkePaths1795219201200 implements MigrationInterface {
  name = 'CreateBranchepakkePaths1795219201200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table candidate_goal_observations (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        branchepakke text not null,
        competency text not null,
        level smallint not null,
        observer text not null,
        observed_on date not null,
        constraint pk_candidate_goal_observations primary key (id),
        constraint ck_candidate_goal_observations_level check (level between 0 and 4),
        constraint ck_candidate_goal_observations_observer check (observer in ('firm', 'vk', 'teacher', 'citizen'))
      )`);
    await runner.query(`
      create table candidate_goal_waivers (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        branchepakke text not null,
        step text not null,
        competency text not null,
        reason text not null,
        waived_on date not null,
        constraint pk_candidate_goal_waivers primary key (id),
        constraint ck_candidate_goal_waivers_step check (step in ('T0', 'S', 'T1', 'T2', 'T3'))
      )`);
    await runner.query(`
      create table candidate_step_changes (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        candidate_id uuid not null,
        recorded_by text not null,
        branchepakke text not null,
        from_step text,
        to_step text not null,
        moved_on date not null,
        reason text,
        constraint pk_candidate_step_changes primary key (id),
        constraint ck_candidate_step_changes_from_step check (from_step in ('T0', 'S', 'T1', 'T2', 'T3')),
        constraint ck_candidate_step_changes_to_step check (to_step in ('T0', 'S', 'T1', 'T2', 'T3'))
      )`);
    await runner.query(
      `create index ix_candidate_goal_observations_candidate_id_branchepakke on candidate_goal_observations (candidate_id, branchepakke)`,
    );
    await runner.query(`
      create unique index uq_candidate_goal_waivers_goal on candidate_goal_waivers (candidate_id, branchepakke, step, competency)`);
    await runner.query(
      `create index ix_candidate_step_changes_candidate_id_branchepakke on candidate_step_changes (candidate_id, branchepakke)`,
    );
    await runner.query(`
      alter table candidate_goal_observations add constraint fk_candidate_goal_observations_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_goal_waivers add constraint fk_candidate_goal_waivers_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
    await runner.query(`
      alter table candidate_step_changes add constraint fk_candidate_step_changes_candidate
        foreign key (candidate_id) references candidates(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table candidate_step_changes');
    await runner.query('drop table candidate_goal_waivers');
    await runner.query('drop table candidate_goal_observations');
  }
}
