import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The file of an import until its records are stored, and imports that were taken back. */
export class KeepImportFiles1795300500200 implements MigrationInterface {
  name = 'KeepImportFiles1795300500200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_files (
        municipality varchar(4) not null,
        import_id uuid not null,
        content bytea not null,
        options jsonb not null,
        constraint pk_import_files primary key (import_id),
        constraint fk_import_files_import foreign key (import_id) references imports(id) on delete cascade
      )`);
    await runner.query(`alter table imports drop constraint ck_imports_state`);
    await runner.query(`
      alter table imports add constraint ck_imports_state
        check (state in ('received', 'running', 'done', 'failed', 'undone'))`);
    await runner.query(`alter table import_rows drop constraint ck_import_rows_outcome`);
    await runner.query(`
      alter table import_rows add constraint ck_import_rows_outcome
        check (outcome in ('created', 'updated', 'unchanged', 'refused', 'undone'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update import_rows set outcome = 'created' where outcome = 'undone'`);
    await runner.query(`update imports set state = 'done' where state = 'undone'`);
    await runner.query(`alter table import_rows drop constraint ck_import_rows_outcome`);
    await runner.query(`
      alter table import_rows add constraint ck_import_rows_outcome
        check (outcome in ('created', 'updated', 'unchanged', 'refused'))`);
    await runner.query(`alter table imports drop constraint ck_imports_state`);
    await runner.query(`
      alter table imports add constraint ck_imports_state check (state in ('received', 'running', 'done', 'failed'))`);
    await runner.query('drop table import_files');
  }
}
