import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { WorkbookUnreadable } from './sheet-refusals';
import type { ReadProgress } from './raw-rows';

export type CsvEncoding = 'utf-8' | 'gb18030' | 'utf-16le';

/** Longer than any row of ours; a quote that never closes must not make one row of the whole file. */
const MAX_RECORD = 1_000_000;

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/** UTF-8 with or without BOM, UTF-16 as Excel's “Unicode text”, else GB18030, of which GBK and GB2312 are parts. */
export async function encodingOf(path: string): Promise<CsvEncoding> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
    if (head.includes(0)) throw new WorkbookUnreadable({ reason: 'not_a_table' });
  } finally {
    await file.close();
  }
  return (await isUtf8(path)) ? 'utf-8' : 'gb18030';
}

/** Counts what lies between two line ends outside quotes, and stops a record that never ends. */
class RecordGuard {
  private row = 1;
  private length = 0;
  private inQuotes = false;

  watch(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) this.inQuotes = !this.inQuotes;
      if (code === 10 && !this.inQuotes) {
        this.row += 1;
        this.length = 0;
      } else this.length += 1;
    }
    if (this.length > MAX_RECORD) this.refuse();
  }

  end(): void {
    if (this.inQuotes) this.refuse();
  }

  private refuse(): never {
    throw new WorkbookUnreadable({ reason: this.inQuotes ? 'open_quote' : 'not_a_table', row: this.row });
  }
}

/** The file's text, piece by piece, without its BOM. */
export async function* decodedText(path: string, encoding: CsvEncoding, onProgress?: ReadProgress): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const guard = new RecordGuard();
  const total = (await stat(path)).size;
  let done = 0;
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new WorkbookUnreadable({ reason: 'encoding' });
    }
  };
  for await (const chunk of createReadStream(path)) {
    const text = decode(chunk as Buffer);
    if (text.includes('\0')) throw new WorkbookUnreadable({ reason: 'not_a_table' });
    guard.watch(text);
    done += (chunk as Buffer).length;
    onProgress?.(done, total);
    yield text;
  }
  const rest = decode();
  guard.watch(rest);
  guard.end();
  yield rest;
}
