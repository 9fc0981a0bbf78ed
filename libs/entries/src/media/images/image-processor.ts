import { sha256 } from '@jiangong/kernel';
import { OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Readable } from 'node:stream';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { MediaProcessors, type Processed, type ProcessingRun } from '../media-processors';
import { folderOf } from '../media-store';
import type { Media } from '../media.entity';
import { ImageBroken, ImageTooManyPixels } from '../media.refusals';

/** Cameras of today stay below; what is beyond is made to fill memory. */
const MAX_PIXELS = 120_000_000;
const MAX_SIDE = 30_000;
const SECONDS = 60;
const SIZES = [['image1600', 1600, 82], ['image480', 480, 76]] as const;
const FORMATS: Readonly<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' };

// strangers' files meet these four decoders and no other: no SVG, PDF, TIFF or whatever the library learns next
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'] });
sharp.cache(false);
sharp.concurrency(1);

/** One frame, upright, without metadata: neither place nor device nor what was hidden behind the pixels remains. */
@Injectable()
export class ImageProcessor implements OnModuleInit {
  constructor(private readonly processors: MediaProcessors, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  onModuleInit(): void {
    this.processors.register('image', this);
  }

  async process(media: Media, original: string, run: ProcessingRun): Promise<Processed> {
    const { width, height } = await this.measure(media, original);
    const files: Record<string, string> = {};
    for (const [at, [name, side, quality]] of SIZES.entries()) {
      const picture = await this.render(open(original).rotate().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).webp({ quality }));
      const key = `${folderOf(media.id)}/${name.replace('image', '')}-${sha256(picture).slice(0, 16)}.webp`;
      await this.store.put(key, Readable.from([picture]));
      files[name] = key;
      await run.progress(((at + 1) * 100) / SIZES.length);
    }
    return { files, width, height };
  }

  private async measure(media: Media, original: string): Promise<{ width: number; height: number }> {
    const found: Metadata = await open(original).metadata().catch((error: Error) => {
      throw asRefusal(error);
    });
    const { format, width = 0, height = 0 } = found;
    // a file that opens as something else than its first bytes said
    if (FORMATS[format ?? ''] !== media.mimeType) throw new ImageBroken({});
    if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) throw new ImageTooManyPixels({ width, height, limit: MAX_PIXELS / 10_000 });
    if (width === 0 || height === 0) throw new ImageBroken({});
    const isTurned = (found.orientation ?? 1) >= 5;
    return isTurned ? { width: height, height: width } : { width, height };
  }

  private async render(picture: Sharp): Promise<Buffer> {
    try {
      return await picture.timeout({ seconds: SECONDS }).toBuffer();
    } catch (error) {
      throw asRefusal(error as Error);
    }
  }
}

const open = (path: string): Sharp => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true, pages: 1 });

/** The library names no codes; what the machine lacks is no fault of the picture. */
function asRefusal(error: Error): Error {
  if (/pixel limit/i.test(error.message)) return new ImageTooManyPixels({ width: 0, height: 0, limit: MAX_PIXELS / 10_000 });
  return /ENOMEM|ENOSPC|EMFILE|ENOENT|EACCES/.test(error.message) ? error : new ImageBroken({});
}
