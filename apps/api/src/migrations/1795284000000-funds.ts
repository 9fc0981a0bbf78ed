import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Funds: double-entry books that only grow, what is owed, and payments. */
export class Funds1795284000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "fund_account" ("id" uuid NOT NULL, "code" text NOT NULL, "kind" text NOT NULL, "fund" text, "year" integer, "member_id" uuid, "organization_id" uuid, CONSTRAINT "PK_1fdb46d8f2867370cb4e23732bc" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_d149b3eaeff99a2f1a5e872669" ON "fund_account"  ("code") `);
    await runner.query(`CREATE TABLE "fund_booking" ("id" uuid NOT NULL, "number" text NOT NULL, "kind" text NOT NULL, "year" integer NOT NULL, "on_day" date NOT NULL, "text" text NOT NULL, "payable_id" uuid, "reversal_of_id" uuid, "booked_by_id" uuid, "booked_by_name" text NOT NULL, "booked_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c184815c77580fd33d33268ce21" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_d1e58f17e0afd190c7fae5e422" ON "fund_booking"  ("number") `);
    await runner.query(`CREATE UNIQUE INDEX "fund_booking_reversed_once" ON "fund_booking"  ("reversal_of_id") WHERE reversal_of_id is not null`);
    await runner.query(`CREATE INDEX "fund_booking_of_payable" ON "fund_booking"  ("payable_id") `);
    await runner.query(`CREATE TABLE "fund_line" ("booking_id" uuid NOT NULL, "position" integer NOT NULL, "account_id" uuid NOT NULL, "fen" bigint NOT NULL, CONSTRAINT "fund_line_of_something" CHECK ("fen" <> 0), CONSTRAINT "PK_95648fb854ff93d1d0e99d64fba" PRIMARY KEY ("booking_id", "position"))`);
    await runner.query(`CREATE INDEX "IDX_3a4739f3ac87edc28008df8039" ON "fund_line"  ("account_id") `);
    await runner.query(`CREATE TABLE "fund_year" ("year" integer NOT NULL, "payroll_fen" bigint NOT NULL, "training_fen" bigint NOT NULL, "training_front_line_fen" bigint NOT NULL, "prize_permille" integer NOT NULL DEFAULT '10', "front_line_permille" integer NOT NULL DEFAULT '600', "contest_cap_fen" bigint NOT NULL DEFAULT '20000000', "studio_cap_fen" bigint NOT NULL DEFAULT '20000000', "version" integer NOT NULL, CONSTRAINT "PK_01c65c907d8c7bb56b9d14e5dd6" PRIMARY KEY ("year"))`);
    await runner.query(`CREATE TABLE "fund_budget" ("year" integer NOT NULL, "fund" text NOT NULL, "fen" bigint NOT NULL, CONSTRAINT "PK_4edcaa2a7877d3b499cfc718de7" PRIMARY KEY ("year", "fund"))`);
    await runner.query(`CREATE TABLE "payable" ("id" uuid NOT NULL, "number" text NOT NULL, "kind" text NOT NULL, "fund" text NOT NULL, "year" integer NOT NULL, "cause" text NOT NULL, "purpose" text NOT NULL, "member_id" uuid, "organization_id" uuid NOT NULL, "programme_id" uuid, "payee_name" text NOT NULL, "amount_fen" bigint NOT NULL, "state" text NOT NULL, "drop_reason" text, "raised_at" TIMESTAMP WITH TIME ZONE NOT NULL, "approved_by_id" uuid, "approved_by_name" text, "approved_at" TIMESTAMP WITH TIME ZONE, "batch_id" uuid, "bank_note" text, "paid_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "payable_is_positive" CHECK ("amount_fen" > 0), CONSTRAINT "PK_9c451177bd6644fd97344ea3761" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_d6803c65271e51f3a52df0a932" ON "payable"  ("number") `);
    await runner.query(`CREATE UNIQUE INDEX "IDX_534b9e9200658d45d90b280a01" ON "payable"  ("cause") `);
    await runner.query(`CREATE INDEX "IDX_0f1f665e5c340b95bdab4b4a82" ON "payable"  ("batch_id") `);
    await runner.query(`CREATE INDEX "payable_of_programme" ON "payable"  ("programme_id") WHERE programme_id is not null`);
    await runner.query(`CREATE INDEX "payable_of_member" ON "payable"  ("member_id") `);
    await runner.query(`CREATE INDEX "payable_in_state" ON "payable"  ("state", "id") `);
    await runner.query(`CREATE TABLE "prize_claim" ("entry_id" uuid NOT NULL, "payable_id" uuid NOT NULL, CONSTRAINT "PK_4e8846cb7969861feb3e7c41f36" PRIMARY KEY ("entry_id"))`);
    await runner.query(`CREATE INDEX "IDX_2f77dd591b59dfe0d27cef1e76" ON "prize_claim"  ("payable_id") `);
    await runner.query(`CREATE TABLE "payment_batch" ("id" uuid NOT NULL, "number" text NOT NULL, "state" text NOT NULL, "prepared_by_id" uuid NOT NULL, "prepared_by_name" text NOT NULL, "prepared_at" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b770814cee021e59570c3e58094" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_422d28d33f5fb8af8f0bf1be4b" ON "payment_batch"  ("number") `);
    await runner.query(`ALTER TABLE "fund_account" ADD CONSTRAINT "FK_8b4a08fbd9d43742696068bf8ea" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "fund_account" ADD CONSTRAINT "FK_c06e35c4a493a699329e2ef3e10" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "fund_booking" ADD CONSTRAINT "FK_119ade4cd00f0e83dff2c8d9311" FOREIGN KEY ("payable_id") REFERENCES "payable"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "fund_booking" ADD CONSTRAINT "FK_d1b56ee7a9d70a6cf889cc3e25e" FOREIGN KEY ("reversal_of_id") REFERENCES "fund_booking"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "fund_booking" ADD CONSTRAINT "FK_38928925734b6460b464a65f906" FOREIGN KEY ("booked_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "fund_line" ADD CONSTRAINT "FK_20ca035308139518ac9e7100df8" FOREIGN KEY ("booking_id") REFERENCES "fund_booking"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "fund_line" ADD CONSTRAINT "FK_3a4739f3ac87edc28008df80398" FOREIGN KEY ("account_id") REFERENCES "fund_account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "payable" ADD CONSTRAINT "FK_a410e888788d8dbcef12891f13f" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "payable" ADD CONSTRAINT "FK_4524163910c8ae3771dc9f6c291" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "payable" ADD CONSTRAINT "FK_8cd07a5f6d842c49ceec447ab20" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "payable" ADD CONSTRAINT "FK_caf7ea2bd12f05db8d6d3bf1cb5" FOREIGN KEY ("approved_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "payable" ADD CONSTRAINT "FK_0f1f665e5c340b95bdab4b4a829" FOREIGN KEY ("batch_id") REFERENCES "payment_batch"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "prize_claim" ADD CONSTRAINT "FK_4e8846cb7969861feb3e7c41f36" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "prize_claim" ADD CONSTRAINT "FK_2f77dd591b59dfe0d27cef1e76f" FOREIGN KEY ("payable_id") REFERENCES "payable"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "payment_batch" ADD CONSTRAINT "FK_abc8c6a5c5c5dd4a9cd48946a11" FOREIGN KEY ("prepared_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`create function fund_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the books are append-only' using errcode = 'insufficient_privilege';
      end $$`);
    for (const table of ['fund_booking', 'fund_line']) {
      await runner.query(`create trigger ${table}_append_only before update or delete on ${table} for each row execute function fund_refuse_change()`);
      await runner.query(`create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function fund_refuse_change()`);
    }
    // at the commit, when all lines are there
    await runner.query(`create function fund_booking_balances() returns trigger language plpgsql as $$
      declare
        booking uuid := case tg_table_name when 'fund_line' then (to_jsonb(new) ->> 'booking_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
        lines integer;
        difference numeric;
      begin
        select count(*), coalesce(sum(fen), 0) into lines, difference from fund_line where booking_id = booking;
        if lines < 2 or difference <> 0 then
          raise exception 'booking % does not balance: % lines, difference %', booking, lines, difference using errcode = 'check_violation';
        end if;
        return null;
      end $$`);
    for (const table of ['fund_booking', 'fund_line']) {
      await runner.query(`create constraint trigger ${table}_balances after insert on ${table} deferrable initially deferred for each row execute function fund_booking_balances()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "fund_account", "fund_booking", "fund_line", "fund_year", "fund_budget", "payable", "prize_claim", "payment_batch" CASCADE`);
    await runner.query(`DROP FUNCTION fund_booking_balances`);
    await runner.query(`DROP FUNCTION fund_refuse_change`);
  }
}
