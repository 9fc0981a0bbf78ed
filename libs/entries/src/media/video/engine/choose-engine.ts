import { runBounded } from '@jiangong/platform';
import type { VideoEngine } from '../video-engine';
import { PROBE_LIMITS } from './engine-limits';
import { FfmpegEngine } from './ffmpeg-engine';
import { NodeAvEngine } from './node-av-engine';

const say = (program: string, ...args: string[]): Promise<string> =>
  runBounded({ program, args, limits: PROBE_LIMITS }).then(({ end, output }) => (end === 'done' ? output : ''));

/** Whether the system has an `ffmpeg` that can write what we need, and its `ffprobe`. */
export async function systemHasFfmpeg(): Promise<boolean> {
  const [encoders, filters, probe] = await Promise.all([say('ffmpeg', '-hide_banner', '-encoders'), say('ffmpeg', '-hide_banner', '-filters'), say('ffprobe', '-version')]);
  return / libx264 /.test(encoders) && / aac /.test(encoders) && / zscale /.test(filters) && probe.startsWith('ffprobe');
}

/** The system's when it is there, otherwise the one from npm. */
export async function chooseEngine(wanted: 'auto' | 'ffmpeg' | 'node-av'): Promise<VideoEngine> {
  if (wanted === 'node-av') return new NodeAvEngine();
  if (wanted === 'ffmpeg' || (await systemHasFfmpeg())) return new FfmpegEngine();
  return new NodeAvEngine();
}
