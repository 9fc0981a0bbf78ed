import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Titles are found by the first letters of their pinyin; what is there already is cut anew by the reindexing. */
export class TitlesByInitials1795285100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "search_entry" ADD "title_initials" text NOT NULL DEFAULT ''`);
    await runner.query(`CREATE INDEX "search_entry_initials" ON "search_entry" ("title_initials" text_pattern_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "search_entry_initials"`);
    await runner.query(`ALTER TABLE "search_entry" DROP COLUMN "title_initials"`);
  }
}
