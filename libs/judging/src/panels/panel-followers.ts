import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { Round } from '@jiangong/programme';

/** One pair that came or went with a change of the panel. */
export interface PanelMove {
  readonly entryId: string;
  readonly judgeId: string;
  /** Why, in the terms of the assignment engine. */
  readonly reason: string;
  /** Of one that went: marks had been given on it, and are void now. */
  readonly wasBegun: boolean;
}

export interface PanelMoves {
  readonly made: readonly PanelMove[];
  readonly released: readonly PanelMove[];
  /** Pairs that stay as they were. */
  readonly kept: number;
}

/** What changed about a panel, inside the transaction that changes it. */
export interface PanelChange {
  readonly round: Round;
  readonly version: number;
  /** The assignment is to be completed in the same commit. */
  readonly isRebalance: boolean;
  /** One judge takes the place of another. */
  readonly substitution: { readonly outId: string; readonly inId: string } | null;
}

export type PanelFollower = (tx: Tx, change: PanelChange) => Promise<PanelMoves | void>;

/** Where later modules hang what must change in the same commit as a panel: its conflicts, and who judges what. */
@Injectable()
export class PanelFollowers {
  private readonly followers: PanelFollower[] = [];

  follow(follower: PanelFollower): void {
    this.followers.push(follower);
  }

  /** What moved with the change; null when nothing was re-assigned. */
  async tell(tx: Tx, change: PanelChange): Promise<PanelMoves | null> {
    let moves: PanelMoves | null = null;
    for (const follower of this.followers) moves = (await follower(tx, change)) ?? moves;
    return moves;
  }
}
