import type { ProbedVideo, VideoStream } from './video-engine';
import { VideoPictureTooLarge, VideoTooLong, VideoTooShort, VideoUnreadable } from './video.refusals';

/** domain.md §10: three minutes; whoever cuts to the second is not refused for a frame more. */
export const MAX_SECONDS = 180;
const GRACE_SECONDS = 1;
const MIN_SECONDS = 0.5;
/** A side. */
export const MAX_SIDE = 4096;
const MIN_SIDE = 16;
const MAX_FRAMES_PER_SECOND = 250;

export type PlayableVideo = ProbedVideo & { readonly video: VideoStream };

/** Refuses by what the file says of itself, before anything heavy begins. What it says may be a lie: the engine counts again. */
export function refuseUnplayable(probed: ProbedVideo, maxSeconds = MAX_SECONDS): asserts probed is PlayableVideo {
  const { video, seconds } = probed;
  if (!video || video.width < MIN_SIDE || video.height < MIN_SIDE || video.framesPerSecond > MAX_FRAMES_PER_SECOND) throw new VideoUnreadable({});
  if (Math.max(video.width, video.height) > MAX_SIDE) throw new VideoPictureTooLarge({ width: video.width, height: video.height, limit: MAX_SIDE });
  refuseLength(seconds, maxSeconds, seconds > 0);
}

/** By what was really there. */
export function refuseLength(seconds: number, maxSeconds: number, isKnown = true): void {
  if (seconds > maxSeconds + GRACE_SECONDS) throw new VideoTooLong({ seconds: Math.ceil(seconds), limit: maxSeconds });
  if (isKnown && seconds < MIN_SECONDS) throw new VideoTooShort({});
}
