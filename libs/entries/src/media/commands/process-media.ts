import { Inject, Injectable } from '@nestjs/common';
import { platformActor, Refusal } from '@jiangong/kernel';
import { Handles, OBJECT_STORE, Reader, UnitOfWork, type JobRun, type ObjectStore, type Tx } from '@jiangong/platform';
import { MediaProcessors, type ProcessingRun } from '../media-processors';
import { folderOf } from '../media-store';
import { Media } from '../media.entity';
import { MEDIA_ATTEMPTS, processMedia, processVideo } from '../media.jobs';
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
  small(payload: { mediaId: string }, job: JobRun): Promise<void> {
    return this.work(payload, job);
  }

  @Handles(processVideo)
  video(payload: { mediaId: string }, job: JobRun): Promise<void> {
    return this.work(payload, job);
  }

  private async work({ mediaId }: { mediaId: string }, job: JobRun): Promise<void> {
    const media = await this.uow.run(platformActor, {}, (tx) => this.begin(tx, mediaId, job.attempt));
    if (!media) return;
    try {
      const processor = this.processors.of(media.kind);
      if (!processor) throw new Error(`nobody works on ${media.kind}`);
      const done = await processor.process(media, await this.store.localPath(media.files.original!), this.run(mediaId, job));
      const isSettled = await this.settle(mediaId, job.attempt, { ...done, files: { ...media.files, ...done.files }, state: 'ready', progress: 100 });
      if (!isSettled) await this.clearIfRemoved(mediaId);
    } catch (error) {
      if (error instanceof Refusal) return this.refuse(mediaId, job.attempt, error);
      if (job.attempt >= MEDIA_ATTEMPTS && !job.signal.aborted) await this.refuse(mediaId, job.attempt, new MediaNotProcessed({}));
      if (job.signal.aborted) await this.clearIfRemoved(mediaId);
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

  /** Whether it was still this attempt's to settle. */
  private settle(id: string, attempt: number, outcome: Partial<Media>): Promise<boolean> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const media = await tx.repo(Media).findOne({ where: { id, state: 'processing', attempts: attempt }, lock: { mode: 'pessimistic_write' } });
      if (media) await tx.repo(Media).update({ id }, { ...outcome, ...(outcome.state === 'ready' ? { readyAt: tx.now } : {}) } as never);
      return media !== null;
    });
  }

  private async refuse(id: string, attempt: number, refusal: Refusal): Promise<void> {
    const isSettled = await this.settle(id, attempt, { state: 'refused', refusalCode: refusal.code, refusalText: refusal.text, progress: 0, captions: [] });
    if (isSettled) await this.store.deleteFolder(folderOf(id));
    else await this.clearIfRemoved(id);
  }

  /** Removed while it was worked on: what was put there since has nobody who names it. */
  private async clearIfRemoved(id: string): Promise<void> {
    if (!(await this.reader.first('select 1 from media where id = $1', [id]))) await this.store.deleteFolder(folderOf(id));
  }
}
