import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { AppointPanel, type PanelAppointment } from './commands/appoint-panel';
import { SubstituteJudge, type SubstituteJudgeInput } from './commands/substitute-judge';
import { PanelHistory } from './panel-history';
import type { PanelVersionView } from './panel.view';

/** Carries what would have been out of the transaction that is rolled back with it. */
class NotMeant extends Error {
  constructor(readonly version: PanelVersionView) {
    super('a preview is never committed');
  }
}

const NO_REASON_YET = 'preview';

/** What a change of the panel would move, found by making it and taking it back: the answer is what will happen. */
@Injectable()
export class PanelPreview {
  constructor(private readonly uow: UnitOfWork, private readonly appoint: AppointPanel, private readonly substitute: SubstituteJudge, private readonly history: PanelHistory) {}

  of(actor: Actor, { roundId, judges }: Pick<PanelAppointment, 'roundId' | 'judges'>): Promise<PanelVersionView> {
    return this.tried(actor, roundId, (tx) => this.appoint.within(tx, { roundId, judges, rebalance: true, reason: NO_REASON_YET }));
  }

  ofSubstitute(actor: Actor, input: Omit<SubstituteJudgeInput, 'reason'>): Promise<PanelVersionView> {
    return this.tried(actor, input.roundId, (tx) => this.substitute.within(tx, { ...input, reason: NO_REASON_YET }));
  }

  private async tried(actor: Actor, roundId: string, change: (tx: Tx) => Promise<unknown>): Promise<PanelVersionView> {
    try {
      return await this.uow.run<PanelVersionView>(actor, {}, async (tx) => {
        await change(tx);
        const [version] = await this.history.versionsOf(roundId, tx);
        throw new NotMeant({ ...version!, reason: null });
      });
    } catch (error) {
      if (error instanceof NotMeant) return error.version;
      throw error;
    }
  }
}
