import type { MigrationInterface, QueryRunner } from 'typeorm';

const SHIPPED = [
  ...Array.from({ length: 13 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`),
  ...Array.from({ length: 10 }, (_, index) => `V${String(index + 1).padStart(2, '0')}`),
  ...Array.from({ length: 3 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`),
];

/** Reasons of rejections are dated data (`rules/reason-codes.yaml`): the table keeps the shape of a code only. */
export class LetReasonsBeData1795300800100 implements MigrationInterface {
  name = 'LetReasonsBeData1795300800100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table suggestions drop constraint ck_suggestions_reason_code`);
    await runner.query(
      `alter table suggestions add constraint ck_suggestions_reason_code check (reason_code ~ '^[CVS][0-9]{2}$')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const codes = SHIPPED.map((code) => `'${code}'`).join(', ');
    await runner.query(`alter table suggestions drop constraint ck_suggestions_reason_code`);
    // decisions made with a reason of one's own stay; only new ones are checked
    await runner.query(
      `alter table suggestions add constraint ck_suggestions_reason_code check (reason_code in (${codes})) not valid`,
    );
  }
}
