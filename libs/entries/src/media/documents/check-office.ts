import { Refusal } from '@jiangong/kernel';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DocumentRefused, type DocumentFault } from '../media.refusals';
import { mainPartOf, refuseXml } from './office-parts';

const MEGABYTE = 1024 * 1024;
const MAX_ENTRIES = 5_000;
const MAX_INFLATED = 300 * MEGABYTE;
const MAX_RATIO = 200;
/** Below this a part may compress as well as it likes. */
const HARMLESS = 8 * MEGABYTE;
/** Parts in XML are looked at whole. */
const MAX_XML = 64 * MEGABYTE;
const LOCAL_HEADER = 30;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

const refused = (fault: DocumentFault): Refusal => new DocumentRefused({ fault });

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, file) => (error ? reject(error) : resolve(file)));
  });

function entriesOf(file: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    file.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) reject(refused('too_large'));
      else file.readEntry();
    });
    file.on('end', () => resolve(entries));
    file.on('error', reject);
    file.readEntry();
  });
}

/** domain.md §10: what an archive says of itself is judged before anything of it is unpacked. */
function refuseDirectory(file: ZipFile, entries: readonly Entry[]): void {
  // no office program writes a remark behind its documents
  if (file.comment) throw refused('disguised');
  let inflated = 0;
  const names = new Set<string>();
  for (const entry of entries) {
    inflated += entry.uncompressedSize;
    if (inflated > MAX_INFLATED) throw refused('too_large');
    if (entry.uncompressedSize > HARMLESS && entry.uncompressedSize / Math.max(1, entry.compressedSize) > MAX_RATIO) throw refused('too_large');
    if (entry.isEncrypted()) throw refused('locked');
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw refused('damaged');
    refuseName(entry, names);
  }
  refuseOverlap(file, entries);
}

function refuseName(entry: Entry, names: Set<string>): void {
  const name = entry.fileName;
  if (/^\/|^[a-z]:|\\|(^|\/)\.\.?(\/|$)|[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/i.test(name)) throw refused('names');
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK) throw refused('names');
  // part names are case-insensitive (ECMA-376 part 2 §6.2.2); two of one name are read differently by different programs
  const folded = name.toLowerCase();
  if (names.has(folded)) throw refused('overlap');
  names.add(folded);
}

/** Parts that share their bytes unpack to more than the archive could hold. */
function refuseOverlap(file: ZipFile, entries: readonly Entry[]): void {
  const places = entries.map((entry) => [entry.relativeOffsetOfLocalHeader, entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize] as const).sort((a, b) => a[0] - b[0]);
  for (const [at, [start, stop]] of places.entries()) {
    if (stop > file.fileSize || (places[at + 1] && places[at + 1]![0] < stop)) throw refused('overlap');
    // something before the first part: a program or page with a document behind it
    if (at === 0 && start !== 0) throw refused('disguised');
  }
}

/**
 * An office document as Word, Excel, PowerPoint or WPS writes it; throws {@link DocumentRefused} for anything more.
 * Every part is unpacked to its end, counting: a directory that lies about sizes is found out.
 */
export async function checkOffice(path: string, mimeType: string): Promise<void> {
  let file: ZipFile | null = null;
  try {
    file = await openZip(path);
    const entries = await entriesOf(file);
    refuseDirectory(file, entries);
    const main = mainPartOf(entries.map((entry) => entry.fileName), mimeType);
    let isTyped = false;
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue;
      const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName);
      const text = await contentOf(file, entry, isXml);
      if (text === null) continue;
      refuseXml(entry.fileName, text);
      if (entry.fileName === '[Content_Types].xml') isTyped = text.includes(main);
    }
    if (!isTyped) throw refused('damaged');
  } catch (error) {
    throw error instanceof Refusal ? error : refusalOf(error as Error);
  } finally {
    file?.close();
  }
}

function refusalOf(error: Error): Error {
  if (/invalid (relative )?path|absolute path|invalid characters/.test(error.message)) return refused('names');
  if (/too many bytes|not enough bytes/.test(error.message)) return refused('too_large');
  return /ENOENT|EMFILE|ENOSPC|EACCES/.test(error.message) ? error : refused('damaged');
}

const streamOf = (file: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> =>
  new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

/** The part read to its end; its text when it is wanted. */
async function contentOf(file: ZipFile, entry: Entry, isWanted: boolean): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  let isFirst = true;
  for await (const piece of (await streamOf(file, entry)) as AsyncIterable<Buffer>) {
    if (isFirst) refuseProgram(piece);
    isFirst = false;
    size += piece.length;
    if (size > entry.uncompressedSize || (isWanted && size > MAX_XML)) throw refused('too_large');
    if (isWanted) pieces.push(piece);
  }
  if (!isWanted) return null;
  const bytes = Buffer.concat(pieces);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16().toString('utf16le');
  // an encoding in which a definition could be hidden from this look
  if (bytes.subarray(0, 64).includes(0) || /<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii|gb2312|gbk|gb18030)/i.test(bytes.subarray(0, 200).toString('latin1'))) throw refused('doctype');
  return bytes.toString('utf8');
}

function refuseProgram(head: Buffer): void {
  if (head.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1')) || head.subarray(0, 2).equals(Buffer.from('MZ'))) throw refused('active');
}
