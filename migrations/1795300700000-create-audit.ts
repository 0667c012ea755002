import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log and its chain: rows can only be added. Where the connection may make roles, `jobbro_app` gets the
 * rights the running program needs, which for these two tables are reading and adding.
 */
export class CreateAudit1795300700000 implements MigrationInterface {
  name = 'CreateAudit1795300700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_events (
        id bigint generated always as identity,
        at timestamptz(3) not null,
        municipality varchar(4) not null default '0000',
        action text not null,
        subject_type text not null,
        subject_id text,
        purpose text,
        actor_id text not null,
        actor_role text not null,
        details jsonb not null,
        constraint pk_audit_events primary key (id),
        constraint ck_audit_events_action check
          (action in ('look_up', 'list_view', 'write', 'decision', 'disclosure', 'erasure', 'access'))
      )`);
    await runner.query(
      'create index ix_audit_events_subject_type_subject_id_id on audit_events (subject_type, subject_id, id)',
    );
    await runner.query('create index ix_audit_events_at on audit_events (at)');
    await runner.query(`
      create table audit_seals (
        seq bigint not null,
        event_id bigint not null,
        prev_hash varchar(64) not null,
        hash varchar(64) not null,
        constraint pk_audit_seals primary key (seq)
      )`);
    await runner.query('create unique index uq_audit_seals_event_id on audit_seals (event_id)');
    await runner.query(`
      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        -- the retention rule may remove what is older than the six months the law asks for; the seals stay
        if tg_op = 'DELETE' and tg_table_name = 'audit_events' then
          if current_setting('jobbro.audit_retention', true) = 'on' and old.at < now() - interval '6 months' then
            return old;
          end if;
        end if;
        raise exception 'the audit log can only be added to' using errcode = 'insufficient_privilege';
      end $$`);
    for (const table of ['audit_events', 'audit_seals']) {
      await runner.query(`
        create trigger refuse_change before update or delete on ${table}
          for each row execute function refuse_audit_change()`);
      await runner.query(`
        create trigger refuse_truncate before truncate on ${table}
          for each statement execute function refuse_audit_change()`);
    }
    await runner.query(`
      do $$
      begin
        if not exists (select 1 from pg_roles where rolname = current_user and (rolcreaterole or rolsuper)) then
          return;
        end if;
        begin
          create role jobbro_app nologin;
        exception when duplicate_object or unique_violation then
          null;
        end;
        grant usage on schema public to jobbro_app;
        grant select, insert, update, delete on all tables in schema public to jobbro_app;
        grant usage, select on all sequences in schema public to jobbro_app;
        alter default privileges in schema public grant select, insert, update, delete on tables to jobbro_app;
        alter default privileges in schema public grant usage, select on sequences to jobbro_app;
        revoke update, delete, truncate on audit_events, audit_seals from jobbro_app;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // the role belongs to the whole server and may serve other databases: only its rights here go
    await runner.query(`
      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'jobbro_app') then
          alter default privileges in schema public revoke all on tables from jobbro_app;
          alter default privileges in schema public revoke all on sequences from jobbro_app;
          revoke all on all tables in schema public from jobbro_app;
          revoke all on all sequences in schema public from jobbro_app;
          revoke all on schema public from jobbro_app;
        end if;
      end $$`);
    await runner.query('drop table audit_seals');
    await runner.query('drop table audit_events');
    await runner.query('drop function refuse_audit_change');
  }
}
