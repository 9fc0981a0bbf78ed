import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes by row with their verification, declarations by version of their text, and fingerprints by which copies are found. */
export class HandingIn1795272000000 implements MigrationInterface {
  readonly name = 'HandingIn1795272000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "entry_declaration" ("entry_id" uuid NOT NULL, "code" text NOT NULL, "text_version" integer NOT NULL, "text_hash" text NOT NULL, "declared_at" TIMESTAMP WITH TIME ZONE NOT NULL, "declared_by_id" uuid, CONSTRAINT "PK_23dcbb477bd0c655f65194746c8" PRIMARY KEY ("entry_id", "code"))`);
    await runner.query(`CREATE TABLE "entry_fingerprint" ("entry_id" uuid NOT NULL, "bands" integer array NOT NULL, "file_hashes" text array NOT NULL, CONSTRAINT "PK_79bbe8f8e695a04a837b4943ac4" PRIMARY KEY ("entry_id"))`);
    await runner.query(`CREATE TABLE "outcome" ("id" uuid NOT NULL, "entry_id" uuid NOT NULL, "position" integer NOT NULL, "version_number" integer NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "unit" text NOT NULL, "value" text NOT NULL, "amount_fen" text, "base" text, "period_from" date, "period_to" date, "proof" jsonb NOT NULL DEFAULT '[]', "fact_hash" text NOT NULL, "verification" text NOT NULL DEFAULT 'unverified', "verified_by_id" uuid, "verified_at" TIMESTAMP WITH TIME ZONE, "note" text, "version" integer NOT NULL, CONSTRAINT "outcome_of_entry" UNIQUE ("entry_id", "position"), CONSTRAINT "PK_d721e56b4240f79aaa14cb54775" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "outcome_waiting" ON "outcome" ("verification", "id")`);
    // a copy shares at least one band or one file
    await runner.query(`CREATE INDEX "entry_fingerprint_bands" ON "entry_fingerprint" USING gin ("bands")`);
    await runner.query(`CREATE INDEX "entry_fingerprint_files" ON "entry_fingerprint" USING gin ("file_hashes")`);
    await runner.query(`ALTER TABLE "entry_declaration" ADD CONSTRAINT "FK_36249af43e12406bf8b5b11ca7e" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "entry_fingerprint" ADD CONSTRAINT "FK_79bbe8f8e695a04a837b4943ac4" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "outcome" ADD CONSTRAINT "FK_59e9229bc68efba32300372baf9" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "outcome"`);
    await runner.query(`DROP TABLE "entry_fingerprint"`);
    await runner.query(`DROP TABLE "entry_declaration"`);
  }
}
