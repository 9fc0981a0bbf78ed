import { Injectable } from '@nestjs/common';
import { NotFound, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Outcome, type Verification } from '../outcome.entity';
import { OutcomeVerified } from '../outcome.events';
import { BELOW, noOutcome, verifierNodes } from '../outcome.policy';
import { OutcomeNotInPlay, OutcomeReasonNeeded, OutcomeSettled, OwnOutcome } from '../outcome.refusals';

export interface Verdict {
  readonly id: string;
  readonly verification: Exclude<Verification, 'unverified'>;
  readonly reason?: string | null;
}

interface Loaded {
  readonly entryId: string;
  readonly roundId: string;
  readonly name: string;
  readonly verification: Verification;
  readonly versionNumber: number;
  readonly factHash: string;
  readonly state: string;
  readonly isOwn: boolean;
}

/** The unit's finance officer signs a benefit, or sends it back with a reason. Another word on it later is logged beside the first. */
@Injectable()
export class VerifyOutcome {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, { id, verification, reason }: Verdict): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const row = await this.load(tx, actor, id);
      if (row.isOwn) throw new OwnOutcome({ name: row.name });
      if (row.state !== 'in_review' && row.state !== 'accepted') throw new OutcomeNotInPlay({ name: row.name });
      const note = reason?.normalize('NFC').trim() || null;
      if (verification === 'rejected' && !note) throw new OutcomeReasonNeeded({});
      if (row.verification === verification) throw new OutcomeSettled({ name: row.name, verification });
      await tx.repo(Outcome).update({ id }, { verification, note, verifiedById: actor.accountId, verifiedAt: tx.now });
      tx.record({
        chain: `round:${row.roundId}`, type: `entries.outcome.${verification}`,
        body: { entryId: row.entryId, outcomeId: id, versionNumber: row.versionNumber, factHash: row.factHash, reasonHash: note ? sha256(note) : null },
      });
      tx.announce(OutcomeVerified, { roundId: row.roundId, entryId: row.entryId, outcomeId: id });
      return id;
    });
  }

  /** Not of one's unit is not there. */
  private async load(tx: Tx, actor: Actor, id: string): Promise<Loaded> {
    const [row] = await tx.query<Loaded>(
      `select o.entry_id as "entryId", e.round_id as "roundId", o.name, o.verification, o.version_number as "versionNumber", o.fact_hash as "factHash", e.state,
              (e.member_id = $4::uuid or exists (select 1 from entry_author a where a.entry_id = e.id and a.member_id = $4::uuid)) is true as "isOwn"
         from outcome o join entry e on e.id = o.entry_id where o.id = $3 and ${BELOW('$1', '$2')} for update of o`,
      [actor.kind === 'platform', verifierNodes(actor), id, actor.memberId]);
    if (!row) throw new NotFound(noOutcome);
    return row;
  }
}
