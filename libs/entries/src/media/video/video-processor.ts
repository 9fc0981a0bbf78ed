import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONFIG, OBJECT_STORE, type Config, type ObjectStore } from '@jiangong/platform';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MediaProcessors, type Processed, type ProcessingRun } from '../media-processors';
import { folderOf } from '../media-store';
import type { Media } from '../media.entity';
import { chooseEngine } from './engine/choose-engine';
import { EngineFault } from './engine/engine-fault';
import { probeVideo, transcodeVideo, type TranscodedVideo } from './transcode-video';
import type { VideoEngine } from './video-engine';
import { PLAN_VERSION, shownSize } from './video.plan';
import { VideoUnreadable } from './video.refusals';

const FOLDER = 'jiangong-video-';
/** No run takes as long: what is older was left by a worker that was killed. */
const LEFT_AFTER_HOURS = 3;
const TOLD_EVERY_MS = 500;

/** Same file, same plan, same names: a run taken up again writes over what the one before left. */
const placeOf = (media: Pick<Media, 'id' | 'sha256'>): string => `${folderOf(media.id)}/p${PLAN_VERSION}-${media.sha256.slice(0, 16)}`;

/** Videos: probed while their sender waits, encoded by a worker in a folder of the attempt alone, shown when everything lies in the store. */
@Injectable()
export class VideoProcessor implements OnModuleInit {
  private chosen: Promise<VideoEngine> | null = null;

  constructor(
    private readonly processors: MediaProcessors,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.processors.register('video', this);
  }

  async inspect(_media: unknown, original: string): Promise<Partial<Omit<Processed, 'files'>>> {
    const probed = await this.probe(original);
    return { ...shownSize(probed), durationMs: Math.round(probed.seconds * 1000) || null, hasAudio: probed.audio !== null };
  }

  async process(media: Media, original: string, run: ProcessingRun): Promise<Processed> {
    await dropLeft();
    const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${media.id}-`));
    try {
      const engine = await this.engine();
      const probed = await probeVideo(engine, original, undefined, run.signal);
      const made = await transcodeVideo(engine, original, probed, { folder, signal: run.signal, onProgress: teller(run) });
      return await this.keep(media, folder, made, run);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** A prober that crashes twice over the same file says something about the file. */
  private async probe(original: string) {
    const engine = await this.engine();
    for (let attempt = 1; ; attempt++) {
      try {
        return await probeVideo(engine, original);
      } catch (error) {
        if (!(error instanceof EngineFault) || error.isMissing) throw error;
        if (attempt === 2) throw new VideoUnreadable({});
      }
    }
  }

  private async keep(media: Media, folder: string, made: TranscodedVideo, run: ProcessingRun): Promise<Processed> {
    const place = placeOf(media);
    for (const file of made.files) {
      run.signal.throwIfAborted();
      await this.store.put(`${place}/${file}`, createReadStream(join(folder, file)));
    }
    const key = (file: string): string | undefined => (made.files.includes(file) ? `${place}/${file}` : undefined);
    const files = {
      mp4: key('video.mp4'), master: key('master.m3u8'), hls720: key('hls720/index.m3u8'), hls360: key('hls360/index.m3u8'),
      poster: key('poster.jpg'), image480: key('thumbnail.jpg'),
    };
    return {
      files: Object.fromEntries(Object.entries(files).filter(([, at]) => at)),
      durationMs: Math.round(made.seconds * 1000), width: made.width, height: made.height, hasAudio: made.hasAudio,
    };
  }

  /** Looked for once a process, at the first video. */
  private engine(): Promise<VideoEngine> {
    this.chosen ??= chooseEngine(this.config.VIDEO_ENGINE);
    return this.chosen;
  }
}

/** At most twice a second and one at a time; that the run must end is told by its signal. */
function teller(run: ProcessingRun): (percent: number) => void {
  let toldAt = 0;
  let isTelling = false;
  return (percent) => {
    if (isTelling || Date.now() - toldAt < TOLD_EVERY_MS) return;
    isTelling = true;
    toldAt = Date.now();
    void run.progress(percent).catch(() => undefined).finally(() => (isTelling = false));
  };
}

async function dropLeft(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER)) continue;
    const path = join(tmpdir(), name);
    const left = await stat(path).catch(() => null);
    if (left && Date.now() - left.mtimeMs > LEFT_AFTER_HOURS * 3_600_000) await rm(path, { recursive: true, force: true });
  }
}
