import type { ProcessLimits } from '@jiangong/platform';
import { MAX_SIDE } from '../video.rules';

/** Looking into a file is quick, or the file is not honest. */
export const PROBE_LIMITS: ProcessLimits = { seconds: 60, cpuSeconds: 20, memoryMegabytes: 1_000, outputMegabytes: 2 };

/** An hour of patience for three minutes on a busy machine; a decoder needs a few hundred megabytes for the largest picture. */
export const encodeLimits = (seconds: number): ProcessLimits => ({ seconds: 180 + 20 * seconds, cpuSeconds: 60 + 20 * seconds, memoryMegabytes: 1_600, outputMegabytes: 400 });

/** Of a picture, also when a stream grows in the middle. */
export const MAX_PIXELS = String(MAX_SIDE * MAX_SIDE);

/** What phones, cameras and editors write; the many old decoders that nobody needs are not reachable. */
const DECODERS = [
  'h264', 'hevc', 'vp8', 'vp9', 'libvpx', 'libvpx-vp9', 'av1', 'libdav1d', 'libaom-av1', 'mpeg4', 'mjpeg', 'mpeg2video', 'prores', 'h263',
  'aac', 'mp3', 'mp3float', 'mp2', 'opus', 'libopus', 'vorbis', 'flac', 'alac', 'ac3', 'eac3', 'amrnb', 'amrwb', 'pcm_s16le', 'pcm_s16be', 'pcm_s24le', 'pcm_s24be', 'pcm_f32le', 'pcm_u8', 'pcm_mulaw', 'pcm_alaw',
].join(',');

/** Only the file itself is read: no address, no other file. */
export const READER_OPTIONS: Readonly<Record<string, string>> = { protocol_whitelist: 'file', codec_whitelist: DECODERS };
export const DECODER_OPTIONS: Readonly<Record<string, string>> = { max_pixels: MAX_PIXELS };
