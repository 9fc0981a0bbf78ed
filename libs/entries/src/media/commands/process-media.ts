import { Inject, Injectable } from '@nestjs/common';
import { platformActor, Refusal } from '@jiangong/kernel';
import { Handles, OBJECT_STORE, Reader, UnitOfWork, type JobRun, type ObjectStore, type Tx } from '@jiangong/platform';
import { MediaProcessors, type ProcessingRun } from '../media-processors';
import { folderOf } from '../media-store';
import { Media } from '../media.entity';
import { MEDIA_ATTEMPTS, processMedia } from '../media.jobs';
import { MediaNotProcessed } from '../media.refusals';

/** Works on a file until it is ready or refused; a run that died is taken up again from the start, with the same keys. */
@Injectable()
export class ProcessMedia {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly processors: MediaProcessors,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  @Handles(processMedia)
  async work({ mediaId }: { mediaId: string }, job: JobRun): Promise<void> {
    const media = await this.uow.run(platformActor, {}, (tx) => this.begin(tx, mediaId, job.attempt));
    if (!media) return;
    try {
      const processor = this.processors.of(media.kind);
      if (!processor) throw new Error(`nobody works on ${media.kind}`);
      const done = await processor.process(media, await this.store.localPath(media.files.original!), this.run(mediaId, job));
      await this.settle(mediaId, { ...done, files: { ...media.files, ...done.files }, state: 'ready', progress: 100 });
    } catch (error) {
      if (error instanceof Refusal) return this.refuse(mediaId, error);
      if (job.attempt >= MEDIA_ATTEMPTS && !job.signal.aborted) await this.refuse(mediaId, new MediaNotProcessed({}));
      throw error;
    }
  }

  private async begin(tx: Tx, id: string, attempt: number): Promise<Media | null> {
    const media = await tx.repo(Media).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!media || media.state === 'ready' || media.state === 'refused') return null;
    await tx.repo(Media).update({ id }, { state: 'processing', attempts: attempt });
    return media;
  }

  private run(mediaId: string, job: JobRun): ProcessingRun {
    let told = -1;
    return {
      signal: job.signal,
      progress: async (percent) => {
        const whole = Math.max(0, Math.min(99, Math.floor(percent)));
        await job.progress(whole, 100);
        if (whole === told) return;
        told = whole;
        await this.reader.rows(`update media set progress = $2 where id = $1 and state = 'processing' returning id`, [mediaId, whole]);
      },
    };
  }

  private async settle(id: string, outcome: Partial<Media>): Promise<void> {
    await this.uow.run(platformActor, {}, async (tx) => {
      const media = await tx.repo(Media).findOne({ where: { id, state: 'processing' }, lock: { mode: 'pessimistic_write' } });
      if (media) await tx.repo(Media).update({ id }, { ...outcome, ...(outcome.state === 'ready' ? { readyAt: tx.now } : {}) } as never);
    });
  }

  private async refuse(id: string, refusal: Refusal): Promise<void> {
    await this.settle(id, { state: 'refused', refusalCode: refusal.code, refusalText: refusal.text, progress: 0 });
    await this.store.deleteFolder(folderOf(id));
  }
}
