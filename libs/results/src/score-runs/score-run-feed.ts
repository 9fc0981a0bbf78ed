import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Reader, type GraphContext } from '@jiangong/platform';
import type { ScoreRunProgressView, ScoreRunView } from './score-run.view';
import { ScoreRunsReader } from './score-runs.reader';

/** A person sees no difference below half a second; the database sees one look by key. */
const LOOK_EVERY_MS = 400;

interface Progress {
  readonly state: string;
  readonly stands: boolean;
  readonly done: number;
  readonly total: number;
  readonly zh: string;
  readonly en: string;
}

const PROGRESS = `
  select s.state, s.stands, coalesce(j.progress_done, 0) as done, coalesce(j.progress_total, 0) as total, coalesce(j.progress_note, '') as zh, coalesce(j.progress_note_en, '') as en
    from score_run s left join job j on j.id = s.job_id where s.id = $1`;

export type ProgressStream = AsyncIterableIterator<{ scoreRunProgress: ScoreRunProgressView }>;

const isOver = (state: string): boolean => state !== 'queued' && state !== 'computing';

/**
 * How far a run is, whoever computes it: read from its rows, so it does not matter which process holds the stream.
 * The first event comes at once, the last one tells how it ended.
 */
@Injectable()
export class ScoreRunFeed {
  constructor(private readonly reader: Reader, private readonly runs: ScoreRunsReader) {}

  /** Not found for whoever may not see the run, before any stream is opened. */
  async follow(context: GraphContext, id: string): Promise<ProgressStream> {
    const end = new AbortController();
    const events = this.events(context, await this.runs.one(context, id), end.signal);
    const stream: ProgressStream = {
      next: () => events.next(),
      // a generator that waits hears of its end only when it has something to tell: a run that stands still would be looked at for ever
      return: () => { end.abort(); return events.return(undefined); },
      throw: (error: unknown) => { end.abort(); return events.throw(error); },
      [Symbol.asyncIterator]: () => stream,
    };
    return stream;
  }

  private async *events(context: GraphContext, { id }: ScoreRunView, end: AbortSignal): AsyncGenerator<{ scoreRunProgress: ScoreRunProgressView }, undefined> {
    let told = '';
    for (;;) {
      const progress = await this.reader.first<Progress>(PROGRESS, [id]);
      const text = JSON.stringify(progress);
      if (progress && text !== told) {
        told = text;
        // the scope is asked again with every event that is told
        yield { scoreRunProgress: { run: await this.runs.one(context, id), done: progress.done, total: progress.total, note: progress[context.language] } };
      }
      if (!progress || isOver(progress.state)) return;
      await sleep(LOOK_EVERY_MS, undefined, { signal: end }).catch(() => undefined);
      if (end.aborted) return;
    }
  }
}
