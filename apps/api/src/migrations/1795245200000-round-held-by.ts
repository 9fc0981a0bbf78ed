import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why the clock could not take a due step, kept with the round for the cycle board. */
export class RoundHeldBy1795245200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "round" ADD "held_by" jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "round" DROP COLUMN "held_by"`);
  }
}
