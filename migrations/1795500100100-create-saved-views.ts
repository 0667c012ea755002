import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters of lists that people keep under a name, for themselves or for their team. */
export class CreateSavedViews1795500100100 implements MigrationInterface {
  name = 'CreateSavedViews1795500100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_views (
        municipality varchar(4) not null,
        id uuid not null,
        user_id text not null,
        by text not null,
        list text not null,
        name text not null,
        query text not null,
        reach text not null,
        created_at timestamptz not null default now(),
        constraint pk_saved_views primary key (id),
        constraint uq_saved_views_user_id_list_name unique (user_id, list, name),
        constraint ck_saved_views_list check (list in ('openings', 'ranked', 'boards', 'employers')),
        constraint ck_saved_views_reach check (reach in ('personal', 'team'))
      )`);
    await runner.query('create index ix_saved_views_municipality_list on saved_views (municipality, list)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_views');
  }
}
