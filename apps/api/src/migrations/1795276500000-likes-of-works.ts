import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may be liked is what was looked at and approved; until there were works, honours stood for them. */
export class LikesOfWorks1795276500000 implements MigrationInterface {
  readonly name = 'LikesOfWorks1795276500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE OR REPLACE VIEW "engagement"."public_work" AS SELECT id, title FROM public.work WHERE state = 'approved'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE OR REPLACE VIEW "engagement"."public_work" AS SELECT entry_id AS id, name AS title FROM public.honour`);
  }
}
