import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AddCaptions, drawClip, framesGraph, RegisterMedia, type DrawnClip, type FileRef } from '@jiangong/entries';
import { platformActor, type Actor } from '@jiangong/kernel';
import { Reader, UploadedFiles } from '@jiangong/platform';
import { OpenAccount } from '@jiangong/people';
import type { INestApplicationContext } from '@nestjs/common';
import sharp from 'sharp';
import { SAMPLE_PASSWORD } from './accounts';
import { drawScene, type Trade } from './clip-scenes';
import type { SampleMember } from './people';

/** What is filmed: by whom, of which trade, and what is said while it runs. */
export interface FilmedWork {
  readonly author: SampleMember;
  readonly title: string;
  readonly trade: Trade;
  readonly said: readonly string[];
}

/** A film as its author hands it in. */
export interface Film {
  readonly actor: Actor;
  readonly files: readonly FileRef[];
}

interface Shape {
  readonly clip: DrawnClip;
  readonly width: number;
  readonly height: number;
  readonly ending: string;
}

const [WIDE, HIGH] = [640, 360];
const FRAMES = 12;
const FRAMES_PER_SECOND = 8;
/** Dignified grounds; the drawings bring the light. */
const HUES = [6, 212, 168, 24, 228, 190, 348, 40, 262, 148];

const upright = { width: 432, height: 768 };
const across = { width: WIDE, height: HIGH };
/** What phones, cameras and editors of many years send: taken in turn. */
const SHAPES: readonly Shape[] = [
  { ...upright, ending: 'mp4', clip: { picture: 'libx264', sound: 'aac', format: 'mp4' } },
  { ...across, ending: 'mov', clip: { picture: 'libx265', sound: 'aac', format: 'mov' } },
  // filmed upright, stored lying down and told to be turned, as phones do
  { ...upright, ending: 'mov', clip: { picture: 'libx264', sound: 'aac', format: 'mov', rotation: 90, filter: 'transpose=cclock,format=yuv420p' } },
  { ...across, ending: 'webm', clip: { picture: 'libvpx-vp9', sound: 'libopus', format: 'webm' } },
  { ...upright, ending: 'mp4', clip: { picture: 'libx265', sound: null, format: 'mp4' } },
  { ...across, ending: 'mkv', clip: { picture: 'mpeg4', sound: 'aac', format: 'matroska' } },
  { ...across, ending: 'mp4', clip: { picture: 'libx264', sound: null, format: 'mp4', rotation: 180, filter: 'hflip,vflip,format=yuv420p' } },
  { ...across, ending: 'mkv', clip: { picture: 'libsvtav1', sound: null, format: 'matroska' } },
];

/**
 * Short films of the sample's works: drawn on the spot in many codecs and shapes, registered by the product's own commands in
 * their authors' names. Only the films themselves are made here; a worker encodes them for showing once the product runs.
 */
export class SampleVideos {
  private drawing: Promise<unknown> = Promise.resolve();
  private readonly folder = mkdtemp(join(tmpdir(), 'jiangong-sample-'));
  private planned = 0;
  private readonly accounts = new Map<string, Promise<Actor>>();

  constructor(private readonly app: INestApplicationContext) {
    // this process reads no pictures but its own: the reader that strangers' pictures never meet is allowed for them
    sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
  }

  /** Begins to draw it, beside everything else that is done meanwhile; what comes back hands it over when it is wanted. */
  plan(work: FilmedWork): () => Promise<Film | null> {
    const at = this.planned++;
    const drawn = this.drawing.then(() => this.draw(work, at)).catch((error: Error) => {
      console.error(`没有生成视频 no clip: ${error.message}`);
      return null;
    });
    this.drawing = drawn;
    return async () => {
      const path = await drawn;
      return path ? this.register(work, path, at) : null;
    };
  }

  async end(): Promise<void> {
    await this.drawing;
    await rm(await this.folder, { recursive: true, force: true });
  }

