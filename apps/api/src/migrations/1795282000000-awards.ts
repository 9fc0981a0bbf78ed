import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an honour brings, honours taken back by a published correction, and requests for promotion with their answers. */
export class Awards1795282000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "honour" ADD "award_code" text`);
    await runner.query(`ALTER TABLE "honour" ADD "higher_title" text`);
    await runner.query(`ALTER TABLE "honour" ADD "prize_fen" bigint`);
    await runner.query(`ALTER TABLE "honour" ADD "revoked_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "honour" ADD "revoked_by_id" uuid`);
    await runner.query(`ALTER TABLE "honour" ADD CONSTRAINT "FK_633cb4fc3d0b27d1812b4fbd5cf" FOREIGN KEY ("revoked_by_id") REFERENCES "publication"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`DROP INDEX "public"."IDX_34a62daa4afcf9e898a1eed4dc"`);
    await runner.query(`CREATE UNIQUE INDEX "honour_of_entry" ON "honour"  ("entry_id") WHERE revoked_at is null`);
    await runner.query(`CREATE INDEX "honour_of_publication" ON "honour"  ("publication_id") `);
    await runner.query(`CREATE TABLE "promotion_request" ("id" uuid NOT NULL, "honour_id" uuid NOT NULL, "target" text NOT NULL, "authority" text NOT NULL, "state" text NOT NULL, "letter" text, "sent_at" TIMESTAMP WITH TIME ZONE, "answered_on" date, "answer" text, "recorded_by_id" uuid, CONSTRAINT "PK_1363df9f7787ceae2c43e051575" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_4a5bce9798fc6724d30ee980fa" ON "promotion_request"  ("honour_id") `);
    await runner.query(`CREATE INDEX "promotion_request_of_state" ON "promotion_request"  ("state", "id") `);
    await runner.query(`ALTER TABLE "promotion_request" ADD CONSTRAINT "FK_4a5bce9798fc6724d30ee980fa7" FOREIGN KEY ("honour_id") REFERENCES "honour"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "promotion_request" ADD CONSTRAINT "FK_5c8623e632c74c4e9b27b3336fa" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // what the public sees; the planner looks through it, so that every page keeps its index
    await runner.query(`create view standing_honour as select * from honour where revoked_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view standing_honour`);
    await runner.query(`DROP TABLE "promotion_request"`);
    await runner.query(`DROP INDEX "public"."honour_of_publication"`);
    await runner.query(`DROP INDEX "public"."honour_of_entry"`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_34a62daa4afcf9e898a1eed4dc" ON "honour"  ("entry_id") `);
    await runner.query(`ALTER TABLE "honour" DROP CONSTRAINT "FK_633cb4fc3d0b27d1812b4fbd5cf"`);
    for (const column of ['revoked_by_id', 'revoked_at', 'prize_fen', 'higher_title', 'award_code']) await runner.query(`ALTER TABLE "honour" DROP COLUMN "${column}"`);
  }
}
