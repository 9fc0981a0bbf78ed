import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['ledger_checkpoint', 'ledger_key'];

/** Signed checkpoints and the keys they were signed with; neither changes, and the guards of the ledger fire for everybody. */
export class LedgerCheckpoints1795260500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "ledger_checkpoint" ("id" uuid NOT NULL, "number" integer NOT NULL, "day" date NOT NULL, "heads" jsonb NOT NULL, "content" text NOT NULL, "content_hash" text NOT NULL, "signature" text NOT NULL, "key_id" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "ledger_checkpoint_pk" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "ledger_checkpoint_number" ON "ledger_checkpoint" ("number") `);
    await runner.query(`CREATE TABLE "ledger_key" ("key_id" text NOT NULL, "public_key" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "ledger_key_pk" PRIMARY KEY ("key_id"))`);
    for (const table of APPEND_ONLY) {
      await runner.query(`create trigger ledger_append_only before update or delete on ${table} for each row execute function ledger_refuse_change()`);
      await runner.query(`create trigger ledger_no_truncate before truncate on ${table} for each statement execute function ledger_refuse_change()`);
    }
    // a head moves forward only
    await runner.query(`create trigger ledger_head_stays before delete on ledger_head for each row execute function ledger_refuse_change()`);
    await runner.query(`create trigger ledger_head_forward before update on ledger_head for each row when (new.seq <= old.seq or new.chain <> old.chain) execute function ledger_refuse_change()`);
    await runner.query(`create trigger ledger_no_truncate before truncate on ledger_head for each statement execute function ledger_refuse_change()`);
    // "always": also in a session that calls itself a replica
    for (const [table, trigger] of [
      ...['ledger_event', ...APPEND_ONLY].map((one) => [one, 'ledger_append_only']), ...['ledger_event', 'ledger_head', ...APPEND_ONLY].map((one) => [one, 'ledger_no_truncate']),
      ['ledger_head', 'ledger_head_stays'], ['ledger_head', 'ledger_head_forward'],
    ]) await runner.query(`alter table ${table} enable always trigger ${trigger}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const trigger of ['ledger_no_truncate', 'ledger_head_forward', 'ledger_head_stays']) await runner.query(`drop trigger ${trigger} on ledger_head`);
    for (const table of APPEND_ONLY) await runner.query(`DROP TABLE "${table}"`);
  }
}
