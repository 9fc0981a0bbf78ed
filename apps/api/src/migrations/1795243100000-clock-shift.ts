import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClockShift1795243100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "clock_shift" ("reason" text NOT NULL, "seconds" integer NOT NULL, CONSTRAINT "PK_clock_shift" PRIMARY KEY ("reason"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "clock_shift"`);
  }
}
