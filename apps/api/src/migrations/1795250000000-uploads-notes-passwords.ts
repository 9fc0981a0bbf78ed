import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads know whether something made them its own, progress is told in both languages, a password may be for once only. */
export class UploadsNotesPasswords1795250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "uploaded_file" ADD "taken_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`UPDATE "uploaded_file" SET "taken_at" = "created_at" WHERE "key" IN (SELECT "file_key" FROM "roster_import")`);
    await runner.query(`CREATE INDEX "uploaded_file_not_taken" ON "uploaded_file" ("created_at") WHERE taken_at is null`);
    await runner.query(`ALTER TABLE "job" ADD "progress_note_en" text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE "account" ADD "password_until" TIMESTAMP WITH TIME ZONE`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "account" DROP COLUMN "password_until"`);
    await runner.query(`ALTER TABLE "job" DROP COLUMN "progress_note_en"`);
    await runner.query(`DROP INDEX "uploaded_file_not_taken"`);
    await runner.query(`ALTER TABLE "uploaded_file" DROP COLUMN "taken_at"`);
  }
}
