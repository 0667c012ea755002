import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Initials name a person within one municipality only: a note also remembers which user wrote it. */
export class RememberAuthorsOfNotes1795500000000 implements MigrationInterface {
  name = 'RememberAuthorsOfNotes1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table suggestion_notes add user_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table suggestion_notes drop column user_id');
  }
}
