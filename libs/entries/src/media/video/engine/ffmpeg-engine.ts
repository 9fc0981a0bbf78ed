import { runBounded, type ProcessLimits } from '@jiangong/platform';
import type { AudioStream, EncodedFile, Encoding, EngineRun, ProbedVideo, Repackaging, Track, VideoEngine, VideoStream } from '../video-engine';
import { DECODER_OPTIONS, encodeLimits, PROBE_LIMITS, READER_OPTIONS } from './engine-limits';
import { faultOf } from './engine-fault';
import { containerAt } from './read-head';

interface FfprobeStream {
  readonly index: number;
  readonly codec_type: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sample_aspect_ratio?: string;
  readonly avg_frame_rate?: string;
  readonly r_frame_rate?: string;
  readonly pix_fmt?: string;
  readonly color_transfer?: string;
  readonly channels?: number;
  readonly sample_rate?: string;
  readonly duration?: string;
  readonly disposition?: { readonly attached_pic?: number };
  readonly side_data_list?: readonly { readonly rotation?: number }[];
}

const options = (record: Readonly<Record<string, string>>): string[] => Object.entries(record).flatMap(([key, value]) => [`-${key}`, value]);
const numberOf = (text: string | undefined): number => Number(text) || 0;
const HDR = new Set(['smpte2084', 'arib-std-b67']);

function ratioOf(text: string | undefined): number {
  const [above, below] = (text ?? '').split(/[:/]/).map(Number);
  return above && below ? above / below : 0;
}

/** Options of an encoder, for its own stream alone. */
const trackOptions = (kind: 'v' | 'a', { codec, options: own }: Track): string[] => [`-c:${kind}`, codec, ...Object.entries(own).flatMap(([key, value]) => [`-${key}:${kind}`, value])];

/** The system's own `ffmpeg` and `ffprobe`, kept up to date by whoever keeps the system. */
export class FfmpegEngine implements VideoEngine {
  readonly name = 'ffmpeg';

  constructor(private readonly ffmpeg = 'ffmpeg', private readonly ffprobe = 'ffprobe') {}

  async probe(path: string, signal?: AbortSignal): Promise<ProbedVideo> {
    const args = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-f', await containerAt(path), ...options(READER_OPTIONS), '-i', path];
    const outcome = await runBounded({ program: this.ffprobe, args, limits: PROBE_LIMITS, signal });
    if (outcome.end !== 'done') throw faultOf(outcome, signal);
    const told = JSON.parse(outcome.output) as { format?: { format_name?: string; duration?: string }; streams?: readonly FfprobeStream[] };
    const video = told.streams?.find((stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic);
    const audio = told.streams?.find((stream) => stream.codec_type === 'audio');
    return {
      container: told.format?.format_name ?? '', seconds: numberOf(told.format?.duration) || numberOf(video?.duration),
      video: video ? videoStream(video) : null, audio: audio ? audioStream(audio) : null,
    };
  }

  async encode({ path, probed, common, files, limitSeconds }: Encoding, run: EngineRun): Promise<{ reached: number }> {
    const split = files.map((_, index) => `[s${index}]`).join('');
    const each = files.map(({ video }, index) => `[s${index}]${video.filter}[v${index}]`);
    const graph = [`[0:${probed.video!.index}]${common},split=${files.length}${split}`, ...each].join(';');
    const source = ['-threads', '2', '-f', await containerAt(path), ...options(READER_OPTIONS), ...options(DECODER_OPTIONS), '-t', String(limitSeconds), '-i', path];
    const outputs = files.flatMap((file, index) => this.output(file, index, probed));
    let reached = 0;
    const onLine = (line: string): void => {
      const [key, value] = line.split('=');
      if (key !== 'out_time_us' || !Number.isFinite(Number(value))) return;
      reached = Math.max(reached, Number(value) / 1_000_000);
      run.onReached?.(reached);
    };
    await this.run([...source, '-filter_complex_threads', '2', '-filter_complex', graph, ...outputs], encodeLimits(limitSeconds), run, onLine);
    return { reached };
  }

  async repackage({ path, file, format, muxer }: Repackaging, run: EngineRun): Promise<void> {
    await this.run(['-f', 'mov', ...options(READER_OPTIONS), '-i', path, '-map', '0', '-c', 'copy', '-f', format, ...options(muxer), file], PROBE_LIMITS, run);
  }

  private output({ file, format, muxer, video, audio }: EncodedFile, index: number, probed: ProbedVideo): string[] {
    const sound = audio && probed.audio ? ['-map', `0:${probed.audio.index}`, '-af', audio.filter, ...trackOptions('a', audio)] : [];
    return ['-map', `[v${index}]`, ...trackOptions('v', video), '-threads:v', '2', ...sound, '-map_metadata', '-1', '-map_chapters', '-1', '-f', format, ...options(muxer), file];
  }

  private async run(args: readonly string[], limits: ProcessLimits, { folder, signal }: EngineRun, onLine: (line: string) => void = () => undefined): Promise<void> {
    const all = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-progress', 'pipe:1', '-stats_period', '0.25', ...args];
    const outcome = await runBounded({ program: this.ffmpeg, args: all, limits: { ...limits, outputMegabytes: Math.max(limits.outputMegabytes, 300) }, cwd: folder, signal, onLine });
    if (outcome.end !== 'done') throw faultOf(outcome, signal);
  }
}

function videoStream(stream: FfprobeStream): VideoStream {
  const turned = stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0;
  return {
    index: stream.index, codec: stream.codec_name ?? '', width: stream.width ?? 0, height: stream.height ?? 0, pixelShape: ratioOf(stream.sample_aspect_ratio) || 1,
    rotation: (((Math.round(-turned / 90) * 90) % 360) + 360) % 360, framesPerSecond: ratioOf(stream.avg_frame_rate) || ratioOf(stream.r_frame_rate),
    pixelFormat: stream.pix_fmt ?? '', isHdr: HDR.has(stream.color_transfer ?? ''),
  };
}

const audioStream = (stream: FfprobeStream): AudioStream => ({
  index: stream.index, codec: stream.codec_name ?? '', channels: stream.channels ?? 0, samplesPerSecond: numberOf(stream.sample_rate),
});
