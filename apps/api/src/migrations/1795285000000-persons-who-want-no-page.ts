import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Persons who want no page of their own. */
export class PersonsWhoWantNoPage1795285000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "hidden_person" ("member_id" uuid NOT NULL, "hidden_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e2a5351754c86149afab7c3daf0" PRIMARY KEY ("member_id"))`);
    await runner.query(`ALTER TABLE "hidden_person" ADD CONSTRAINT "FK_e2a5351754c86149afab7c3daf0" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "hidden_person"`);
  }
}
