import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import type { Work, WorkReason } from '../work.entity';
import { askedBy, lookedAt, type LookedAt } from '../work-looked-at';
import { WorkChanged, WorkStillBlind } from '../work.refusals';
import { checkWorkReason, obstacleOf, refuseAct, type OfficeAct } from '../work.rules';
import { filesShown, WorkStore } from '../work-store';

export interface ModerateWorkWish {
  readonly id: string;
  readonly act: OfficeAct;
  /** The version looked at: what changed since is not decided on. */
  readonly version: number;
  readonly reasonCode?: WorkReason | null;
  readonly reason?: string | null;
}

export interface Showing {
  /** The films were drawn by the platform itself, so there is nothing in them that somebody would have to look at: the sample's. */
  readonly filmsAreOwn: boolean;
}

const AFTER = { approve: 'approved', return: 'returned', withdraw: 'withdrawn' } as const;

/** Shows a work, sends it back to its author with a reason, or takes it from the public at once. */
@Injectable()
export class ModerateWork {
  constructor(private readonly uow: UnitOfWork, private readonly store: WorkStore) {}

  execute(actor: Actor, { id, act, version, reasonCode, reason }: ModerateWorkWish, { filmsAreOwn }: Showing = { filmsAreOwn: false }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const work = await this.store.loadModerated(tx, id);
      refuseAct(work, act);
      const looked = await this.lookAgain(tx, work);
      if (looked.version !== version) throw new WorkChanged({ title: work.title });
      const said = checkWorkReason(act, reasonCode, reason);
      if (act === 'approve') {
        const obstacle = obstacleOf(work, filmsAreOwn ? { ...looked, unready: looked.unready.filter((file) => file.state === 'refused') } : looked);
        if (obstacle) throw obstacle;
        await this.refuseBlind(tx, work);
      }
      await this.store.move(tx, work, { act, state: AFTER[act], ...said });
      return id;
    });
  }

  /** Its files are held: captions that come meanwhile wait, and find the film public. */
  private async lookAgain(tx: Tx, work: Work): Promise<LookedAt> {
    await tx.query('select 1 from media where id = any($1::uuid[]) order by id for update', [filesShown(work)]);
    const [looked] = await tx.query<LookedAt>(`select ${lookedAt('$2')} from work w where w.id = $1`, [work.id, askedBy(tx.actor)]);
    return looked!;
  }

  /** Judges of a blind round must not read the names on the public site (domain.md §5). */
  private async refuseBlind(tx: Tx, work: Work): Promise<void> {
    const [round] = await tx.query<{ name: string }>(
      `select r.name from round r join rule_version v on v.id = r.rule_version_id
        where r.id = $1 and r.phase not in ('published', 'cancelled') and coalesce((v.content -> 'judging' ->> 'isBlind')::boolean, false)`, [work.roundId]);
    if (round) throw new WorkStillBlind({ title: work.title, round: round.name });
  }
}
