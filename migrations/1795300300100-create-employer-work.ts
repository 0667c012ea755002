import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts and agreements with employers, and their answers to anonymous profiles. */
export class CreateEmployerWork1795300300100 implements MigrationInterface {
  name = 'CreateEmployerWork1795300300100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employer_contacts (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        employer_id uuid not null,
        workplace_id uuid,
        held_on date not null,
        by text not null,
        channel text not null,
        purpose text not null,
        result text,
        next_contact_on date,
        constraint pk_employer_contacts primary key (id),
        constraint ck_employer_contacts_channel check (channel in ('phone', 'visit', 'mail', 'meeting', 'event')),
        constraint ck_employer_contacts_purpose check (purpose in ('outreach', 'new_opening', 'follow_up',
          'partnership', 'small_tasks', 'after_care', 'other')),
        constraint ck_employer_contacts_dates check (next_contact_on >= held_on)
      )`);
    await runner.query(
      'create index ix_employer_contacts_employer_id_held_on on employer_contacts (employer_id, held_on)',
    );
    await runner.query(`
      alter table employer_contacts
        add constraint fk_employer_contacts_employer foreign key (employer_id) references employers(id) on delete cascade,
        add constraint fk_employer_contacts_workplace foreign key (workplace_id) references workplaces(id)
          on delete set null`);
    await runner.query(`
      create table partnership_agreements (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        employer_id uuid not null,
        from_date date not null,
        until_date date,
        owner text not null,
        yearly_openings smallint,
        terms text,
        constraint pk_partnership_agreements primary key (id),
        constraint ck_partnership_agreements_dates check (until_date >= from_date),
        constraint ck_partnership_agreements_openings check (yearly_openings between 0 and 1000)
      )`);
    await runner.query('create index ix_partnership_agreements_employer_id on partnership_agreements (employer_id)');
    await runner.query(`
      alter table partnership_agreements add constraint fk_partnership_agreements_employer
        foreign key (employer_id) references employers(id) on delete cascade`);
    await runner.query(`
      create table employer_replies (
        municipality varchar(4) not null,
        id uuid not null,
        suggestion_id uuid not null,
        answer text not null,
        text text,
        at timestamptz not null default now(),
        handled_by text,
        handled_at timestamptz,
        constraint pk_employer_replies primary key (id),
        constraint ck_employer_replies_answer check (answer in ('interested', 'not_interested', 'call_me')),
        constraint ck_employer_replies_handled check ((handled_at is null) = (handled_by is null))
      )`);
    await runner.query('create index ix_employer_replies_suggestion_id_at on employer_replies (suggestion_id, at)');
    await runner.query(`
      create index ix_employer_replies_waiting on employer_replies (municipality, at) where handled_at is null`);
    await runner.query(`
      alter table employer_replies add constraint fk_employer_replies_suggestion
        foreign key (suggestion_id) references suggestions(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['employer_replies', 'partnership_agreements', 'employer_contacts']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
