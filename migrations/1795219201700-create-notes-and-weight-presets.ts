import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes on shortlists, and weights saved under a name. */
export class CreateNotesAndWeightPresets1795219201700 implements MigrationInterface {
  name = 'CreateNotesAndWeightPresets1795219201700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table suggestion_notes (
        municipality varchar(4) not null,
        id uuid not null,
        suggestion_id uuid not null,
        text text not null,
        by text not null,
        at timestamptz not null default now(),
        constraint pk_suggestion_notes primary key (id)
      )`);
    await runner.query(`create index ix_suggestion_notes_suggestion_id_at on suggestion_notes (suggestion_id, at)`);
    await runner.query(`
      alter table suggestion_notes add constraint fk_suggestion_notes_suggestion
        foreign key (suggestion_id) references suggestions(id) on delete cascade`);
    await runner.query(`
      create table weight_presets (
        municipality varchar(4) not null,
        id uuid not null,
        name text not null,
        weights jsonb not null,
        by text not null,
        created_at timestamptz not null default now(),
        constraint pk_weight_presets primary key (id),
        constraint uq_weight_presets_municipality_name unique (municipality, name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table weight_presets');
    await runner.query('drop table suggestion_notes');
  }
}
