import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists chosen under quotas, what the panel changes in them, and lists decided anew without somebody. */
export class Selections1795280000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "selection" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "run_id" uuid NOT NULL, "number" integer NOT NULL, "purpose" text NOT NULL, "state" text NOT NULL, "engine" text NOT NULL, "inputs" text NOT NULL, "inputs_hash" text NOT NULL, "outputs" text, "outputs_hash" text, "summary" jsonb, "job_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_by_id" uuid, "sealed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "selection_number" UNIQUE ("round_id", "number"), CONSTRAINT "PK_20fb10953022abffab5721a9e3b" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "selection_under_way" ON "selection"  ("round_id", "purpose") WHERE state in ('queued', 'computing')`);
    await runner.query(`CREATE UNIQUE INDEX "selection_standing" ON "selection"  ("round_id", "purpose") WHERE state = 'sealed' and purpose = 'decision'`);
    await runner.query(`CREATE TABLE "selection_override" ("id" uuid NOT NULL, "selection_id" uuid NOT NULL, "round_id" uuid NOT NULL, "state" text NOT NULL, "added" jsonb NOT NULL, "removed" jsonb NOT NULL, "reason" text NOT NULL, "requested_by_id" uuid NOT NULL, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_by_id" uuid, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_719c1e4ebd1dab6f0c82a65ade6" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "selection_override_open" ON "selection_override"  ("selection_id") WHERE state = 'requested'`);
    await runner.query(`CREATE INDEX "selection_override_of" ON "selection_override"  ("selection_id") `);
    await runner.query(`CREATE TABLE "redecision" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "decision_id" uuid NOT NULL, "selection_id" uuid, "state" text NOT NULL, "excluded" jsonb NOT NULL, "reason" text NOT NULL, "changes" jsonb, "content_hash" text, "requested_by_id" uuid, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_by_id" uuid, "settled_at" TIMESTAMP WITH TIME ZONE, "new_decision_id" uuid, CONSTRAINT "PK_3c236e884881ef8da905b42e971" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "redecision_open" ON "redecision"  ("round_id") WHERE state in ('computing', 'proposed', 'impossible')`);
    await runner.query(`CREATE INDEX "redecision_of_round" ON "redecision"  ("round_id") `);
    await runner.query(`ALTER TABLE "decision" ADD "selection_id" uuid`);
    await runner.query(`ALTER TABLE "selection" ADD CONSTRAINT "FK_08b61cb446c30992d960ed499f0" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "selection" ADD CONSTRAINT "FK_9c4c13927925df745e834c08ab6" FOREIGN KEY ("run_id") REFERENCES "score_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "selection_override" ADD CONSTRAINT "FK_0fd6b7a1f4a1a29a28fb3bdb353" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "selection_override" ADD CONSTRAINT "FK_b6dd78942de0b3b9b7a4f5177b3" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "selection_override" ADD CONSTRAINT "FK_438e04da9a7d09f7632e5c8b8a0" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "selection_override" ADD CONSTRAINT "FK_9184f37b154b40b1acf7590008d" FOREIGN KEY ("settled_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "decision" ADD CONSTRAINT "FK_4257d4b0c27642742d70a7be75a" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "redecision" ADD CONSTRAINT "FK_c5d7cb657f9dfde151620c7c8e1" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "redecision" ADD CONSTRAINT "FK_bf04ed90ecda88733330bcb4405" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "redecision" ADD CONSTRAINT "FK_50b72f896f6f0846b564a3c3727" FOREIGN KEY ("selection_id") REFERENCES "selection"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "redecision" ADD CONSTRAINT "FK_67c68d09bd55d7fbb90ba285d5a" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "redecision" ADD CONSTRAINT "FK_b7d55234075da534448cedb804f" FOREIGN KEY ("settled_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "redecision" ADD CONSTRAINT "FK_2dfb781b83519b6b5d4e705ea75" FOREIGN KEY ("new_decision_id") REFERENCES "decision"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "redecision" DROP CONSTRAINT "FK_2dfb781b83519b6b5d4e705ea75"`);
    await runner.query(`ALTER TABLE "redecision" DROP CONSTRAINT "FK_b7d55234075da534448cedb804f"`);
    await runner.query(`ALTER TABLE "redecision" DROP CONSTRAINT "FK_67c68d09bd55d7fbb90ba285d5a"`);
    await runner.query(`ALTER TABLE "redecision" DROP CONSTRAINT "FK_50b72f896f6f0846b564a3c3727"`);
    await runner.query(`ALTER TABLE "redecision" DROP CONSTRAINT "FK_bf04ed90ecda88733330bcb4405"`);
    await runner.query(`ALTER TABLE "redecision" DROP CONSTRAINT "FK_c5d7cb657f9dfde151620c7c8e1"`);
    await runner.query(`ALTER TABLE "decision" DROP CONSTRAINT "FK_4257d4b0c27642742d70a7be75a"`);
    await runner.query(`ALTER TABLE "selection_override" DROP CONSTRAINT "FK_9184f37b154b40b1acf7590008d"`);
    await runner.query(`ALTER TABLE "selection_override" DROP CONSTRAINT "FK_438e04da9a7d09f7632e5c8b8a0"`);
    await runner.query(`ALTER TABLE "selection_override" DROP CONSTRAINT "FK_b6dd78942de0b3b9b7a4f5177b3"`);
    await runner.query(`ALTER TABLE "selection_override" DROP CONSTRAINT "FK_0fd6b7a1f4a1a29a28fb3bdb353"`);
    await runner.query(`ALTER TABLE "selection" DROP CONSTRAINT "FK_9c4c13927925df745e834c08ab6"`);
    await runner.query(`ALTER TABLE "selection" DROP CONSTRAINT "FK_08b61cb446c30992d960ed499f0"`);
    await runner.query(`ALTER TABLE "decision" DROP COLUMN "selection_id"`);
    await runner.query(`DROP INDEX "public"."redecision_of_round"`);
    await runner.query(`DROP INDEX "public"."redecision_open"`);
    await runner.query(`DROP TABLE "redecision"`);
    await runner.query(`DROP INDEX "public"."selection_override_of"`);
    await runner.query(`DROP INDEX "public"."selection_override_open"`);
    await runner.query(`DROP TABLE "selection_override"`);
    await runner.query(`DROP INDEX "public"."selection_standing"`);
    await runner.query(`DROP INDEX "public"."selection_under_way"`);
    await runner.query(`DROP TABLE "selection"`);
  }
}
