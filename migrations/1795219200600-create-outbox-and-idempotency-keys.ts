import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes for the queue, and answers to requests that may come twice. */
export class CreateOutboxAndIdempotencyKeys1795219200600 implements MigrationInterface {
  name = 'CreateOutboxAndIdempotencyKeys1795219200600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        municipality varchar(4) not null,
        id bigint generated always as identity not null,
        aggregate text not null,
        aggregate_id uuid not null,
        reason text not null,
        created_at timestamptz not null default now(),
        processed_at timestamptz,
        constraint pk_outbox primary key (id),
        constraint ck_outbox_aggregate check (aggregate in ('opening', 'candidate'))
      )`);
    await runner.query(`
      create table idempotency_keys (
        municipality varchar(4) not null,
        key text not null,
        scope text not null,
        request_hash varchar(64) not null,
        status smallint,
        response jsonb,
        created_at timestamptz not null default now(),
        constraint pk_idempotency_keys primary key (key, scope)
      )`);
    await runner.query(`
      create index ix_outbox_unprocessed on outbox (aggregate, aggregate_id) where processed_at is null`);
    await runner.query(`create index ix_idempotency_keys_created_at on idempotency_keys (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_keys');
    await runner.query('drop table outbox');
  }
}
