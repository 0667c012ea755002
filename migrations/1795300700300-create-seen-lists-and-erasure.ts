import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists that people saw, legal holds and tombstones. */
export class CreateSeenListsAndErasure1795300700300 implements MigrationInterface {
  name = 'CreateSeenListsAndErasure1795300700300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table seen_lists (
        municipality varchar(4) not null,
        id uuid not null,
        seen_at timestamptz not null,
        actor_id text not null,
        actor_role text not null,
        opening_id uuid,
        run_id uuid,
        address text not null,
        media_type text not null,
        request jsonb,
        policy_version text not null,
        rules_version text not null,
        content_hash varchar(64) not null,
        fact_hashes text[] not null,
        constraint pk_seen_lists primary key (id)
      )`);
    await runner.query('create index ix_seen_lists_opening_id_seen_at on seen_lists (opening_id, seen_at)');
    await runner.query('create index ix_seen_lists_seen_at on seen_lists (seen_at)');
    await runner.query(`
      create table seen_contents (
        hash varchar(64) not null,
        body bytea,
        pseudonyms text[] not null,
        constraint pk_seen_contents primary key (hash)
      )`);
    await runner.query('create index ix_seen_contents_pseudonyms on seen_contents using gin (pseudonyms)');
    await runner.query(`
      create table seen_facts (
        hash text not null,
        candidate_id uuid not null,
        facts jsonb not null,
        constraint pk_seen_facts primary key (hash),
        constraint fk_seen_facts_candidate foreign key (candidate_id) references candidates(id) on delete cascade
      )`);
    await runner.query('create index ix_seen_facts_candidate_id on seen_facts (candidate_id)');
    await runner.query(`
      create table legal_holds (
        municipality varchar(4) not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version int not null default 1,
        candidate_id uuid not null,
        reason text not null,
        by text not null,
        lifted_at timestamptz,
        constraint pk_legal_holds primary key (id),
        constraint fk_legal_holds_candidate foreign key (candidate_id) references candidates(id) on delete cascade
      )`);
    await runner.query('create index ix_legal_holds_candidate_id on legal_holds (candidate_id)');
    await runner.query(`
      create table tombstones (
        municipality varchar(4) not null,
        id uuid not null,
        record_hash varchar(64) not null,
        ground text not null,
        registered_year smallint not null,
        erased_on date not null,
        suggestions jsonb not null,
        constraint pk_tombstones primary key (id),
        constraint ck_tombstones_ground check (ground in ('request', 'retention'))
      )`);
    await runner.query('create unique index uq_tombstones_record_hash on tombstones (record_hash)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['tombstones', 'legal_holds', 'seen_facts', 'seen_contents', 'seen_lists']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
