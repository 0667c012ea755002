import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds who was employed at a firm: rules about the latest employer close praktik and IGU for them there. */
export class IndexPlacementsByFirm1795300800000 implements MigrationInterface {
  name = 'IndexPlacementsByFirm1795300800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index ix_candidate_placements_cvr on candidate_placements (cvr)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_candidate_placements_cvr`);
  }
}
