import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Municipalities and postal codes. */
export class CreateGeography1795219200000 implements MigrationInterface {
  name = 'CreateGeography1795219200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table municipalities (
        municipality varchar(4) not null,
        name text not null,
        region text not null,
        kind text not null,
        lat numeric(5,2) not null,
        lon numeric(5,2) not null,
        constraint pk_municipalities primary key (municipality),
        constraint ck_municipalities_kind check (kind in ('kommune', 'ikke-kommune'))
      )`);
    await runner.query(`
      create table postal_codes (
        municipality varchar(4) not null,
        code varchar(4) not null,
        name text not null,
        municipalities varchar[] not null,
        lat numeric(5,2) not null,
        lon numeric(5,2) not null,
        constraint pk_postal_codes primary key (code),
        constraint ck_postal_codes_code check (code ~ '^[0-9]{4}$')
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table postal_codes');
    await runner.query('drop table municipalities');
  }
}
