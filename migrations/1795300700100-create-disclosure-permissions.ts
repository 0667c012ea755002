import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People's permissions that a firm sees who they are. */
export class CreateDisclosurePermissions1795300700100 implements MigrationInterface {
  name = 'CreateDisclosurePermissions1795300700100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disclosure_permissions (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        candidate_id uuid not null,
        employer_id uuid not null,
        opening_id uuid,
        purpose text not null,
        granted_on date not null,
        expires_on date,
        revoked_at timestamptz,
        shares_skaanehensyn boolean not null default false,
        agreed_on date,
        by text not null,
        constraint pk_disclosure_permissions primary key (id),
        constraint ck_disclosure_permissions_purpose check (purpose in ('proposal', 'interview', 'placement')),
        constraint ck_disclosure_permissions_dates check (expires_on >= granted_on),
        constraint ck_disclosure_permissions_agreed_on check (agreed_on is null or purpose = 'placement')
      )`);
    await runner.query(`
      create index ix_disclosure_permissions_candidate_id_employer_id
        on disclosure_permissions (candidate_id, employer_id)`);
    for (const [column, table] of [
      ['candidate', 'candidates'],
      ['employer', 'employers'],
      ['opening', 'openings'],
    ]) {
      await runner.query(`
        alter table disclosure_permissions add constraint fk_disclosure_permissions_${column}
          foreign key (${column}_id) references ${table}(id) on delete cascade`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disclosure_permissions');
  }
}
