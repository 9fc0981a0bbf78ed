import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { AppointPanel, type PanelAppointment } from './commands/appoint-panel';
import { PanelHistory } from './panel-history';
import type { PanelVersionView } from './panel.view';

/** Carries what would have been out of the transaction that is rolled back with it. */
class NotMeant extends Error {
  constructor(readonly version: PanelVersionView) {
    super('a preview is never committed');
  }
}

/** What a change of the panel would move, found by making it and taking it back: the answer is what will happen. */
@Injectable()
export class PanelPreview {
  constructor(private readonly uow: UnitOfWork, private readonly appoint: AppointPanel, private readonly history: PanelHistory) {}

  async of(actor: Actor, { roundId, judges }: Pick<PanelAppointment, 'roundId' | 'judges'>): Promise<PanelVersionView> {
    try {
      return await this.uow.run<PanelVersionView>(actor, {}, async (tx) => {
        await this.appoint.within(tx, { roundId, judges, rebalance: true, reason: 'preview' });
        const [version] = await this.history.versionsOf(roundId, tx);
        throw new NotMeant({ ...version!, reason: null });
      });
    } catch (error) {
      if (error instanceof NotMeant) return error.version;
      throw error;
    }
  }
}
