import { Inject, Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { OBJECT_STORE, RunsOn, UnitOfWork, type ObjectStore, type Tx } from '@jiangong/platform';
import { forgetMedia } from '../media-store';
import { mediaSchedule } from '../media.jobs';
import { MediaNotProcessed } from '../media.refusals';
import { deleteFiles } from './remove-media';

const KEPT_DAYS = 7;
const AT_ONCE = 200;

@Injectable()
export class SweepMedia {
  constructor(private readonly uow: UnitOfWork, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  @RunsOn(mediaSchedule)
  async tick(): Promise<void> {
    await this.tellGivenUp();
    await this.sweep();
  }

  /** Takes away what nothing held for a week; returns how many. */
  async sweep(): Promise<number> {
    const gone = await this.uow.run(platformActor, {}, async (tx) => forgetMedia(tx, await this.notTaken(tx)));
    await deleteFiles(this.store, gone);
    return gone.folders.length;
  }

  /** A file that took its worker down at every attempt has a job that was given up and nobody who tells its owner. */
  tellGivenUp(): Promise<unknown> {
    const { code, text } = new MediaNotProcessed({});
    return this.uow.run(platformActor, {}, (tx) => tx.query(
      `update media m set state = 'refused', refusal_code = $1, refusal_text = $2, progress = 0, version = version + 1
        where m.state in ('received', 'processing') and exists (select 1 from job j where j.subject = 'media:' || m.id::text and j.state = 'failed')
          and not exists (select 1 from job j where j.subject = 'media:' || m.id::text and j.state in ('queued', 'running'))`,
      [code, JSON.stringify(text)]));
  }

  private async notTaken(tx: Tx): Promise<string[]> {
    const before = new Date(tx.now.getTime() - KEPT_DAYS * 24 * 3_600_000);
    const rows = await tx.query<{ id: string }>(
      'select id from media where taken_at is null and created_at < $1 order by created_at limit $2 for update skip locked', [before, AT_ONCE]);
    return rows.map((row) => row.id);
  }
}
