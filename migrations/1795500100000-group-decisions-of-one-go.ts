import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions that were made in one go carry its id: they are told of together and taken back together. */
export class GroupDecisionsOfOneGo1795500100000 implements MigrationInterface {
  name = 'GroupDecisionsOfOneGo1795500100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table suggestion_events add column batch uuid');
    await runner.query('create index ix_suggestion_events_batch on suggestion_events (batch)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ix_suggestion_events_batch');
    await runner.query('alter table suggestion_events drop column batch');
  }
}
