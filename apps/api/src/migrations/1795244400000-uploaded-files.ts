import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UploadedFiles1795244400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "uploaded_file" ("id" uuid NOT NULL, "owner_id" uuid NOT NULL, "name" text NOT NULL, "key" text NOT NULL, "size" bigint NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e2aa19a0c9b98da779d8eb571fa" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "uploaded_file_of_owner" ON "uploaded_file" ("owner_id", "id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "uploaded_file_of_owner"`);
    await runner.query(`DROP TABLE "uploaded_file"`);
  }
}
