import { Injectable } from '@nestjs/common';
import { canonicalJson, mayAnywhere, newId, NotAllowed, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { JudgedRounds } from '../../panels/public';
import { PracticeSample } from '../practice.entity';
import { PracticeBegun } from '../practice.refusals';
import { refuseLatePractice, refuseSamples } from '../practice.rules';
import '../practice.policy';

export interface SetPracticeInput {
  readonly roundId: string;
  readonly samples: readonly { readonly title: string; readonly fields: readonly { readonly label: string; readonly value: string }[] }[];
}

/** Lays out the samples a panel practises on; again until the first judge has begun. */
@Injectable()
export class SetPractice {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds) {}

  execute(actor: Actor, { roundId, samples }: SetPracticeInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'practice.set')) throw new NotAllowed('practice.set');
      const round = await this.rounds.lock(tx, roundId, 'update');
      refuseLatePractice(round.phase);
      refuseSamples(round.rules.practice, samples);
      const [begun] = await tx.query<{ sheets: number }>(`select count(*)::int as sheets from practice_sheet p join practice_sample s on s.id = p.sample_id where s.round_id = $1`, [roundId]);
      if (begun!.sheets > 0) throw new PracticeBegun({ sheets: begun!.sheets });
      await tx.repo(PracticeSample).delete({ roundId });
      const laid = samples.map(({ title, fields }) => ({ title: title.trim(), fields: fields.map(({ label, value }) => ({ label, value })) }));
      for (const [at, sample] of laid.entries()) await tx.repo(PracticeSample).insert({ ...sample, id: newId(), roundId, number: at + 1, createdById: actor.accountId, createdAt: tx.now } as never);
      tx.record({ chain: `round:${roundId}`, type: 'judging.practice.set', body: { samples: laid.length, contentHash: sha256(canonicalJson(laid)) } });
    });
  }
}
