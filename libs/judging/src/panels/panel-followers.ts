import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { Round } from '@jiangong/programme';

export type PanelFollower = (tx: Tx, round: Round) => Promise<void>;

/** Where later modules hang what must change in the same commit as a panel: its conflicts. */
@Injectable()
export class PanelFollowers {
  private readonly followers: PanelFollower[] = [];

  follow(follower: PanelFollower): void {
    this.followers.push(follower);
  }

  async tell(tx: Tx, round: Round): Promise<void> {
    for (const follower of this.followers) await follower(tx, round);
  }
}
