import { Injectable } from '@nestjs/common';
import type { Media, MediaFiles, MediaKind } from './media.entity';

/** What became known of a file while it was worked on. */
export interface Processed {
  readonly files: MediaFiles;
  readonly mimeType?: string;
  readonly durationMs?: number | null;
  readonly width?: number | null;
  readonly height?: number | null;
  readonly hasAudio?: boolean | null;
}

export interface ProcessingRun {
  /** Tells how far it is, 0–100, and throws when the run must not go on. */
  progress(percent: number): Promise<void>;
  /** Aborted when the run must not go on. */
  readonly signal: AbortSignal;
}

/**
 * What is made of a kind of file. May run again on its own result: same input, same keys. A refusal says that the file
 * itself is at fault and is final; any other error is tried again.
 */
export interface MediaProcessor {
  /** Before anything is queued, while the sender waits: seconds at most. `original` is a path on this machine. */
  inspect?(media: Pick<Media, 'kind' | 'mimeType' | 'name' | 'size'>, original: string): Promise<Partial<Omit<Processed, 'files'>>>;
  /** In a worker. Renditions are put under `media/<id>/`. */
  process(media: Media, original: string, run: ProcessingRun): Promise<Processed>;
}

/** Who works on which kind; registered when the module starts. */
@Injectable()
export class MediaProcessors {
  private readonly known = new Map<MediaKind, MediaProcessor>();

  register(kind: MediaKind, processor: MediaProcessor): void {
    if (this.known.has(kind)) throw new Error(`two processors for ${kind}`);
    this.known.set(kind, processor);
  }

  of(kind: MediaKind): MediaProcessor | undefined {
    return this.known.get(kind);
  }
}
