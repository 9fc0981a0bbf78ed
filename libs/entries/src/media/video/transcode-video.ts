import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { masterPlaylist, packaged } from './master-playlist';
import type { EngineRun, ProbedVideo, VideoEngine } from './video-engine';
import { hlsOptions, planPoster, planVideo } from './video.plan';
import { MAX_SECONDS, refuseLength, refuseUnplayable, type PlayableVideo } from './video.rules';

export interface TranscodedVideo {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly hasAudio: boolean;
  /** Every file made, below the folder. */
  readonly files: readonly string[];
}

/** Of the way, per cent: encoding is nearly all of it. */
const ENCODED = 94;

/** Looks into a file and refuses what is not a video within the limits, before anything heavy begins. */
export async function probeVideo(engine: VideoEngine, path: string, maxSeconds = MAX_SECONDS, signal?: AbortSignal): Promise<PlayableVideo> {
  const probed: ProbedVideo = await engine.probe(path, signal);
  refuseUnplayable(probed, maxSeconds);
  return probed;
}

/**
 * Makes everything that is shown of a video in `run.folder`: `video.mp4` (720p), `hls720/`, `hls360/`, `master.m3u8`,
 * `poster.jpg`, `thumbnail.jpg`. The length is told by what came out, not by what the file said.
 */
export async function transcodeVideo(
  engine: VideoEngine, path: string, probed: PlayableVideo, run: Omit<EngineRun, 'onReached'> & { readonly onProgress?: (percent: number) => void; readonly maxSeconds?: number },
): Promise<TranscodedVideo> {
  const { folder, signal, onProgress, maxSeconds = MAX_SECONDS } = run;
  const plan = planVideo(path, probed, maxSeconds);
  const expected = Math.max(1, probed.seconds || maxSeconds);
  const onReached = (seconds: number): void => onProgress?.(Math.min(ENCODED, Math.floor((seconds / expected) * ENCODED)));
  await engine.encode(plan.encoding, { folder, signal, onReached });

  const made = join(folder, plan.renditions[0]!.file);
  const result = await engine.probe(made, signal);
  refuseUnplayable(result, Infinity);
  refuseLength(result.seconds, maxSeconds);
  for (const { name, file } of plan.renditions) {
    await mkdir(join(folder, name), { recursive: true });
    await engine.repackage({ path: join(folder, file), file: `${name}/index.m3u8`, format: 'hls', muxer: hlsOptions(name) }, { folder, signal });
  }
  const renditions = await Promise.all(plan.renditions.map((rendition) => packaged(folder, rendition)));
  await writeFile(join(folder, 'master.m3u8'), masterPlaylist(renditions, plan.framesPerSecond));
  onProgress?.(97);
  await engine.encode(planPoster(made, result), { folder, signal });
  // the small one is only a step on the way to its pieces
  for (const { file } of plan.renditions.slice(1)) await rm(join(folder, file));
  const { width, height } = plan.renditions[0]!;
  return { seconds: result.seconds, width, height, hasAudio: result.audio !== null, files: await filesBelow(folder) };
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}
