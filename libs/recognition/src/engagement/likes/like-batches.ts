import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { NotFound } from '@jiangong/kernel';
import { Gathering } from '@jiangong/platform';
import { EngagementStore } from '../store/engagement-store';
import { SAVE_LIKES } from './like-statement';

export interface AskedLike {
  readonly workId: string;
  readonly memberId: string;
  readonly isOn: boolean;
  readonly at: Date;
  readonly network: string | null;
}

export interface WorkFigures {
  readonly workId: string;
  readonly likesRaw: number;
  readonly likesCounted: number;
  readonly viewsRaw: number;
  readonly viewsCounted: number;
}

export const noWork = { zh: '作品', en: 'work' };

const PATIENCE_MS = 2;
const MOST = 500;

/** Of two wishes of one member for one work the later one stands; both are answered by it. */
function lastWishes(asked: readonly AskedLike[]): readonly AskedLike[] {
  const wishes = new Map<string, AskedLike>();
  for (const one of asked) wishes.set(one.workId + one.memberId, one);
  return [...wishes.values()];
}

/** Likes asked for at the same time are saved as one statement and acknowledged after its commit (performance.md, W1). */
@Injectable()
export class LikeBatches implements BeforeApplicationShutdown {
  private readonly gathering = new Gathering<AskedLike, WorkFigures | null>({ patience: PATIENCE_MS, most: MOST, work: (asked) => this.save(asked) });

  constructor(private readonly store: EngagementStore) {}

  async add(like: AskedLike): Promise<WorkFigures> {
    const figures = await this.gathering.add(like);
    if (!figures) throw new NotFound(noWork);
    return figures;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.gathering.settled();
  }

  private async save(asked: readonly AskedLike[]): Promise<readonly (WorkFigures | null)[]> {
    const likes = lastWishes(asked);
    const column = <K extends keyof AskedLike>(name: K): AskedLike[K][] => likes.map((like) => like[name]);
    const rows = await this.store.rows<WorkFigures>(SAVE_LIKES, [column('workId'), column('memberId'), column('isOn'), column('at'), column('network')]);
    const figures = new Map(rows.map((row) => [row.workId, row]));
    return asked.map(({ workId }) => figures.get(workId) ?? null);
  }
}
