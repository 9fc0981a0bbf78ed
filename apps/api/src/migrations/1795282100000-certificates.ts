import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Certificates with their batches and numbers. The database itself refuses one without a standing honour of a published list, and
 * any change of its words.
 */
export class Certificates1795282100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "certificate" ("id" uuid NOT NULL, "number" text NOT NULL, "year" integer NOT NULL, "serial" integer NOT NULL, "honour_id" uuid NOT NULL, "publication_id" uuid NOT NULL, "round_id" uuid NOT NULL, "batch_id" uuid NOT NULL, "state" text NOT NULL, "text" text NOT NULL, "text_hash" text NOT NULL, "signature" text NOT NULL, "key_id" text NOT NULL, "name_picture_id" uuid, "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL, "issued_by_id" uuid, "drawn_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "end_reason" text, "replaced_by_id" uuid, CONSTRAINT "certificate_serial" UNIQUE ("year", "serial"), CONSTRAINT "PK_8daddfc65f59e341c2bbc9c9e43" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "IDX_6cacdcb9a0b6c4dd02bf699af8" ON "certificate"  ("number")`);
    await runner.query(`CREATE INDEX "certificate_of_batch" ON "certificate"  ("batch_id")`);
    await runner.query(`CREATE INDEX "certificate_of_round" ON "certificate"  ("round_id", "year", "serial")`);
    await runner.query(`CREATE INDEX "certificate_of_honour" ON "certificate"  ("honour_id", "serial")`);
    await runner.query(`CREATE UNIQUE INDEX "certificate_standing" ON "certificate"  ("honour_id") WHERE state = 'issued'`);
    await runner.query(`CREATE TABLE "certificate_batch" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "kind" text NOT NULL, "state" text NOT NULL, "honour_ids" jsonb NOT NULL, "name_pictures" jsonb NOT NULL, "replaces_id" uuid, "reason" text, "job_id" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_by_id" uuid, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_711b4215f077f07f99ab32069d6" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "certificate_batch_of_round" ON "certificate_batch"  ("round_id", "created_at")`);
    await runner.query(`CREATE TABLE "certificate_counter" ("year" integer NOT NULL, "last" integer NOT NULL, CONSTRAINT "PK_fda1a090c1b48fb1ea65205536c" PRIMARY KEY ("year"))`);
    await runner.query(`ALTER TABLE "certificate" ADD CONSTRAINT "FK_492e07222980d0e8a3d4186c309" FOREIGN KEY ("honour_id") REFERENCES "honour"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate" ADD CONSTRAINT "FK_327392c941a0fb09556e9f89842" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate" ADD CONSTRAINT "FK_7135d7941546b4099e73448e01f" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate" ADD CONSTRAINT "FK_711b4215f077f07f99ab32069d6" FOREIGN KEY ("batch_id") REFERENCES "certificate_batch"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate" ADD CONSTRAINT "FK_ff10b32001c3447649bfc7ae1d5" FOREIGN KEY ("key_id") REFERENCES "ledger_key"("key_id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate" ADD CONSTRAINT "FK_76b6b816442ab4eebac8d434736" FOREIGN KEY ("name_picture_id") REFERENCES "media"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate" ADD CONSTRAINT "FK_9e95fa649e894354ed9f3623233" FOREIGN KEY ("issued_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate_batch" ADD CONSTRAINT "FK_d4efb20c487049deffc1398337f" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "certificate_batch" ADD CONSTRAINT "FK_32ea410e41b1d6254fbb80647c0" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`create function certificate_refuse_unpublished() returns trigger language plpgsql as $$
      begin
        if not exists (select 1 from honour h join publication u on u.id = h.publication_id
                        where h.id = new.honour_id and h.publication_id = new.publication_id and h.round_id = new.round_id and h.revoked_at is null and u.state = 'published') then
          raise exception 'a certificate needs a standing honour of a published list' using errcode = 'check_violation';
        end if;
        return new;
      end $$`);
    await runner.query(`create trigger certificate_of_published before insert on certificate for each row execute function certificate_refuse_unpublished()`);
    await runner.query(`create function certificate_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the words of a certificate never change' using errcode = 'check_violation';
      end $$`);
    await runner.query(`create trigger certificate_keeps_words before update on certificate for each row
      when (old.state <> 'issued' and new.state is distinct from old.state
         or (new.id, new.number, new.year, new.serial, new.honour_id, new.publication_id, new.round_id, new.text, new.text_hash, new.signature, new.key_id, new.issued_at)
            is distinct from (old.id, old.number, old.year, old.serial, old.honour_id, old.publication_id, old.round_id, old.text, old.text_hash, old.signature, old.key_id, old.issued_at))
      execute function certificate_refuse_change()`);
    await runner.query(`create trigger certificate_stays before delete on certificate for each row execute function certificate_refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "certificate"`);
    await runner.query(`DROP TABLE "certificate_batch"`);
    await runner.query(`DROP TABLE "certificate_counter"`);
    await runner.query(`drop function certificate_refuse_unpublished()`);
    await runner.query(`drop function certificate_refuse_change()`);
  }
}
