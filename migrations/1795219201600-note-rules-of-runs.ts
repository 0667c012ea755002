import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of the rules a stored list rests on; null = made before versions were noted. */
export class NoteRulesOfRuns1795219201600 implements MigrationInterface {
  name = 'NoteRulesOfRuns1795219201600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table match_runs add rules_version text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table match_runs drop rules_version`);
  }
}
