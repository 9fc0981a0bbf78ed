import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The yearly evaluation of districts. */
export class Evaluations1795284300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "evaluation_scheme" ("id" uuid NOT NULL, "year" integer NOT NULL, "version" integer NOT NULL, "content" jsonb NOT NULL, "content_hash" text NOT NULL, "reason" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_by_id" uuid, CONSTRAINT "PK_a7efb436a09668d810b37f1bd40" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "evaluation_scheme_version" ON "evaluation_scheme"  ("year", "version") `);
    await runner.query(`CREATE TABLE "evaluation_evidence" ("year" integer NOT NULL, "district_id" uuid NOT NULL, "indicator" text NOT NULL, "value" integer NOT NULL, "proof" text NOT NULL, "is_confirmed" boolean NOT NULL DEFAULT false, "entered_by_id" uuid, "entered_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a38c819533952a4905039ce0412" PRIMARY KEY ("year", "district_id", "indicator"))`);
    await runner.query(`CREATE TABLE "evaluation" ("id" uuid NOT NULL, "year" integer NOT NULL, "scheme_id" uuid NOT NULL, "state" text NOT NULL, "content" text NOT NULL, "content_hash" text NOT NULL, "computed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b72edd439b9db736f55b584fa54" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "evaluation_standing" ON "evaluation"  ("year") WHERE state <> 'superseded'`);
    await runner.query(`CREATE TABLE "evaluation_signature" ("evaluation_id" uuid NOT NULL, "account_id" uuid NOT NULL, "signer_name" text NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_d776ba9a8fca88aa37658883a79" PRIMARY KEY ("evaluation_id", "account_id"))`);
    await runner.query(`CREATE TABLE "evaluation_answer" ("id" uuid NOT NULL, "evaluation_id" uuid NOT NULL, "district_id" uuid NOT NULL, "text" text NOT NULL, "by_name" text NOT NULL, "by_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_26adcf2e8e65214d2558b8f6910" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "evaluation_answer_of" ON "evaluation_answer"  ("evaluation_id", "district_id") `);
    await runner.query(`ALTER TABLE "evaluation_evidence" ADD CONSTRAINT "FK_71c083b726a4f335709159d5450" FOREIGN KEY ("district_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "evaluation" ADD CONSTRAINT "FK_a7efb436a09668d810b37f1bd40" FOREIGN KEY ("scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "evaluation_signature" ADD CONSTRAINT "FK_37bc6e7c97ccf631dfa7453cffe" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "evaluation_signature" ADD CONSTRAINT "FK_57d5311850cfc3185c24b432fd5" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "evaluation_answer" ADD CONSTRAINT "FK_a2183dc38b541736c9dcac47acf" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "evaluation_answer" ADD CONSTRAINT "FK_2fdb1780196cd435777cabf21ae" FOREIGN KEY ("district_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "evaluation_scheme", "evaluation_evidence", "evaluation", "evaluation_signature", "evaluation_answer" CASCADE`);
  }
}
