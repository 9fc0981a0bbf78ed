import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { mayAnywhere } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import type { SelectionProgressView } from './selection.view';
import { selectionNotFound } from './commands/cancel-selection';

/** A person sees no difference below half a second; the database sees one look by key. */
const LOOK_EVERY_MS = 400;

interface Progress {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly zh: string;
  readonly en: string;
}

const PROGRESS = `
  select s.state, coalesce(j.progress_done, 0) as done, coalesce(j.progress_total, 0) as total, coalesce(j.progress_note, '') as zh, coalesce(j.progress_note_en, '') as en
    from selection s left join job j on j.id = s.job_id where s.id = $1 and $2::boolean`;

export type SelectionStream = AsyncIterableIterator<{ selectionProgress: SelectionProgressView }>;

/** How far a selection is, read from its rows, so it does not matter which process computes it. */
@Injectable()
export class SelectionFeed {
  constructor(private readonly reader: Reader) {}

  /** Not found for whoever may not see it, before any stream is opened. */
  async follow(context: GraphContext, id: string): Promise<SelectionStream> {
    if (!(await this.look(context, id))) throw selectionNotFound();
    const end = new AbortController();
    const events = this.events(context, id, end.signal);
    const stream: SelectionStream = {
      next: () => events.next(),
      // a generator that waits hears of its end only when it has something to tell
      return: () => { end.abort(); return events.return(undefined); },
      throw: (error: unknown) => { end.abort(); return events.throw(error); },
      [Symbol.asyncIterator]: () => stream,
    };
    return stream;
  }

  private look({ actor }: GraphContext, id: string): Promise<Progress | null> {
    return this.reader.first<Progress>(PROGRESS, [id, mayAnywhere(actor, 'selection.read')]);
  }

  private async *events(context: GraphContext, id: string, end: AbortSignal): AsyncGenerator<{ selectionProgress: SelectionProgressView }, undefined> {
    let told = '';
    for (;;) {
      const progress = await this.look(context, id);
      const text = JSON.stringify(progress);
      if (progress && text !== told) {
        told = text;
        const { state, done, total } = progress;
        yield { selectionProgress: { selectionId: id, state, done, total, note: progress[context.language] } };
      }
      if (!progress || (progress.state !== 'queued' && progress.state !== 'computing')) return;
      await sleep(LOOK_EVERY_MS, undefined, { signal: end }).catch(() => undefined);
      if (end.aborted) return;
    }
  }
}
