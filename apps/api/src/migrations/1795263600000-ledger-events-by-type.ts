import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Auditors ask the ledger for the deeds of some types, newest first. */
export class LedgerEventsByType1795263600000 implements MigrationInterface {
  readonly name = 'LedgerEventsByType1795263600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "ledger_event_of_type" ON "ledger_event" ("type", "at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "ledger_event_of_type"`);
  }
}
