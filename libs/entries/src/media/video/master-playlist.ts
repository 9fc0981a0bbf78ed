import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rendition } from './video.plan';

export interface PackagedRendition extends Rendition {
  /** The busiest piece, bits a second. */
  readonly peakBitsPerSecond: number;
  readonly codecs: string;
}

const HEX = (byte: number): string => byte.toString(16).padStart(2, '0');

/** What a player must know before it fetches: H.264 profile and level as the file has them, AAC-LC when there is sound. */
export function codecsOf(init: Buffer): string {
  const at = init.indexOf('avcC');
  if (at < 0) throw new Error('no H.264 configuration in the init segment');
  const video = `avc1.${HEX(init[at + 5]!)}${HEX(init[at + 6]!)}${HEX(init[at + 7]!)}`;
  return init.includes('mp4a') ? `${video},mp4a.40.2` : video;
}

/** The pieces of a playlist, each with its seconds. */
export function piecesOf(playlist: string): readonly { readonly file: string; readonly seconds: number }[] {
  return [...playlist.matchAll(/#EXTINF:([\d.]+),[^\n]*\n([^#\s]+)/g)].map(([, seconds, file]) => ({ file: file!, seconds: Number(seconds) }));
}

/** Measures a rendition that lies in `folder/<name>`. */
export async function packaged(folder: string, rendition: Rendition): Promise<PackagedRendition> {
  const own = join(folder, rendition.name);
  const pieces = piecesOf(await readFile(join(own, 'index.m3u8'), 'utf8'));
  const rates = await Promise.all(pieces.map(async ({ file, seconds }) => ((await stat(join(own, file))).size * 8) / Math.max(seconds, 0.1)));
  return { ...rendition, peakBitsPerSecond: Math.ceil(Math.max(...rates, 1)), codecs: codecsOf(await readFile(join(own, 'init.mp4'))) };
}

/** Written by us: the smaller one first, so that a weak network begins at once. */
export function masterPlaylist(renditions: readonly PackagedRendition[], framesPerSecond: number): string {
  const lines = [...renditions].sort((a, b) => a.peakBitsPerSecond - b.peakBitsPerSecond).flatMap(({ name, width, height, peakBitsPerSecond, codecs }) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${peakBitsPerSecond},RESOLUTION=${width}x${height},FRAME-RATE=${framesPerSecond.toFixed(3)},CODECS="${codecs}"`,
    `${name}/index.m3u8`,
  ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines, ''].join('\n');
}
