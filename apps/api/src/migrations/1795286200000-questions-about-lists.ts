import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions about the list of a selection, and answers that a worker writes. What was asked before is answered. */
export class QuestionsAboutLists1795286200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "what_if" ADD "selection_id" uuid`);
    await runner.query(`ALTER TABLE "what_if" ADD "state" text NOT NULL DEFAULT 'answered'`);
    await runner.query(`ALTER TABLE "what_if" ADD "list" jsonb`);
    await runner.query(`ALTER TABLE "what_if" ADD "problem" jsonb`);
    await runner.query(`CREATE INDEX "what_if_of_selection" ON "what_if"  ("selection_id", "asked_at") WHERE selection_id is not null`);
    await runner.query(`ALTER TABLE "what_if" ADD CONSTRAINT "FK_af4df0976de7eca397f9f7f0f38" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "what_if" DROP CONSTRAINT "FK_af4df0976de7eca397f9f7f0f38"`);
    await runner.query(`DROP INDEX "what_if_of_selection"`);
    await runner.query(`ALTER TABLE "what_if" DROP COLUMN "problem"`);
    await runner.query(`ALTER TABLE "what_if" DROP COLUMN "list"`);
    await runner.query(`ALTER TABLE "what_if" DROP COLUMN "state"`);
    await runner.query(`ALTER TABLE "what_if" DROP COLUMN "selection_id"`);
  }
}
