import type { Bilingual } from '@jiangong/kernel';
import type { Reader } from '../database/reader';

/** Somebody cancelled the job while it ran. */
export class JobCancelled extends Error {}

/** Its lease ran out and another worker has it: whatever this one still does must not count. */
export class LeaseLost extends Error {}

export const LEASE_SECONDS = 30;

const NOTHING_SAID: Bilingual = { zh: '', en: '' };

/** What is told of a job that was tried as often as it may be. */
export const GIVEN_UP = { code: 'UNFORESEEN', zh: '多次尝试仍未完成，已停止；请稍后重新发起，或联系管理员', en: 'given up after several attempts; start it again later or ask an administrator' } as const;

/** What is told between two attempts. */
export const TRIED_AGAIN = { code: 'UNFORESEEN', zh: '处理时出现意外，系统会再试', en: 'something unforeseen happened; it will be tried again' } as const;

/** What a handler knows of its own run, and how it tells how far it is. */
export class JobRun {
  private told = 0;
  private renewedAt = Date.now();
  private readonly end = new AbortController();

  constructor(
    readonly jobId: string,
    readonly attempt: number,
    readonly ownerId: string | null,
    private readonly reader: Reader,
  ) {}

  /** Aborted with {@link LeaseLost} or {@link JobCancelled} as soon as the run must not go on; for handlers that wait on something. */
  get signal(): AbortSignal {
    return this.end.signal;
  }

  /** Tells the progress (at most four times a second), renews the lease, and stops a run that must not go on. */
  async progress(done: number, total: number, note: Bilingual = NOTHING_SAID): Promise<void> {
    this.signal.throwIfAborted();
    const now = Date.now();
    if (done < total && now - this.told < 250) return;
    this.told = now;
    await this.renew({ done, total, note });
  }

  /** Keeps the lease without saying anything new; throws when it is another's. */
  async renew(told?: { done: number; total: number; note: Bilingual }): Promise<void> {
    this.signal.throwIfAborted();
    const row = await this.reader.first<{ state: string }>(
      `update job set lease_until = now() + make_interval(secs => $3), progress_done = coalesce($4, progress_done), progress_total = coalesce($5, progress_total),
              progress_note = coalesce($6, progress_note), progress_note_en = coalesce($7, progress_note_en)
        where id = $1 and attempts = $2 returning state`,
      [this.jobId, this.attempt, LEASE_SECONDS, told?.done ?? null, told?.total ?? null, told?.note.zh ?? null, told?.note.en ?? null],
    );
    if (row?.state !== 'running') this.end.abort(row?.state === 'cancelled' ? new JobCancelled() : new LeaseLost());
    this.signal.throwIfAborted();
    this.renewedAt = Date.now();
  }

  /** The heartbeat: a database that is away for longer than the lease has given it to another worker. */
  async beat(): Promise<void> {
    try {
      await this.renew();
    } catch {
      if (Date.now() - this.renewedAt > LEASE_SECONDS * 1000) this.end.abort(new LeaseLost());
    }
  }
}
