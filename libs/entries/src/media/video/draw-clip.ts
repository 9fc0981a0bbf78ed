import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runBounded } from '@jiangong/platform';
import { NODE_AV_PROGRAM } from './engine/node-av-engine';


export interface DrawnClip {
  /** FFmpeg's names of encoders. */
  readonly picture?: 'libx264' | 'libx265' | 'libvpx-vp9' | 'libsvtav1' | 'mpeg4' | 'mjpeg';
  readonly sound?: 'aac' | 'libopus' | null;
  readonly format?: 'mp4' | 'mov' | 'matroska' | 'webm';
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
  readonly framesPerSecond?: number;
  /** Degrees clockwise the player is told to turn it by. */
  readonly rotation?: 0 | 90 | 180 | 270;
  /** A filter graph that makes the pictures, in place of the test picture. */
  readonly graph?: string;
  /** Filters after it. */
  readonly filter?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly hertz?: number;
}

const QUICK: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  libx264: { preset: 'ultrafast', crf: '28' }, libx265: { preset: 'ultrafast', crf: '30', 'x265-params': 'log-level=none' },
  'libvpx-vp9': { deadline: 'realtime', 'cpu-used': '8', crf: '40', b: '0' }, libsvtav1: { preset: '10', crf: '45', b: '0' }, mpeg4: { flags: '+qscale', global_quality: String(6 * 118) }, mjpeg: { flags: '+qscale', global_quality: String(8 * 118) },
};

/** Pictures that lie one after another in a file, 24 bits a pixel, as what a clip is made of; over and over. */
export const framesGraph = (path: string, size: { readonly width: number; readonly height: number }, frames: number, framesPerSecond: number, rounds: number): string =>
  `movie=filename=${path}:format_name=rawvideo:format_opts='video_size=${size.width}x${size.height}\\:pixel_format=rgb24\\:framerate=${framesPerSecond}',loop=loop=${rounds - 1}:size=${frames}`;

/** A clip made on the spot by the engine that comes from npm: pictures and tones from filters, in a codec of choice. For tests and samples. */
export async function drawClip(path: string, clip: DrawnClip = {}): Promise<string> {
  const { picture = 'libx264', sound = 'aac', format = 'mp4', width = 320, height = 240, seconds = 2, framesPerSecond = 25, rotation = 0, hertz = 440 } = clip;
  await mkdir(dirname(path), { recursive: true });
  const task = {
    op: 'encode', seconds: seconds + 1, common: 'null',
    source: {
      drawnVideo: clip.graph ?? `testsrc2=s=${width}x${height}:r=${framesPerSecond}:d=${seconds}`,
      drawnAudio: sound ? `sine=f=${hertz}:d=${seconds},volume=0.2` : null,
    },
    outputs: [{
      file: path, format, muxer: {}, rotation,
      video: { filter: clip.filter ?? (picture === 'mjpeg' ? 'format=yuvj420p' : 'format=yuv420p'), codec: picture, options: { ...QUICK[picture], ...clip.options } },
      audio: sound ? { filter: 'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo', codec: sound, options: { b: '64k' } } : null,
    }],
  };
  if (sound === 'libopus') task.outputs[0]!.audio!.filter = 'aresample=48000,aformat=sample_fmts=flt:channel_layouts=stereo';
  const limits = { seconds: 120, cpuSeconds: 60, memoryMegabytes: 1_500, outputMegabytes: 300 };
  const { end, complaints } = await runBounded({ program: process.execPath, args: [NODE_AV_PROGRAM, JSON.stringify(task)], limits });
  if (end !== 'done') throw new Error(`the clip could not be drawn: ${end} ${complaints}`);
  return path;
}
