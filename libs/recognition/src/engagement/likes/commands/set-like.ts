import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '@jiangong/kernel';
import { CLOCK } from '@jiangong/platform';
import { Allowance } from '../allowance';
import { LikeBatches, type WorkFigures } from '../like-batches';
import { NoMemberToLike, TooFast } from '../like.refusals';
import { Networks } from '../networks';

/** By account and generous, never by address: a shop floor sits behind one router. */
const LIKES = { atOnce: 60, perSecond: 2 } as const;

/** A member likes a work or takes it back; however often, it is one like. */
@Injectable()
export class SetLike {
  private readonly allowance = new Allowance(LIKES);

  constructor(private readonly batches: LikeBatches, private readonly networks: Networks, @Inject(CLOCK) private readonly clock: Clock) {}

  async execute(actor: Actor, like: { readonly workId: string; readonly isOn: boolean; readonly address: string }): Promise<WorkFigures> {
    if (actor.memberId === null) throw new NoMemberToLike({});
    const now = this.clock.now();
    const retryAfterSeconds = this.allowance.take(actor.accountId!, now.getTime());
    if (retryAfterSeconds > 0) throw new TooFast({ retryAfterSeconds });
    return this.batches.add({ workId: like.workId, memberId: actor.memberId, isOn: like.isOn, at: now, network: await this.networks.hashOf(like.address) });
  }
}
