import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Running numbers from a counter of their own; a draft does not stand in the way of a recommendation; a person's
 * self-nomination and their unit's recommendation are two, and a withdrawn one may be made again.
 */
export class EntriesJoined1795245300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "entry_counter" ("round_id" uuid NOT NULL, "last" integer NOT NULL, CONSTRAINT "PK_096a6870de0effec5e451c0fb43" PRIMARY KEY ("round_id"))`);
    await runner.query(`ALTER TABLE "entry_counter" ADD CONSTRAINT "FK_096a6870de0effec5e451c0fb43" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`INSERT INTO "entry_counter" SELECT round_id, max(code::int) FROM "entry" WHERE code ~ '^[0-9]{1,9}$' GROUP BY round_id`);
    await runner.query(`DROP INDEX "entry_once_a_member"`);
    await runner.query(`CREATE UNIQUE INDEX "entry_once_a_member" ON "entry"  ("round_id", "category_id", "member_id") WHERE subject = 'member' and state not in ('draft', 'withdrawn')`);
    await runner.query(`ALTER TABLE "recommendation" ADD "content" jsonb`);
    await runner.query(`ALTER TABLE "recommendation" DROP CONSTRAINT "recommendation_once_an_organization"`);
    await runner.query(`CREATE UNIQUE INDEX "recommendation_once_an_organization" ON "recommendation"  ("entry_id", "organization_id", "origin") WHERE state <> 'withdrawn'`);
    await runner.query(`CREATE INDEX "IDX_2b34a5ec3e02a75d1c28ae050f" ON "recommendation"  ("entry_id") `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "IDX_2b34a5ec3e02a75d1c28ae050f"`);
    await runner.query(`DROP INDEX "recommendation_once_an_organization"`);
    await runner.query(`ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_once_an_organization" UNIQUE ("entry_id", "organization_id")`);
    await runner.query(`ALTER TABLE "recommendation" DROP COLUMN "content"`);
    await runner.query(`DROP INDEX "entry_once_a_member"`);
    await runner.query(`CREATE UNIQUE INDEX "entry_once_a_member" ON "entry"  ("round_id", "category_id", "member_id") WHERE subject = 'member' and state <> 'withdrawn'`);
    await runner.query(`DROP TABLE "entry_counter"`);
  }
}
