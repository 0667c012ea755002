import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the rules of the schemes ask of people, workplaces and openings. */
export class AddSchemeFacts1795219201000 implements MigrationInterface {
  name = 'AddSchemeFacts1795219201000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table candidates
        add residence_permanent boolean,
        add compulsory_school_until date,
        add in_vocational_training boolean`);
    await runner.query(`alter table candidate_placements add cvr varchar(8), add ordinary boolean`);
    await runner.query(`create index ix_candidate_placements_p_number on candidate_placements (p_number)`);
    await runner.query(`
      alter table workplaces
        add employees_last12_months integer,
        add vacated_posts jsonb,
        add dispensations jsonb,
        add constraint ck_workplaces_employees_last12_months check (employees_last12_months >= 0)`);
    await runner.query(`alter table openings add scheme_terms jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table openings drop scheme_terms`);
    await runner.query(`
      alter table workplaces drop employees_last12_months, drop vacated_posts, drop dispensations`);
    await runner.query(`drop index ix_candidate_placements_p_number`);
    await runner.query(`alter table candidate_placements drop cvr, drop ordinary`);
    await runner.query(`
      alter table candidates drop residence_permanent, drop compulsory_school_until, drop in_vocational_training`);
  }
}
