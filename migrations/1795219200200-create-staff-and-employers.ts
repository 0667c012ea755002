import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Colleagues, employers, their workplaces and contact persons. */
export class CreateStaffAndEmployers1795219200200 implements MigrationInterface {
  name = 'CreateStaffAndEmployers1795219200200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff (
        municipality varchar(4) not null,
        initials text not null,
        name text not null,
        colour varchar(7) not null,
        role text not null,
        active boolean not null default true,
        constraint pk_staff primary key (municipality, initials),
        constraint ck_staff_colour check (colour ~ '^#[0-9a-f]{6}$'),
        constraint ck_staff_role check (role in ('sagsbehandler', 'virksomhedskonsulent', 'virksomhedsservice',
          'igu_konsulent', 'fritidsjobkonsulent', 'mentor', 'leder'))
      )`);
    await runner.query(`
      create table employers (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        cvr varchar(8),
        name text not null,
        do_not_call_until date,
        partnership_agreement boolean,
        note text,
        deleted_at timestamptz,
        constraint pk_employers primary key (id),
        constraint ck_employers_cvr check (cvr ~ '^[0-9]{8}$')
      )`);
    await runner.query(`
      create table workplaces (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        employer_id uuid not null,
        p_number varchar(10),
        name text not null,
        postal_code varchar(4),
        address text,
        branch_code varchar(6),
        sector text,
        ordinary_employees integer,
        ordinary_employees_on date,
        own_cap smallint,
        municipal_own boolean,
        languages text[],
        handles text[],
        do_not_call_until date,
        deleted_at timestamptz,
        constraint pk_workplaces primary key (id),
        constraint ck_workplaces_handles check (handles <@ array['loeft_kg', 'staaende_timer', 'siddende_timer',
          'timer_om_ugen', 'boej_og_vrid', 'gang', 'stoej', 'stoev', 'kulde', 'varme', 'vaadt_arbejde', 'kemikalier',
          'hoejder', 'ensidigt_gentaget', 'hoejt_tempo', 'natarbejde', 'alenearbejde', 'kundekontakt', 'boern',
          'skaerm']::text[]),
        constraint ck_workplaces_ordinary_employees check (ordinary_employees >= 0),
        constraint ck_workplaces_own_cap check (own_cap between 0 and 1000),
        constraint ck_workplaces_p_number check (p_number ~ '^[0-9]{10}$'),
        constraint ck_workplaces_sector check (sector in ('private', 'public'))
      )`);
    await runner.query(`
      create table contact_persons (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        workplace_id uuid not null,
        name text not null,
        role text,
        email text,
        phone text,
        is_shop_steward boolean,
        constraint pk_contact_persons primary key (id)
      )`);
    await runner.query(`
      create unique index uq_employers_cvr on employers (municipality, cvr) where cvr IS not null and deleted_at is null`);
    await runner.query(`create index ix_workplaces_employer_id on workplaces (employer_id)`);
    await runner.query(`
      create unique index uq_workplaces_p_number on workplaces (municipality, p_number) where p_number IS not null and
        deleted_at is null`);
    await runner.query(`
      alter table workplaces add constraint fk_workplaces_employer
        foreign key (employer_id) references employers(id) on delete cascade`);
    await runner.query(`create index ix_contact_persons_workplace_id on contact_persons (workplace_id)`);
    await runner.query(`
      alter table contact_persons add constraint fk_contact_persons_workplace
        foreign key (workplace_id) references workplaces(id) on delete cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact_persons');
    await runner.query('drop table workplaces');
    await runner.query('drop table employers');
    await runner.query('drop table staff');
  }
}
