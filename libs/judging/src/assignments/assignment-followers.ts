import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';

/** What changed in a round's assignments, inside the transaction that changes them. */
export interface AssignmentChange {
  readonly roundId: string;
  readonly made: readonly { readonly assignmentId: string; readonly entryId: string; readonly entryVersionId: string; readonly judgeId: string }[];
  /** `isConflict`: taken back because a conflict came to light, marks or not. */
  readonly released: readonly { readonly assignmentId: string; readonly isConflict: boolean }[];
}

export type AssignmentFollower = (tx: Tx, change: AssignmentChange) => Promise<void>;

/** Where later modules hang what must change in the same commit as an assignment: a sheet opens with it. */
@Injectable()
export class AssignmentFollowers {
  private readonly followers: AssignmentFollower[] = [];

  follow(follower: AssignmentFollower): void {
    this.followers.push(follower);
  }

  async tell(tx: Tx, change: AssignmentChange): Promise<void> {
    if (change.made.length + change.released.length === 0) return;
    for (const follower of this.followers) await follower(tx, change);
  }
}
