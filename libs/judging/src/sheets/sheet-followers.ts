import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';

/** Which locked marks of a round changed, inside the transaction that changed them. */
export interface SheetChange {
  readonly roundId: string;
  readonly entryId: string;
  readonly judgeId: string;
  readonly kind: 'locked' | 'amended' | 'recused' | 'abstained';
}

export type SheetFollower = (tx: Tx, change: SheetChange) => Promise<void>;

/** Where later modules hang what must be looked at in the same commit as a sheet's end: how far its judges lie apart. */
@Injectable()
export class SheetFollowers {
  private readonly followers: SheetFollower[] = [];

  follow(follower: SheetFollower): void {
    this.followers.push(follower);
  }

  async tell(tx: Tx, change: SheetChange): Promise<void> {
    for (const follower of this.followers) await follower(tx, change);
  }
}
