import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawClip, type DrawnClip } from './draw-clip';
import { systemHasFfmpeg } from './engine/choose-engine';
import { FfmpegEngine } from './engine/ffmpeg-engine';
import { NodeAvEngine } from './engine/node-av-engine';
import { piecesOf } from './master-playlist';
import { probeVideo, transcodeVideo } from './transcode-video';
import type { VideoEngine } from './video-engine';

const engines: readonly VideoEngine[] = [new NodeAvEngine(), ...((await systemHasFfmpeg()) ? [new FfmpegEngine()] : [])];
const folder = await mkdtemp(join(tmpdir(), 'jiangong-clips-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const draw = (name: string, clip: DrawnClip): Promise<string> => drawClip(join(folder, name), clip);

async function transcode(engine: VideoEngine, path: string) {
  const own = await mkdtemp(join(folder, 'out-'));
  const told: number[] = [];
  const probed = await probeVideo(engine, path);
  const made = await transcodeVideo(engine, path, probed, { folder: own, onProgress: (percent) => told.push(percent) });
  return { own, told, probed, made, again: await engine.probe(join(own, 'video.mp4')) };
}

describe.each(engines)('Videos by $name', (engine) => {
  it('become MP4, pieces in two sizes, a list of them and pictures', async () => {
    const path = await draw('plain.mp4', { width: 1280, height: 720, seconds: 5 });
    const { own, told, made, again } = await transcode(engine, path);
    expect(again.video).toMatchObject({ codec: 'h264', width: 1280, height: 720, rotation: 0, pixelFormat: 'yuv420p', framesPerSecond: 25 });
    expect(again.audio).toMatchObject({ codec: 'aac', channels: 2 });
    expect(made.files.filter((file) => !file.includes('/'))).toEqual(['master.m3u8', 'poster.jpg', 'thumbnail.jpg', 'video.mp4']);
    expect(made).toMatchObject({ width: 1280, height: 720, hasAudio: true });
    expect(Math.abs(made.seconds - 5)).toBeLessThan(0.15);
    for (const name of ['hls720', 'hls360']) {
      const pieces = piecesOf(await readFile(join(own, name, 'index.m3u8'), 'utf8'));
      expect(pieces.map(({ seconds }) => Math.round(seconds))).toEqual([4, 1]);
      for (const { file } of pieces) expect(existsSync(join(own, name, file))).toBe(true);
    }
    const master = await readFile(join(own, 'master.m3u8'), 'utf8');
    expect(master).toMatch(/RESOLUTION=640x360,FRAME-RATE=25.000,CODECS="avc1\.4d[0-9a-f]{4},mp4a\.40\.2"\nhls360\/index\.m3u8\n#EXT-X-STREAM-INF:.*RESOLUTION=1280x720.*\nhls720\/index\.m3u8/);
    // the index stands at the front: a player begins before it has the whole
    const bytes = await readFile(join(own, 'video.mp4'));
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(told.at(-1)).toBe(97);
    expect([...told]).toEqual([...told].sort((a, b) => a - b));
    expect((await readFile(join(own, 'poster.jpg'))).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });

  it('filmed upright stay upright, and a clip to be turned is turned, with nothing left to turn', async () => {
    for (const [name, clip] of [['tall.mp4', { width: 720, height: 1280 }], ['turned.mov', { format: 'mov', width: 1280, height: 720, rotation: 90 }], ['back.mp4', { width: 1280, height: 720, rotation: 270 }]] as const) {
      const { again, made } = await transcode(engine, await draw(name, { ...clip, seconds: 1 }));
      expect(again.video).toMatchObject({ width: 720, height: 1280, rotation: 0 });
      expect(made).toMatchObject({ width: 720, height: 1280 });
    }
  });

  it('turned by a quarter show what was on the left at the top', async () => {
    const graph = 'color=c=black:s=320x240:r=25:d=1,drawbox=x=0:y=0:w=160:h=240:color=white:t=fill';
    const { own, again } = await transcode(engine, await draw('half.mp4', { graph, rotation: 90, sound: null }));
    expect(again.video).toMatchObject({ width: 240, height: 320 });
    const { default: sharp } = await import('sharp');
    const { data, info } = await sharp(join(own, 'poster.jpg')).greyscale().raw().toBuffer({ resolveWithObject: true });
    const light = (x: number, y: number): number => data[y * info.width + x]!;
    expect(light(120, 40)).toBeGreaterThan(200);
    expect(light(120, 280)).toBeLessThan(50);
  });

  it('of every kind phones and editors write are taken: HEVC, VP9, MPEG-4, odd sizes, ten bits, high dynamic range, quick frames', async () => {
    const kinds: readonly (readonly [string, DrawnClip, object])[] = [
      ['hevc.mov', { picture: 'libx265', format: 'mov', width: 640, height: 360 }, { width: 640, height: 360 }],
      ['vp9.webm', { picture: 'libvpx-vp9', sound: 'libopus', format: 'webm', width: 640, height: 480 }, { width: 640, height: 480 }],
      ['asp.mkv', { picture: 'mpeg4', format: 'matroska', width: 640, height: 480 }, { width: 640, height: 480 }],
      ['odd.mkv', { picture: 'libx264', format: 'matroska', width: 427, height: 241, filter: 'format=yuv444p' }, { width: 426, height: 240 }],
      ['ten.mp4', { picture: 'libx265', filter: 'format=yuv420p10le' }, { pixelFormat: 'yuv420p' }],
      ['hdr.mp4', { picture: 'libx265', filter: 'format=yuv420p10le,setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc' }, { pixelFormat: 'yuv420p', isHdr: false }],
      ['quick.mp4', { framesPerSecond: 120 }, { framesPerSecond: 30 }],
    ];
    for (const [name, clip, expected] of kinds) {
      const { again, made } = await transcode(engine, await draw(name, { ...clip, seconds: 1 }));
      expect({ name, ...again.video }).toMatchObject({ name, codec: 'h264', ...expected });
      expect(Math.abs(made.seconds - 1)).toBeLessThan(0.2);
    }
    expect((await engine.probe(join(folder, 'hdr.mp4'))).video?.isHdr).toBe(true);
  });

  it('without sound have none, and small ones are never made larger', async () => {
    const { again, own } = await transcode(engine, await draw('mute.mp4', { sound: null, width: 320, height: 240 }));
    expect(again.audio).toBeNull();
    expect(again.video).toMatchObject({ width: 320, height: 240 });
    expect(existsSync(join(own, 'hls360'))).toBe(false);
    expect(await readFile(join(own, 'master.m3u8'), 'utf8')).not.toContain('mp4a');
  });

  it('with frames at any time come out with frames at equal times', async () => {
    const graph = `testsrc2=s=320x240:r=30:d=3,select='not(mod(n\\,7))+lt(n\\,30)'`;
    const { again, made } = await transcode(engine, await draw('vfr.mp4', { graph, sound: null }));
    expect(Number.isInteger(again.video!.framesPerSecond)).toBe(true);
    expect(Math.abs(made.seconds - 3)).toBeLessThan(0.4);
  });

  it('too long, too short, too large are refused by what they say, before anything heavy begins', async () => {
    const long = await draw('long.mp4', { seconds: 190, width: 64, height: 48, framesPerSecond: 2, sound: null });
    await expect(probeVideo(engine, long)).rejects.toMatchObject({ code: 'VIDEO_TOO_LONG', facts: { seconds: 190, limit: 180 } });
    await expect(probeVideo(engine, await draw('blink.mp4', { seconds: 0.2, sound: null }))).rejects.toMatchObject({ code: 'VIDEO_TOO_SHORT' });
    const wide = await draw('wide.mkv', { format: 'matroska', picture: 'mjpeg', graph: 'color=s=5000x64:r=5:d=1', sound: null });
    await expect(probeVideo(engine, wide)).rejects.toMatchObject({ code: 'VIDEO_PICTURE_TOO_LARGE' });
  });

  it('that say less than they hold are refused by what they hold', async () => {
    const path = await draw('liar.mkv', { format: 'matroska', seconds: 12, width: 64, height: 48, sound: null });
    const probed = { ...(await engine.probe(path)), seconds: 2 };
    const own = await mkdtemp(join(folder, 'out-'));
    await expect(transcodeVideo(engine, path, probed as never, { folder: own, maxSeconds: 5 })).rejects.toMatchObject({ code: 'VIDEO_TOO_LONG' });
  });

  it('are stopped in the middle by the signal', async () => {
    const path = await draw('slow.mp4', { width: 1920, height: 1080, seconds: 4 });
    const end = new AbortController();
    const probed = await probeVideo(engine, path);
    const own = await mkdtemp(join(folder, 'out-'));
    setTimeout(() => end.abort(new Error('removed')), 700);
    const began = Date.now();
    await expect(transcodeVideo(engine, path, probed, { folder: own, signal: end.signal })).rejects.toThrow('removed');
    expect(Date.now() - began).toBeLessThan(3_000);
  });
});

describe('The engines', () => {
  beforeAll(() => writeFile(join(folder, 'crash.mjs'), `process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000)`));

  it('that crash are an engine’s fault, to be tried again, and not the file’s', async () => {
    const path = await draw('sound.mp4', { seconds: 1 });
    await expect(new NodeAvEngine(join(folder, 'crash.mjs')).probe(path)).rejects.toThrow(/crash/);
    await expect(new FfmpegEngine('/nowhere', '/nowhere').probe(path)).rejects.toThrow();
  });
});
