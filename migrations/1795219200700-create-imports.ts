import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files handed in, and what became of each record. */
export class CreateImports1795219200700 implements MigrationInterface {
  name = 'CreateImports1795219200700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table imports (
        municipality varchar(4) not null,
        id uuid not null,
        file_name text not null,
        content_hash varchar(64) not null,
        format text not null,
        state text not null,
        totals jsonb not null,
        report jsonb,
        created_at timestamptz not null default now(),
        constraint pk_imports primary key (id),
        constraint ck_imports_state check (state in ('received', 'running', 'done', 'failed'))
      )`);
    await runner.query(`
      create table import_rows (
        municipality varchar(4) not null,
        import_id uuid not null,
        line integer not null,
        outcome text not null,
        record_kind text,
        record_id uuid,
        problems jsonb not null,
        constraint pk_import_rows primary key (import_id, line),
        constraint ck_import_rows_outcome check (outcome in ('created', 'updated', 'unchanged', 'refused')),
        constraint ck_import_rows_record_kind check (record_kind in ('candidate', 'opening'))
      )`);
    await runner.query(`create index ix_imports_municipality_content_hash on imports (municipality, content_hash)`);
    await runner.query(`
      alter table import_rows add constraint fk_import_rows_import
        foreign key (import_id) references imports(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_rows');
    await runner.query('drop table imports');
  }
}
