import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { Round } from '@jiangong/programme';

/** Throws a refusal to forbid a signature. Runs inside its transaction, with the round locked. */
export type PublicationCheck = (tx: Tx, round: Round) => Promise<void>;

/** Where modules after this one forbid a list to be signed: objections that nobody has decided. Registered when a module starts. */
@Injectable()
export class PublicationChecks {
  private readonly checks: PublicationCheck[] = [];

  register(check: PublicationCheck): void {
    this.checks.push(check);
  }

  async pass(tx: Tx, round: Round): Promise<void> {
    for (const check of this.checks) await check(tx, round);
  }
}
