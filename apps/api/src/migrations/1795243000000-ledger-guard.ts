import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The chain grows and never changes: the database itself says no to update, delete and truncate. */
export class LedgerGuard1795243000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function ledger_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the ledger is append-only' using errcode = 'insufficient_privilege';
      end $$`);
    await runner.query(`create trigger ledger_append_only before update or delete on ledger_event for each row execute function ledger_refuse_change()`);
    await runner.query(`create trigger ledger_no_truncate before truncate on ledger_event for each statement execute function ledger_refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger ledger_no_truncate on ledger_event`);
    await runner.query(`drop trigger ledger_append_only on ledger_event`);
    await runner.query(`drop function ledger_refuse_change()`);
  }
}
