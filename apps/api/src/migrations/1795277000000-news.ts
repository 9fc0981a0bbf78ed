import type { MigrationInterface, QueryRunner } from 'typeorm';

/** News and profiles with what was done to each. */
export class News1795277000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "news_item" ("id" uuid NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "summary" text NOT NULL, "html" text NOT NULL, "source" text NOT NULL, "cover_media_id" uuid, "image_media_ids" uuid array NOT NULL DEFAULT '{}', "organization_id" uuid NOT NULL, "season_year" integer, "member_id" uuid, "state" text NOT NULL, "reason_code" text, "reason" text, "writer_ids" jsonb NOT NULL DEFAULT '[]', "publish_at" TIMESTAMP WITH TIME ZONE, "published_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "PK_8e2f3e03d39030228522f707758" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "news_on_desk" ON "news_item" ("changed_at", "id")`);
    await runner.query(`CREATE INDEX "news_due" ON "news_item" ("publish_at") WHERE state = 'scheduled'`);
    await runner.query(`CREATE INDEX "news_of_member" ON "news_item" ("member_id", "published_at", "id") WHERE state = 'published'`);
    await runner.query(`CREATE INDEX "news_of_unit" ON "news_item" ("organization_id", "published_at", "id") WHERE state = 'published'`);
    await runner.query(`CREATE INDEX "news_of_kind" ON "news_item" ("kind", "published_at", "id") WHERE state = 'published'`);
    await runner.query(`CREATE INDEX "news_newest" ON "news_item" ("published_at", "id") WHERE state = 'published'`);
    await runner.query(`CREATE TABLE "news_step" ("id" uuid NOT NULL, "news_item_id" uuid NOT NULL, "act" text NOT NULL, "reason_code" text, "reason" text, "by_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_90823013252cb2a29a061acee17" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "news_step_of_item" ON "news_step" ("news_item_id", "at")`);
    await runner.query(`ALTER TABLE "news_item" ADD CONSTRAINT "FK_d8fbc44650bb6b44daa8696d6ea" FOREIGN KEY ("cover_media_id") REFERENCES "media"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "news_item" ADD CONSTRAINT "FK_ff61e086a3f5005b7ffe8b8d0ca" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "news_item" ADD CONSTRAINT "FK_8998acabb8e14386787666be7fd" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "news_step" ADD CONSTRAINT "FK_961784fbd97068b2aac46bdb9f8" FOREIGN KEY ("news_item_id") REFERENCES "news_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "news_step"`);
    await runner.query(`DROP TABLE "news_item"`);
  }
}