  private async draw({ trade }: FilmedWork, at: number): Promise<string> {
    const { clip, width, height, ending } = SHAPES[at % SHAPES.length]!;
    const folder = await this.folder;
    const hue = HUES[at % HUES.length]! + Math.floor(at / HUES.length) * 3;
    const frames: Buffer[] = [];
    for (let frame = 0; frame < FRAMES; frame++) {
      const picture = Buffer.from(drawScene({ trade, width, height, hue }, frame / FRAMES));
      frames.push(await sharp(picture).flatten().removeAlpha().toColourspace('srgb').raw().toBuffer());
    }
    const raw = join(folder, `${at}.rgb`);
    await writeFile(raw, Buffer.concat(frames));
    const rounds = 2 + (at % 3);
    const graph = framesGraph(raw, { width, height }, FRAMES, FRAMES_PER_SECOND, rounds);
    const path = await drawClip(join(folder, `${at}.${ending}`), { ...clip, graph, seconds: (rounds * FRAMES) / FRAMES_PER_SECOND, hertz: 160 + (at % 7) * 30 });
    await rm(raw);
    return path;
  }

  private async register({ author, title, said }: FilmedWork, path: string, at: number): Promise<Film> {
    const actor = await this.accountOf(author);
    const uploads = this.app.get(UploadedFiles, { strict: false });
    const uploadId = await uploads.keep(actor, `${title}.${SHAPES[at % SHAPES.length]!.ending}`, createReadStream(path));
    const id = await this.app.get(RegisterMedia, { strict: false }).execute(actor, { uploadId, purpose: 'entry' });
    const media = (await this.app.get(Reader, { strict: false }).first<{ sha256: string; durationMs: number }>('select sha256, duration_ms as "durationMs" from media where id = $1', [id]))!;
    if (at % 2 === 0) {
      const captions = await uploads.keep(actor, `${title}.vtt`, Readable.from([Buffer.from(captionsOf(said, media.durationMs))]));
      await this.app.get(AddCaptions, { strict: false }).execute(actor, { mediaId: id, uploadId: captions, lang: 'zh-CN' });
    }
    return { actor, files: [{ id, sha256: media.sha256 }] };
  }

  /** Whoever sends a file has an account; it owns the file until it is handed in. */
  private accountOf(author: SampleMember): Promise<Actor> {
    const known = this.accounts.get(author.id) ?? this.open(author, `zuozhe${String(this.accounts.size + 1).padStart(2, '0')}`);
    this.accounts.set(author.id, known);
    return known;
  }

  private async open(author: SampleMember, username: string): Promise<Actor> {
    const accountId = await this.app.get(OpenAccount, { strict: false }).execute(platformActor, { username, name: author.name, password: SAMPLE_PASSWORD, memberId: author.id });
    return { kind: 'account', accountId, memberId: author.id, name: author.name, grants: [] };
  }
}

/** What is said, a sentence after another over the whole length. */
function captionsOf(said: readonly string[], durationMs: number): string {
  const time = (ms: number): string => `00:00:${String(Math.floor(ms / 1000)).padStart(2, '0')}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
  const each = durationMs / said.length;
  return `WEBVTT\n\n${said.map((text, at) => `${time(at * each)} --> ${time((at + 1) * each - 20)}\n${text}\n`).join('\n')}`;
}

const WORDS: readonly (readonly [RegExp, Trade])[] = [
  [/焊|夹具|工装/, 'welding'], [/配电|电柜|导线|电缆/, 'grid'], [/磨煤|汽轮|余热|轴承|磨辊/, 'generation'], [/水泵|密封|取样|化验|注塑/, 'chemical'],
  [/混凝土|养护/, 'building'], [/客运|旅客|引导/, 'station'], [/托辊|输送/, 'cement'], [/盘点|仓库/, 'software'],
];

/** The scene for a work that says what it is about in its title alone. */
export const tradeIn = (title: string): Trade => WORDS.find(([words]) => words.test(title))?.[1] ?? 'appliance';
