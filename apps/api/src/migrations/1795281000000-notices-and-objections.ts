import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbered notices; objections whose content the database cannot show; corrected lists that stand behind one another. */
export class NoticesAndObjections1795281000000 implements MigrationInterface {
  readonly name = 'NoticesAndObjections1795281000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "notice" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "decision_id" uuid NOT NULL, "year" integer NOT NULL, "serial" integer NOT NULL, "title" text NOT NULL, "issuer" text NOT NULL, "basis" text NOT NULL, "contact" jsonb NOT NULL, "working_days" integer NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "withdrawn_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "notice_number" UNIQUE ("year", "serial"), CONSTRAINT "PK_705062b14410ff1a04998f86d72" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "notice_of_round" ON "notice"  ("round_id") WHERE withdrawn_at is null`);
    await runner.query(`CREATE TABLE "notice_year" ("year" integer NOT NULL, "last" integer NOT NULL, CONSTRAINT "PK_ceb89e7bb7102135df1cdce7276" PRIMARY KEY ("year"))`);
    await runner.query(`CREATE TABLE "notice_contact" ("id" text NOT NULL, "issuer" text NOT NULL, "basis" text NOT NULL, "contact" jsonb NOT NULL, "decide_within_days" integer NOT NULL, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "PK_365af2430674e219aa66f40d969" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "objection" ("id" uuid NOT NULL, "notice_id" uuid NOT NULL, "round_id" uuid NOT NULL, "number" text NOT NULL, "key_hash" text NOT NULL, "key_id" text NOT NULL, "sealed" bytea NOT NULL, "mark" text NOT NULL, "state" text NOT NULL, "is_queued" boolean NOT NULL DEFAULT false, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "due_on" date NOT NULL, "outcome" text, "effect" text, "entry_id" uuid, "judge_id" uuid, "redecision_id" uuid, "proposed_by_id" uuid, "settled_at" TIMESTAMP WITH TIME ZONE, "settled_by_id" uuid, "version" integer NOT NULL, CONSTRAINT "PK_f66a92a8254c445494f6cc3be60" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_3cd06f1baedbf95ff6f5933020" ON "objection"  ("number") `);
    await runner.query(`CREATE UNIQUE INDEX "objection_once" ON "objection"  ("round_id", "mark") WHERE state in ('received', 'in_hand', 'proposed')`);
    await runner.query(`CREATE INDEX "objection_of_round" ON "objection"  ("round_id", "state") `);
    await runner.query(`CREATE INDEX "objection_queue" ON "objection"  ("state", "is_queued", "due_on", "id") `);
    await runner.query(`CREATE TABLE "objection_step" ("id" uuid NOT NULL, "objection_id" uuid NOT NULL, "kind" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by_id" uuid, "by_name" text, "key_id" text, "sealed" bytea, CONSTRAINT "PK_d35fe00d03e8c4c701aebc78282" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_c93ba169a60e589eec634a61c4" ON "objection_step"  ("objection_id") `);
    await runner.query(`CREATE TABLE "objection_file" ("id" uuid NOT NULL, "objection_id" uuid NOT NULL, "key_id" text NOT NULL, "sealed_name" bytea NOT NULL, "size" integer NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_1fb3475a3f84325e52a0731177b" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_5d0078aa877a33f1211e13e0f4" ON "objection_file"  ("objection_id") `);
    await runner.query(`ALTER TABLE "publication" ADD "supersedes_id" uuid`);
    await runner.query(`ALTER TABLE "publication" ADD "reason" text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE "result_notice" ADD "kind" text NOT NULL DEFAULT 'rescored'`);
    await runner.query(`ALTER TABLE "result_notice" ADD "decision_id" uuid`);
    await runner.query(`ALTER TABLE "result_notice" DROP CONSTRAINT "FK_17ef0f2e6908be0fa50b2cebdb7"`);
    await runner.query(`DROP INDEX "public"."result_notice_once"`);
    await runner.query(`ALTER TABLE "result_notice" ALTER COLUMN "rescoring_id" DROP NOT NULL`);
    await runner.query(`DROP INDEX "public"."publication_of_round"`);
    await runner.query(`CREATE UNIQUE INDEX "publication_of_round" ON "publication"  ("round_id") WHERE state = 'published'`);
    await runner.query(`CREATE UNIQUE INDEX "publication_awaiting" ON "publication"  ("round_id") WHERE state = 'awaiting_signature'`);
    await runner.query(`CREATE UNIQUE INDEX "result_notice_once_a_list" ON "result_notice"  ("decision_id", "entry_id", "member_id") `);
    await runner.query(`CREATE UNIQUE INDEX "result_notice_once" ON "result_notice"  ("rescoring_id", "entry_id", "member_id") `);
    await runner.query(`ALTER TABLE "notice" ADD CONSTRAINT "FK_e4f1c894f9a289cad75b9f6ed0d" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "notice" ADD CONSTRAINT "FK_36367480257c78b638afbfd960b" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "objection" ADD CONSTRAINT "FK_1f4ddfde422ade5bc08e0bb905e" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "objection" ADD CONSTRAINT "FK_c105e9c4f39715b5d4e5fd64b99" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "objection" ADD CONSTRAINT "FK_394504cde0dc730769a05074d08" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "objection" ADD CONSTRAINT "FK_d29af1e13ccce10e9a292658ddc" FOREIGN KEY ("judge_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "objection_step" ADD CONSTRAINT "FK_c93ba169a60e589eec634a61c4a" FOREIGN KEY ("objection_id") REFERENCES "objection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "objection_file" ADD CONSTRAINT "FK_5d0078aa877a33f1211e13e0f47" FOREIGN KEY ("objection_id") REFERENCES "objection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "publication" ADD CONSTRAINT "FK_cbdab77468af507eca7eee303fb" FOREIGN KEY ("supersedes_id") REFERENCES "publication"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "result_notice" ADD CONSTRAINT "FK_17ef0f2e6908be0fa50b2cebdb7" FOREIGN KEY ("rescoring_id") REFERENCES "rescoring"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "result_notice" ADD CONSTRAINT "FK_88e91c1d32496f44d166ff0b819" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "result_notice" DROP CONSTRAINT "FK_88e91c1d32496f44d166ff0b819"`);
    await runner.query(`ALTER TABLE "result_notice" DROP CONSTRAINT "FK_17ef0f2e6908be0fa50b2cebdb7"`);
    await runner.query(`ALTER TABLE "publication" DROP CONSTRAINT "FK_cbdab77468af507eca7eee303fb"`);
    await runner.query(`ALTER TABLE "objection_file" DROP CONSTRAINT "FK_5d0078aa877a33f1211e13e0f47"`);
    await runner.query(`ALTER TABLE "objection_step" DROP CONSTRAINT "FK_c93ba169a60e589eec634a61c4a"`);
    await runner.query(`ALTER TABLE "objection" DROP CONSTRAINT "FK_d29af1e13ccce10e9a292658ddc"`);
    await runner.query(`ALTER TABLE "objection" DROP CONSTRAINT "FK_394504cde0dc730769a05074d08"`);
    await runner.query(`ALTER TABLE "objection" DROP CONSTRAINT "FK_c105e9c4f39715b5d4e5fd64b99"`);
    await runner.query(`ALTER TABLE "objection" DROP CONSTRAINT "FK_1f4ddfde422ade5bc08e0bb905e"`);
    await runner.query(`ALTER TABLE "notice" DROP CONSTRAINT "FK_36367480257c78b638afbfd960b"`);
    await runner.query(`ALTER TABLE "notice" DROP CONSTRAINT "FK_e4f1c894f9a289cad75b9f6ed0d"`);
    await runner.query(`DROP INDEX "public"."result_notice_once"`);
    await runner.query(`DROP INDEX "public"."result_notice_once_a_list"`);
    await runner.query(`DROP INDEX "public"."publication_awaiting"`);
    await runner.query(`DROP INDEX "public"."publication_of_round"`);
    await runner.query(`CREATE UNIQUE INDEX "publication_of_round" ON "publication"  ("round_id") WHERE state <> 'withdrawn'`);
    await runner.query(`ALTER TABLE "result_notice" ALTER COLUMN "rescoring_id" SET NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX "result_notice_once" ON "result_notice" USING btree ("entry_id", "member_id", "rescoring_id") `);
    await runner.query(`ALTER TABLE "result_notice" ADD CONSTRAINT "FK_17ef0f2e6908be0fa50b2cebdb7" FOREIGN KEY ("rescoring_id") REFERENCES "rescoring"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "result_notice" DROP COLUMN "decision_id"`);
    await runner.query(`ALTER TABLE "result_notice" DROP COLUMN "kind"`);
    await runner.query(`ALTER TABLE "publication" DROP COLUMN "reason"`);
    await runner.query(`ALTER TABLE "publication" DROP COLUMN "supersedes_id"`);
    await runner.query(`DROP INDEX "public"."IDX_5d0078aa877a33f1211e13e0f4"`);
    await runner.query(`DROP TABLE "objection_file"`);
    await runner.query(`DROP INDEX "public"."IDX_c93ba169a60e589eec634a61c4"`);
    await runner.query(`DROP TABLE "objection_step"`);
    await runner.query(`DROP INDEX "public"."objection_queue"`);
    await runner.query(`DROP INDEX "public"."objection_of_round"`);
    await runner.query(`DROP INDEX "public"."objection_once"`);
    await runner.query(`DROP INDEX "public"."IDX_3cd06f1baedbf95ff6f5933020"`);
    await runner.query(`DROP TABLE "objection"`);
    await runner.query(`DROP TABLE "notice_contact"`);
    await runner.query(`DROP TABLE "notice_year"`);
    await runner.query(`DROP INDEX "public"."notice_of_round"`);
    await runner.query(`DROP TABLE "notice"`);
  }
}
