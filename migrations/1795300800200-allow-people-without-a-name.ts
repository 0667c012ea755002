import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pseudonymised records have no name and may still tell a date of birth, which decides legal age limits. */
export class AllowPeopleWithoutAName1795300800200 implements MigrationInterface {
  name = 'AllowPeopleWithoutAName1795300800200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table candidate_identities alter given_name drop not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update candidate_identities set given_name = '' where given_name is null`);
    await runner.query(`alter table candidate_identities alter given_name set not null`);
  }
}
