import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that stand and runs that are proposed, what the calibrated model says beside a ranking, questions to frozen marks. */
export class ResultsInFull1795253639065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "rescoring" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "run_id" uuid NOT NULL, "standing_run_id" uuid NOT NULL, "state" text NOT NULL, "requested_by_id" uuid, "requested_at" TIMESTAMP WITH TIME ZONE, "settled_by_id" uuid, "settled_at" TIMESTAMP WITH TIME ZONE, "cancel_reason" text NOT NULL DEFAULT '', "changed" integer NOT NULL DEFAULT '0', CONSTRAINT "PK_2467cd4220e0b33fe25921297b6" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "rescoring_of_round" ON "rescoring"  ("round_id") `);
    await runner.query(`CREATE UNIQUE INDEX "rescoring_of_run" ON "rescoring"  ("run_id") `);
    await runner.query(`CREATE TABLE "result_notice" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "rescoring_id" uuid NOT NULL, "entry_id" uuid NOT NULL, "member_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_f8f0f45ce3effc5f6ac14c12284" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "result_notice_once" ON "result_notice"  ("rescoring_id", "entry_id", "member_id") `);
    await runner.query(`CREATE INDEX "result_notice_of_member" ON "result_notice"  ("member_id", "created_at") `);
    await runner.query(`CREATE TABLE "what_if" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "run_id" uuid NOT NULL, "asked_by_id" uuid, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "rules" jsonb NOT NULL, "changes" jsonb NOT NULL, CONSTRAINT "PK_3e07f434bbea85cf63cd07f2082" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "what_if_of_run" ON "what_if"  ("run_id", "asked_at") `);
    await runner.query(`ALTER TABLE "score_run" ADD "stands" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "score_run" ADD "summary" jsonb`);
    await runner.query(`ALTER TABLE "score_line" ADD "calibrated_score" integer`);
    await runner.query(`ALTER TABLE "score_line" ADD "se" integer`);
    await runner.query(`ALTER TABLE "score_line" ADD "calibrated_rank" integer`);
    await runner.query(`ALTER TABLE "score_line" ADD "rank_low" integer`);
    await runner.query(`ALTER TABLE "score_line" ADD "rank_high" integer`);
    await runner.query(`ALTER TABLE "score_line" ADD "is_uncertain" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "score_line" ADD "is_below_pass" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "score_line" ADD "components" jsonb`);
    // the run behind the list that stands, else the newest one sealed
    await runner.query(`UPDATE "score_run" SET stands = true WHERE id IN (
      SELECT DISTINCT ON (s.round_id) s.id FROM score_run s LEFT JOIN decision d ON d.run_id = s.id AND d.state = 'standing'
       WHERE s.state = 'sealed' ORDER BY s.round_id, (d.id IS NOT NULL) DESC, s.number DESC)`);
    await runner.query(`CREATE UNIQUE INDEX "score_run_standing" ON "score_run"  ("round_id") WHERE stands`);
    await runner.query(`ALTER TABLE "rescoring" ADD CONSTRAINT "FK_e5e7a0b943b0351af973183d634" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "rescoring" ADD CONSTRAINT "FK_a980f6fe4536c104970525feee2" FOREIGN KEY ("run_id") REFERENCES "score_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "rescoring" ADD CONSTRAINT "FK_838b6fe6ea24ff7a3d668054d91" FOREIGN KEY ("standing_run_id") REFERENCES "score_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "rescoring" ADD CONSTRAINT "FK_7838a5740dd186ada53532715f9" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "rescoring" ADD CONSTRAINT "FK_140a349caa4e7099180c0d670e9" FOREIGN KEY ("settled_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "result_notice" ADD CONSTRAINT "FK_d52e450d5c99b724371e6d69ce3" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "result_notice" ADD CONSTRAINT "FK_17ef0f2e6908be0fa50b2cebdb7" FOREIGN KEY ("rescoring_id") REFERENCES "rescoring"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "result_notice" ADD CONSTRAINT "FK_66129734b3b8b06276afd0bcd5d" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "result_notice" ADD CONSTRAINT "FK_869d930eaf03631388539f0e985" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "what_if" ADD CONSTRAINT "FK_e9b03a76b4fce4bb2a81e1534db" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "what_if" ADD CONSTRAINT "FK_a0a17a9260fc0f88c424446aab6" FOREIGN KEY ("run_id") REFERENCES "score_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "what_if" ADD CONSTRAINT "FK_ccfb4ede40a226155194ab3e164" FOREIGN KEY ("asked_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "what_if" DROP CONSTRAINT "FK_ccfb4ede40a226155194ab3e164"`);
    await runner.query(`ALTER TABLE "what_if" DROP CONSTRAINT "FK_a0a17a9260fc0f88c424446aab6"`);
    await runner.query(`ALTER TABLE "what_if" DROP CONSTRAINT "FK_e9b03a76b4fce4bb2a81e1534db"`);
    await runner.query(`ALTER TABLE "result_notice" DROP CONSTRAINT "FK_869d930eaf03631388539f0e985"`);
    await runner.query(`ALTER TABLE "result_notice" DROP CONSTRAINT "FK_66129734b3b8b06276afd0bcd5d"`);
    await runner.query(`ALTER TABLE "result_notice" DROP CONSTRAINT "FK_17ef0f2e6908be0fa50b2cebdb7"`);
    await runner.query(`ALTER TABLE "result_notice" DROP CONSTRAINT "FK_d52e450d5c99b724371e6d69ce3"`);
    await runner.query(`ALTER TABLE "rescoring" DROP CONSTRAINT "FK_140a349caa4e7099180c0d670e9"`);
    await runner.query(`ALTER TABLE "rescoring" DROP CONSTRAINT "FK_7838a5740dd186ada53532715f9"`);
    await runner.query(`ALTER TABLE "rescoring" DROP CONSTRAINT "FK_838b6fe6ea24ff7a3d668054d91"`);
    await runner.query(`ALTER TABLE "rescoring" DROP CONSTRAINT "FK_a980f6fe4536c104970525feee2"`);
    await runner.query(`ALTER TABLE "rescoring" DROP CONSTRAINT "FK_e5e7a0b943b0351af973183d634"`);
    await runner.query(`DROP INDEX "public"."score_run_standing"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "components"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "is_below_pass"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "is_uncertain"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "rank_high"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "rank_low"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "calibrated_rank"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "se"`);
    await runner.query(`ALTER TABLE "score_line" DROP COLUMN "calibrated_score"`);
    await runner.query(`ALTER TABLE "score_run" DROP COLUMN "summary"`);
    await runner.query(`ALTER TABLE "score_run" DROP COLUMN "stands"`);
    await runner.query(`DROP INDEX "public"."what_if_of_run"`);
    await runner.query(`DROP TABLE "what_if"`);
    await runner.query(`DROP INDEX "public"."result_notice_of_member"`);
    await runner.query(`DROP INDEX "public"."result_notice_once"`);
    await runner.query(`DROP TABLE "result_notice"`);
    await runner.query(`DROP INDEX "public"."rescoring_of_run"`);
    await runner.query(`DROP INDEX "public"."rescoring_of_round"`);
    await runner.query(`DROP TABLE "rescoring"`);
  }
}
