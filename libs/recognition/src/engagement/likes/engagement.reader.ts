import { Injectable } from '@nestjs/common';
import { NotFound } from '@jiangong/kernel';
import { inKeyOrder, type GraphContext } from '@jiangong/platform';
import { EngagementStore } from '../store/engagement-store';
import { sentenceFor, type EngagementView } from './engagement.view';
import { noWork, type WorkFigures } from './like-batches';
import { FIGURES, LIKED_BY } from './like-statement';

const dressed = ({ workId, ...figures }: WorkFigures, likedByMe: boolean, context: GraphContext): EngagementView =>
  ({ ...figures, id: workId, likedByMe, sentence: sentenceFor(context) });

/** The figures of public works: counters read by their key, never counted. */
@Injectable()
export class EngagementReader {
  constructor(private readonly store: EngagementStore) {}

  async one(context: GraphContext, workId: string): Promise<EngagementView> {
    const view = await this.ofWork(context, workId);
    if (!view) throw new NotFound(noWork);
    return view;
  }

  /** In the order asked; what is not public is left out. */
  async many(context: GraphContext, workIds: readonly string[]): Promise<EngagementView[]> {
    const views = await Promise.all([...new Set(workIds)].map((id) => this.ofWork(context, id)));
    return views.filter((view) => view !== null);
  }

  /** Of one among many works of a request: one statement for all of them. */
  ofWork(context: GraphContext, workId: string): Promise<EngagementView | null> {
    return context.loader<EngagementView>('engagement', (ids) => this.load(context, ids)).load(workId);
  }

  /** What a like was answered with, which is newer than anything a loader holds. */
  afterLike(context: GraphContext, figures: WorkFigures, isOn: boolean): EngagementView {
    return dressed(figures, isOn, context);
  }

  private async load(context: GraphContext, ids: readonly string[]): Promise<(EngagementView | null)[]> {
    const { memberId } = context.actor;
    const [rows, liked] = await Promise.all([
      this.store.rows<WorkFigures>(FIGURES, [ids]),
      memberId === null ? [] : this.store.rows<{ id: string }>(LIKED_BY, [ids, memberId]),
    ]);
    const mine = new Set(liked.map(({ id }) => id));
    return inKeyOrder(ids, rows.map((row) => dressed(row, mine.has(row.workId), context)), ({ id }) => id);
  }
}
