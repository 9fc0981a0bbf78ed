import { Injectable } from '@nestjs/common';
import { newId, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { StudioOutput, type OutputKind } from '../studio.entity';
import { requireStudioReport } from '../studio-lead';
import { refuseRemoved } from '../studio.rules';
import { Studios } from '../studios';

export interface NewOutput {
  readonly studioId: string;
  readonly kind: OutputKind;
  readonly title: string;
  readonly onDay: Day;
  readonly proof: string;
}

/** Something a studio brought about, with its proof. */
@Injectable()
export class RecordOutput {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios) {}

  execute(actor: Actor, wish: NewOutput): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const { studio, lineage } = await this.studios.locked(tx, wish.studioId);
      requireStudioReport(actor, studio, lineage);
      refuseRemoved(studio);
      const id = newId();
      await tx.repo(StudioOutput).insert({ ...wish, id, recordedAt: tx.now, recordedById: actor.accountId });
      tx.record({ chain: 'platform', type: 'people.studio.output_recorded', body: { studioId: studio.id, outputId: id, kind: wish.kind } });
      return studio.id;
    });
  }
}
