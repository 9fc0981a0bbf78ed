import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads that arrive in pieces; pictures, videos and documents with who holds them. */
export class Media1795270000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "uploaded_file" ADD "arrived_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`UPDATE "uploaded_file" SET "arrived_at" = "created_at"`);
    await runner.query(`CREATE TABLE "media" ("id" uuid NOT NULL, "owner_id" uuid NOT NULL, "upload_id" uuid NOT NULL, "purpose" text NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "size" bigint NOT NULL, "sha256" text NOT NULL, "mime_type" text NOT NULL, "state" text NOT NULL, "progress" integer NOT NULL DEFAULT '0', "refusal_code" text, "refusal_text" jsonb, "duration_ms" integer, "width" integer, "height" integer, "has_audio" boolean, "files" jsonb NOT NULL DEFAULT '{}', "captions" jsonb NOT NULL DEFAULT '[]', "attempts" integer NOT NULL DEFAULT '0', "is_public" boolean NOT NULL DEFAULT false, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ready_at" TIMESTAMP WITH TIME ZONE, "taken_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "PK_f4e0fcac36e050de337b670d8bd" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_b406d9cee56e253dfd3b3d5270" ON "media" ("upload_id")`);
    await runner.query(`CREATE INDEX "media_at_work" ON "media" ("id") WHERE state in ('received', 'processing')`);
    await runner.query(`CREATE INDEX "media_not_taken" ON "media" ("created_at") WHERE taken_at is null`);
    await runner.query(`CREATE INDEX "media_of_content" ON "media" ("sha256")`);
    await runner.query(`CREATE INDEX "media_of_owner" ON "media" ("owner_id", "id")`);
    await runner.query(`CREATE TABLE "media_use" ("media_id" uuid NOT NULL, "entry_id" uuid NOT NULL, "taken_at" TIMESTAMP WITH TIME ZONE NOT NULL, "handed_in_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_acbb96343c57cc7c42809d3822c" PRIMARY KEY ("media_id", "entry_id"))`);
    await runner.query(`CREATE INDEX "IDX_77b9bba7192d1ebc9ace444b44" ON "media_use" ("entry_id")`);
    await runner.query(`ALTER TABLE "media" ADD CONSTRAINT "FK_c6889397830b5ed0f2a30362065" FOREIGN KEY ("owner_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "media" ADD CONSTRAINT "FK_b406d9cee56e253dfd3b3d52706" FOREIGN KEY ("upload_id") REFERENCES "uploaded_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "media_use" ADD CONSTRAINT "FK_1ae0f0b737d316fc0198fa7ceaa" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "media_use" ADD CONSTRAINT "FK_77b9bba7192d1ebc9ace444b44f" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "media_use"`);
    await runner.query(`DROP TABLE "media"`);
    await runner.query(`ALTER TABLE "uploaded_file" DROP COLUMN "arrived_at"`);
  }
}
