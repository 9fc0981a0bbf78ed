import type { EncodedFile, Encoding, Track } from './video-engine';
import { MAX_SECONDS, type PlayableVideo } from './video.rules';

/** Raised whenever a setting below changes: what was made under another number is not taken for the same. */
export const PLAN_VERSION = 1;
export const SEGMENT_SECONDS = 4;

export interface Rendition {
  readonly name: 'hls720' | 'hls360';
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

export interface VideoPlan {
  readonly framesPerSecond: number;
  readonly renditions: readonly Rendition[];
  readonly encoding: Encoding;
}

interface Quality {
  readonly name: Rendition['name'];
  readonly file: string;
  readonly shortSide: number;
  readonly crf: number;
  readonly maxRate: number;
  readonly audioRate: number;
}

/** Phones and WeChat play H.264 main and AAC everywhere. Rates in kilobits a second. */
const QUALITIES: readonly Quality[] = [
  { name: 'hls720', file: 'video.mp4', shortSide: 720, crf: 23, maxRate: 3_500, audioRate: 128 },
  { name: 'hls360', file: 'low.mp4', shortSide: 360, crf: 25, maxRate: 900, audioRate: 64 },
];
/** Panoramas stay within what every phone decodes. */
const LONG_SIDE = 1_920;

/** A constant rate: 24 and 25 as filmed, 30 for all that is quicker, whole frames for what is slower. */
export function rateOf(framesPerSecond: number): number {
  if (framesPerSecond <= 0) return 30;
  if (Math.abs(framesPerSecond - 50) < 0.5) return 25;
  if (framesPerSecond > 25.5) return 30;
  return Math.max(5, Math.ceil(framesPerSecond - 0.01));
}

/** As it is seen: pixels square, turned upright. */
export function shownSize({ video }: Pick<PlayableVideo, 'video'>): { readonly width: number; readonly height: number } {
  const wide = Math.round(video.width * video.pixelShape);
  return video.rotation % 180 === 0 ? { width: wide, height: video.height } : { width: video.height, height: wide };
}

/** Within a short side, never larger than it was, both sides even. */
export function sizeWithin(size: { readonly width: number; readonly height: number }, shortSide: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, shortSide / Math.min(size.width, size.height), LONG_SIDE / Math.max(size.width, size.height));
  const even = (side: number): number => Math.max(2, Math.floor((side * scale + 0.001) / 2) * 2);
  return { width: even(size.width), height: even(size.height) };
}

/** Bright film to ordinary screens: linear light, compressed highlights, back to the colours of television. */
const TONE_MAP = 'setparams=color_primaries=bt2020:colorspace=bt2020nc,zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p';

function pictureTrack(quality: Quality, size: { readonly width: number; readonly height: number }, rate: number): Track {
  return {
    filter: `scale=${size.width}:${size.height}:flags=bicubic:out_range=tv,setsar=1,format=yuv420p`,
    codec: 'libx264',
    options: {
      preset: 'veryfast', crf: String(quality.crf), profile: 'main', maxrate: `${quality.maxRate}k`, bufsize: `${quality.maxRate * 2}k`,
      g: String(rate * 2), keyint_min: String(rate * 2), sc_threshold: '0',
    },
  };
}

/** Beginning at nought, gaps filled, two channels. */
const soundTrack = (quality: Quality): Track => ({
  filter: 'aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo', codec: 'aac', options: { b: `${quality.audioRate}k` },
});

/** What is made of a video, for both engines alike. */
export function planVideo(path: string, probed: PlayableVideo, maxSeconds = MAX_SECONDS): VideoPlan {
  const rate = rateOf(probed.video.framesPerSecond);
  const shown = shownSize(probed);
  const wanted = QUALITIES.filter(({ shortSide }, index) => index === 0 || Math.min(shown.width, shown.height) > shortSide);
  const files: readonly EncodedFile[] = wanted.map((quality) => ({
    file: quality.file, format: 'mp4', muxer: { movflags: '+faststart' },
    video: pictureTrack(quality, sizeWithin(shown, quality.shortSide), rate), audio: probed.audio ? soundTrack(quality) : null,
  }));
  const largest = sizeWithin(shown, QUALITIES[0]!.shortSide);
  const common = [`fps=${rate}`, ...(probed.video.isHdr ? [`scale=${largest.width}:${largest.height}:flags=bicubic`, TONE_MAP] : [])].join(',');
  return {
    framesPerSecond: rate,
    renditions: wanted.map((quality) => ({ name: quality.name, file: quality.file, ...sizeWithin(shown, quality.shortSide) })),
    // two seconds more than allowed, to see that it is too long
    encoding: { path, probed, common, files, limitSeconds: maxSeconds + 2 },
  };
}

/** One picture early on and not the very first, which is often black; large and small. */
export function planPoster(path: string, probed: PlayableVideo): Encoding {
  const rate = probed.video.framesPerSecond;
  const at = Math.floor(Math.min(1, probed.seconds / 2) * rate);
  const picture = (file: string, shortSide: number): EncodedFile => {
    const { width, height } = sizeWithin(shownSize(probed), shortSide);
    return {
      file, format: 'image2', muxer: { update: '1' }, audio: null,
      // a quality of 4 in the units of the encoder
      video: { filter: `scale=${width}:${height}:flags=bicubic:out_range=pc,format=yuvj420p`, codec: 'mjpeg', options: { flags: '+qscale', global_quality: String(4 * 118) } },
    };
  };
  return { path, probed: { ...probed, audio: null }, common: `select=eq(n\\,${at})`, files: [picture('poster.jpg', 720), picture('thumbnail.jpg', 360)], limitSeconds: at / rate + 0.5 };
}

/** Pieces of four seconds that a player can begin with anywhere. */
export const hlsOptions = (folder: string): Readonly<Record<string, string>> => ({
  hls_time: String(SEGMENT_SECONDS), hls_playlist_type: 'vod', hls_segment_type: 'fmp4', hls_fmp4_init_filename: 'init.mp4',
  hls_segment_filename: `${folder}/%03d.m4s`, hls_flags: 'independent_segments',
});
