import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines of a run in their order with each judge's part; one standing decision and one living publication a round; the public orders of honours. */
export class ResultsForReading1795244300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "score_line" ADD "position" integer NOT NULL`);
    await runner.query(`ALTER TABLE "score_line" ADD "sheets" jsonb NOT NULL`);
    await runner.query(`DROP INDEX "score_line_order"`);
    await runner.query(`CREATE INDEX "score_line_order" ON "score_line" ("run_id", "position")`);
    await runner.query(`CREATE UNIQUE INDEX "decision_standing" ON "decision" ("round_id") WHERE state = 'standing'`);
    await runner.query(`DROP INDEX "IDX_21be84cf0119d6bc3a1b81f207"`);
    await runner.query(`CREATE UNIQUE INDEX "publication_of_round" ON "publication" ("round_id") WHERE state <> 'withdrawn'`);
    await runner.query(`CREATE INDEX "honour_of_category" ON "honour" ("programme_code", "period_code", "category_code", "category_position", "rank", "id")`);
    await runner.query(`CREATE INDEX "honour_newest" ON "honour" ("programme_code", "cadence", "period_code")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "honour_newest"`);
    await runner.query(`DROP INDEX "honour_of_category"`);
    await runner.query(`DROP INDEX "publication_of_round"`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_21be84cf0119d6bc3a1b81f207" ON "publication" ("round_id")`);
    await runner.query(`DROP INDEX "decision_standing"`);
    await runner.query(`DROP INDEX "score_line_order"`);
    await runner.query(`CREATE INDEX "score_line_order" ON "score_line" ("run_id", "category_id", "rank")`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "sheets"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "position"`);
  }
}
