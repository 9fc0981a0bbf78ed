import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of innovation studios, and what they are granted. */
export class Studios1795284200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "studio" ("id" uuid NOT NULL, "number" text NOT NULL, "name" text NOT NULL, "organization_id" uuid NOT NULL, "lead_id" uuid NOT NULL, "field" text NOT NULL, "founded_on" date NOT NULL, "level" text NOT NULL, "state" text NOT NULL, "removed_on" date, "remove_reason" text, "version" integer NOT NULL, CONSTRAINT "PK_4c17ecb2b175322407ebbaef5c7" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_76b32f871a8f4ac2165866250c" ON "studio"  ("number") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_03d4478171a2a3b1f801d19ddd" ON "studio"  ("name") `);
    await runner.query(`CREATE INDEX "studio_of_unit" ON "studio"  ("organization_id") `);
    await runner.query(`CREATE TABLE "studio_member" ("id" uuid NOT NULL, "studio_id" uuid NOT NULL, "member_id" uuid NOT NULL, "from_on" date NOT NULL, "to_on" date, CONSTRAINT "PK_be32c5e1448bf9255f1f8a78ea7" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_7e474fa05c93379cea8e092714" ON "studio_member"  ("member_id") `);
    await runner.query(`CREATE UNIQUE INDEX "studio_member_present" ON "studio_member"  ("studio_id", "member_id") WHERE to_on is null`);
    await runner.query(`CREATE TABLE "studio_output" ("id" uuid NOT NULL, "studio_id" uuid NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "on_day" date NOT NULL, "proof" text NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by_id" uuid, CONSTRAINT "PK_281d39bd50735f422ad37e0d3a0" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "studio_output_of_studio" ON "studio_output"  ("studio_id", "on_day") `);
    await runner.query(`CREATE TABLE "studio_review" ("id" uuid NOT NULL, "studio_id" uuid NOT NULL, "year" integer NOT NULL, "report" text NOT NULL, "reported_by_id" uuid, "reported_by_name" text NOT NULL, "reported_at" TIMESTAMP WITH TIME ZONE NOT NULL, "verdict" text, "reason" text, "decided_by_id" uuid, "decided_by_name" text, "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_522b3a7d6840c7d038aaeaf4eea" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "studio_review_of_year" ON "studio_review"  ("studio_id", "year") `);
    await runner.query(`CREATE TABLE "studio_grant" ("id" uuid NOT NULL, "studio_id" uuid NOT NULL, "total_fen" bigint NOT NULL, "first_year" integer NOT NULL, "years" integer NOT NULL, "state" text NOT NULL, "granted_by_id" uuid, "granted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_dd04a728623f87ba19fbf5f06b8" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "studio_grant_running" ON "studio_grant"  ("studio_id") WHERE state = 'running'`);
    await runner.query(`ALTER TABLE "studio" ADD CONSTRAINT "FK_d53618bc87cc2872fa006af8872" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio" ADD CONSTRAINT "FK_b945085bb4928755055e31e54ca" FOREIGN KEY ("lead_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_member" ADD CONSTRAINT "FK_6e746ca586a2593075fd82e1d5f" FOREIGN KEY ("studio_id") REFERENCES "studio"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_member" ADD CONSTRAINT "FK_7e474fa05c93379cea8e092714e" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_output" ADD CONSTRAINT "FK_b91bf6fdd5d29757c21e94f1bda" FOREIGN KEY ("studio_id") REFERENCES "studio"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_review" ADD CONSTRAINT "FK_7f3ef9a5c2a9acadbe90288f543" FOREIGN KEY ("studio_id") REFERENCES "studio"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_grant" ADD CONSTRAINT "FK_2237c2ddb2cf329f09830a1bdba" FOREIGN KEY ("studio_id") REFERENCES "studio"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "studio_grant" ADD CONSTRAINT "FK_d8f318294e5f0168e8e905de721" FOREIGN KEY ("granted_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "studio", "studio_member", "studio_output", "studio_review", "studio_grant" CASCADE`);
  }
}
