import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Likes and views in a schema of their own; who may enter it `migrate` says (docs/decisions/0011). */
export class Engagement1795274000000 implements MigrationInterface {
  readonly name = 'Engagement1795274000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA "engagement"`);
    await runner.query(`REVOKE ALL ON SCHEMA "engagement" FROM PUBLIC`);
    await runner.query(`CREATE TABLE "engagement"."work_like" ("work_id" uuid NOT NULL, "member_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "is_on" boolean NOT NULL, "network" text, "voiding_id" uuid, "cleared_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_846cff2f088df301a815f1a255f" PRIMARY KEY ("work_id", "member_id"))`);
    await runner.query(`CREATE INDEX "work_like_voided" ON "engagement"."work_like" ("voiding_id") WHERE voiding_id is not null`);
    await runner.query(`CREATE TABLE "engagement"."work_count" ("work_id" uuid NOT NULL, "likes" integer NOT NULL DEFAULT '0', "likes_voided" integer NOT NULL DEFAULT '0', "views" integer NOT NULL DEFAULT '0', "visits" integer NOT NULL DEFAULT '0', CONSTRAINT "work_count_sound" CHECK (likes >= likes_voided and likes_voided >= 0 and views >= visits and visits >= 0), CONSTRAINT "PK_5836dcdda1124531e332775e99e" PRIMARY KEY ("work_id"))`);
    await runner.query(`CREATE TABLE "engagement"."work_view" ("on_day" date NOT NULL, "work_id" uuid NOT NULL, "visitor" text NOT NULL, CONSTRAINT "PK_c0cf93a5549413bd88b4a4dc403" PRIMARY KEY ("on_day", "work_id", "visitor"))`);
    await runner.query(`CREATE TABLE "engagement"."daily_salt" ("on_day" date NOT NULL, "salt" text NOT NULL, CONSTRAINT "PK_a550931bc49a6797c73661e7534" PRIMARY KEY ("on_day"))`);
    await runner.query(`CREATE TABLE "engagement"."voiding" ("id" uuid NOT NULL, "work_id" uuid NOT NULL, "signs" jsonb NOT NULL, "likes" integer NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "restored_at" TIMESTAMP WITH TIME ZONE, "restored_by_id" uuid, "restored_by_name" text, "restore_reason" text NOT NULL DEFAULT '', CONSTRAINT "PK_b89e278c267e4c27770b289f46d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "voiding_newest" ON "engagement"."voiding" ("made_at", "id")`);
    await runner.query(`CREATE INDEX "work_like_recent" ON "engagement"."work_like" ("at") WHERE is_on and voiding_id is null and cleared_at is null`);
    await runner.query(`CREATE VIEW "engagement"."public_work" AS SELECT entry_id AS id, name AS title FROM public.honour`);
    await runner.query(`CREATE VIEW "engagement"."verified_member" AS
      SELECT m.id AS member_id,
             (SELECT s.organization_id FROM public.membership s WHERE s.member_id = m.id ORDER BY s.from_on DESC LIMIT 1) AS organization_id,
             (SELECT min(a.created_at) FROM public.account a WHERE a.member_id = m.id) AS opened_at
        FROM public.member m WHERE EXISTS (SELECT 1 FROM public.membership s WHERE s.member_id = m.id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA "engagement" CASCADE`);
  }
}
