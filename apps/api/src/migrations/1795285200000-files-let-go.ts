import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a file was let go: it is swept a week after that, not after it was sent. */
export class FilesLetGo1795285200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "media" ADD "let_go_at" TIMESTAMP WITH TIME ZONE`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "media" DROP COLUMN "let_go_at"`);
  }
}
