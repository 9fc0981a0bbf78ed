/**
 * `node tools/run.mjs tools/bench/video.ts [seconds] [rounds]`: seconds of video a processor second, through the product (upload
 * registered, probed, a worker's job, everything stored) with either engine, beside bare `ffmpeg` with the same settings and
 * the same files made; interleaved in one run. Quote the ratios, never the numbers. The goal is at least 0.8 of bare `ffmpeg`.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { stageEntities, stages } from '@jiangong/assembly';
import { drawClip, RegisterMedia } from '@jiangong/entries';
import { newId, platformActor, type Actor } from '@jiangong/kernel';
import { OpenAccount } from '@jiangong/people';
import { createLogger, JobDrain, PlatformModule, Reader, readConfig, UploadedFiles } from '@jiangong/platform';
import { NestFactory } from '@nestjs/core';

const seconds = Number(process.argv[2] ?? 20);
const rounds = Number(process.argv[3] ?? 3);
const CLOCK_TICKS = 100;
const GOAL = 0.8;

class BenchModule {}

/** What this process and everything it waited for has used of processors; bare and caged programs are counted alike. */
function processorSeconds(): number {
  const text = readFileSync('/proc/self/stat', 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  return (fields[11]! + fields[12]! + fields[13]! + fields[14]!) / CLOCK_TICKS;
}

async function startProduct(engine: string) {
  const config = readConfig({ ...process.env, VIDEO_ENGINE: engine, UPLOAD_QUOTA_MB: '10000' });
  const imports = [PlatformModule.with({ config, logger: createLogger('bench', 'warn'), entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: ['error'], abortOnError: false });
  const accountId = await app.get(OpenAccount, { strict: false }).execute(platformActor, { username: `bench-${engine}`, password: newId(), name: '转码' });
  const actor: Actor = { kind: 'account', accountId, memberId: null, name: '转码', grants: [] };
  const work = async (source: string): Promise<void> => {
    const uploadId = await app.get(UploadedFiles).keep(actor, 'bench.mp4', createReadStream(source));
    const id = await app.get(RegisterMedia, { strict: false }).execute(actor, { uploadId, purpose: 'entry' });
    await app.get(JobDrain).drain();
    const row = await app.get(Reader).first<{ state: string }>('select state from media where id = $1', [id]);
    if (row?.state !== 'ready') throw new Error(`${engine}: ${row?.state}`);
  };
  return { name: `product, ${engine}`, work, end: () => app.close() };
}

function ffmpeg(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** The same files by the same settings, typed by hand, with nothing around them. */
async function bare(source: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jiangong-bare-'));
  const picture = (crf: number, rate: number): string[] => ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', `${crf}`, '-profile:v', 'main', '-maxrate', `${rate}k`, '-bufsize', `${rate * 2}k`, '-g', '50', '-keyint_min', '50', '-sc_threshold', '0', '-threads:v', '2'];
  const sound = (rate: number): string[] => ['-map', '0:a', '-af', 'aresample=48000:async=1:first_pts=0', '-c:a', 'aac', '-b:a', `${rate}k`];
  const graph = '[0:v]fps=25,split=2[a][b];[a]scale=1280:720:flags=bicubic,setsar=1,format=yuv420p[v];[b]scale=640:360:flags=bicubic,setsar=1,format=yuv420p[w]';
  try {
    ffmpeg(folder, '-i', source, '-filter_complex', graph, '-map', '[v]', ...picture(23, 3_500), ...sound(128), '-movflags', '+faststart', 'video.mp4', '-map', '[w]', ...picture(25, 900), ...sound(64), '-movflags', '+faststart', 'low.mp4');
    for (const name of ['video', 'low']) {
      await mkdir(join(folder, name));
      ffmpeg(folder, '-i', `${name}.mp4`, '-c', 'copy', '-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', '-hls_segment_filename', `${name}/%03d.m4s`, `${name}/index.m3u8`);
    }
    ffmpeg(folder, '-ss', '1', '-i', 'video.mp4', '-frames:v', '1', 'poster.jpg', '-frames:v', '1', '-vf', 'scale=640:360', 'thumbnail.jpg');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jiangong-video-bench-'));
  const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
  const products = await Promise.all((hasFfmpeg ? ['ffmpeg', 'node-av'] : ['node-av']).map(startProduct));
  try {
    const source = await drawClip(join(folder, 'source.mp4'), { width: 1920, height: 1080, seconds, options: { crf: '20' } });
    if (!existsSync(source)) throw new Error('no source');
    const ways = [...(hasFfmpeg ? [{ name: 'bare ffmpeg', work: bare }] : []), ...products];
    const rates = new Map<string, number[]>(ways.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const { name, work } of round % 2 ? [...ways].reverse() : ways) {
        const before = processorSeconds();
        await work(source);
        rates.get(name)!.push(seconds / (processorSeconds() - before));
      }
    }
    console.log(`seconds of video a processor second, ${seconds} s in 1080p → MP4 720p, HLS 720p and 360p, poster; ${rounds} interleaved rounds, median (least–most); ratio to bare ffmpeg in the same round`);
    const limit = rates.get('bare ffmpeg');
    for (const [name, list] of rates) {
      const ratio = limit ? middle(list.map((rate, at) => rate / limit[at]!)) : null;
      const told = ratio === null ? 'no ffmpeg on this machine to compare with' : `${ratio.toFixed(2)}${name === 'product, ffmpeg' ? `   goal ≥ ${GOAL} ${ratio >= GOAL ? '✓' : '✗'}` : ''}`;
      console.log(`  ${name.padEnd(20)} ${middle(list).toFixed(2).padStart(7)} (${Math.min(...list).toFixed(2)}–${Math.max(...list).toFixed(2)})   ${told}`);
    }
  } finally {
    for (const { end } of products) await end();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
