import { Refusal } from '@jiangong/kernel';
import { TextDecoder } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { WorkbookUnreadable, ZipBomb } from './sheet-refusals';

const MEGABYTE = 1024 * 1024;
export const ZIP_LIMITS = { entries: 500, megabytes: 200, ratio: 100 } as const;
/** Below this size a part may compress as well as it likes: it can do no harm. */
const HARMLESS_BYTES = 4 * MEGABYTE;

function refuseBomb(entries: readonly Entry[]): void {
  let inflated = 0;
  for (const entry of entries) {
    inflated += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > HARMLESS_BYTES && ratio > ZIP_LIMITS.ratio) {
      throw new ZipBomb({ measure: 'ratio', limit: ZIP_LIMITS.ratio, found: Math.round(ratio) });
    }
  }
  if (inflated > ZIP_LIMITS.megabytes * MEGABYTE) {
    throw new ZipBomb({ measure: 'megabytes', limit: ZIP_LIMITS.megabytes, found: Math.round(inflated / MEGABYTE) });
  }
}

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, file) => (error ? reject(error) : resolve(file)));
  });

function entriesOf(file: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    file.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > ZIP_LIMITS.entries) reject(new ZipBomb({ measure: 'entries', limit: ZIP_LIMITS.entries, found: file.entryCount }));
      else file.readEntry();
    });
    file.on('end', () => resolve(entries));
    file.on('error', reject);
    file.readEntry();
  });
}

/**
 * The parts of a workbook. The central directory is judged before anything is inflated; while a part is read, yauzl
 * stops it as soon as it grows past the size it declared, so a directory that lies gains nothing.
 */
export class ZipContents {
  private constructor(private readonly file: ZipFile, private readonly entries: ReadonlyMap<string, Entry>) {}

  static async open(path: string): Promise<ZipContents> {
    let file: ZipFile | null = null;
    try {
      file = await openZip(path);
      const entries = await entriesOf(file);
      refuseBomb(entries);
      // Part names are case-insensitive (OPC, ECMA-376 part 2 §6.2.2).
      return new ZipContents(file, new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry])));
    } catch (error) {
      file?.close();
      throw error instanceof Refusal ? error : new WorkbookUnreadable({ reason: 'damaged' });
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Inflated size in bytes. */
  size(name: string): number {
    return this.entries.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** The text of a part, piece by piece as the caller asks for it; a missing part has none. */
  async *text(name: string, onBytes?: (count: number) => void): AsyncGenerator<string> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return;
    if (entry.isEncrypted()) throw new WorkbookUnreadable({ reason: 'locked' });
    let decoder: TextDecoder | null = null;
    try {
      for await (const chunk of await this.stream(entry)) {
        const bytes = chunk as Buffer;
        decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
        onBytes?.(bytes.length);
        yield decoder.decode(bytes, { stream: true });
      }
      if (decoder) yield decoder.decode();
    } catch (error) {
      throw error instanceof Refusal ? error : new WorkbookUnreadable({ reason: 'damaged' });
    }
  }

  close(): void {
    this.file.close();
  }

  private stream(entry: Entry): Promise<NodeJS.ReadableStream> {
    return new Promise((resolve, reject) => {
      this.file.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
  }
}
