import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of the seasons before this product. */
export class PastFigures1795284100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "past_figure" ("season" text NOT NULL, "figure" text NOT NULL, "value" bigint NOT NULL, "unit" text NOT NULL DEFAULT '', "note" text NOT NULL DEFAULT '', CONSTRAINT "PK_past_figure" PRIMARY KEY ("season", "figure"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "past_figure"`);
  }
}
