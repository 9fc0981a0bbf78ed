import { Inject, Injectable } from '@nestjs/common';
import { isId, platformActor } from '@jiangong/kernel';
import { OBJECT_STORE, Reader, RunsOn, UnitOfWork, type ObjectStore, type Tx } from '@jiangong/platform';
import { forgetMedia, MEDIA_FOLDER } from '../media-store';
import { mediaSchedule, orphanSchedule } from '../media.jobs';
import { MediaNotProcessed } from '../media.refusals';
import { deleteFiles } from './remove-media';

const KEPT_DAYS = 7;
const AT_ONCE = 200;

@Injectable()
export class SweepMedia {
  constructor(private readonly uow: UnitOfWork, private readonly reader: Reader, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

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

  /** A file has its row before anything lies in its folder, so a folder without one is left from a file that is gone. Returns how many went. */
  @RunsOn(orphanSchedule)
  async sweepOrphans(): Promise<number> {
    let swept = 0;
    let looked: string[] = [];
    const drop = async (): Promise<void> => {
      const left = await this.reader.rows<{ id: string }>('select one.id from unnest($1::uuid[]) as one(id) where not exists (select 1 from media m where m.id = one.id)', [looked]);
      for (const { id } of left) {
        await this.store.deleteFolder(`${MEDIA_FOLDER}/${id}`);
        swept += 1;
      }
      looked = [];
    };
    for await (const folder of this.store.folders(MEDIA_FOLDER)) {
      const id = folder.slice(MEDIA_FOLDER.length + 1);
      if (isId(id)) looked.push(id);
      if (looked.length === AT_ONCE) await drop();
    }
    await drop();
    return swept;
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
      'select id from media where taken_at is null and created_at < $1 and coalesce(let_go_at, created_at) < $1 order by created_at limit $2 for update skip locked', [before, AT_ONCE]);
    return rows.map((row) => row.id);
  }
}
