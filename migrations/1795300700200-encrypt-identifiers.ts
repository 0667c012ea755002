import type { MigrationInterface, QueryRunner } from 'typeorm';
import { decryptField, encryptField } from '../src/privacy/fields/field-cipher';
import { fieldKeys } from '../src/privacy/fields/field-keys';

const FIELDS = ['email', 'phone'] as const;
const BATCH = 500;

/** A place for CPR numbers, and e-mail addresses and phone numbers encrypted. */
export class EncryptIdentifiers1795300700200 implements MigrationInterface {
  name = 'EncryptIdentifiers1795300700200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table field_keys (
        id text not null,
        mark text not null,
        created_at timestamptz not null default now(),
        constraint pk_field_keys primary key (id)
      )`);
    await runner.query('alter table candidate_identities add column cpr text, add column cpr_index text');
    await runner.query('create index ix_candidate_identities_cpr_index on candidate_identities (cpr_index)');
    for (const field of FIELDS) {
      await rewrite(runner, field, 'not like', (name, value) => encryptField(fieldKeys(), name, value));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const field of FIELDS) {
      await rewrite(runner, field, 'like', (name, value) => decryptField(fieldKeys(), name, value));
    }
    await runner.query('alter table candidate_identities drop column cpr, drop column cpr_index');
    await runner.query('drop table field_keys');
  }
}

/** Rewrites the values of one column, batch by batch. */
async function rewrite(
  runner: QueryRunner,
  field: (typeof FIELDS)[number],
  which: 'like' | 'not like',
  change: (name: string, value: string) => string,
): Promise<void> {
  for (;;) {
    const rows = (await runner.query(
      `select candidate_id as id, ${field} as value from candidate_identities
       where ${field} is not null and ${field} ${which} 'e1.%' limit ${BATCH}`,
    )) as { id: string; value: string }[];
    if (rows.length === 0) return;
    await runner.query(
      `update candidate_identities i set ${field} = given.value
       from unnest($1::uuid[], $2::text[]) as given (id, value) where i.candidate_id = given.id`,
      [rows.map(({ id }) => id), rows.map(({ value }) => change(`candidate_identities.${field}`, value))],
    );
  }
}
