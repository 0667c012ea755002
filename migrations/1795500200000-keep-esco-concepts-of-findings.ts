import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A finding keeps the ESCO concept it is, also when the taxonomy has no code for it. */
export class KeepEscoConceptsOfFindings1795500200000 implements MigrationInterface {
  name = 'KeepEscoConceptsOfFindings1795500200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reading_findings add column esco_uri text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reading_findings drop column esco_uri');
  }
}
