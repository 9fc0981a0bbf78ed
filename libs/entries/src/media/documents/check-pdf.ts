import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { DocumentRefused } from '../media.refusals';

const inflated = promisify(inflate);
/** Of all streams of a document together, unpacked to be looked at. */
const MAX_INFLATED = 200 * 1024 * 1024;
const MAX_STREAM = 32 * 1024 * 1024;
const MAX_STREAMS = 20_000;
const AFTER_END = 2048;

/** What runs, starts or unpacks something when the document is opened (ISO 32000-1 §12.6.4, §7.11.4). */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm|GoToE|GoToR)(?![A-Za-z0-9])/;
/** A program, page or archive beside the document makes one file be two (ISO 32000-1 lets readers search for the head). */
const FOREIGN = /<html|<script|<!doctype|<\?php|<svg|^PK\x03\x04|\x7fELF/im;

/** `/J#61vaScript` is `/JavaScript` (ISO 32000-1 §7.3.5). */
const plainNames = (text: string): string => text.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/**
 * Objects may lie packed inside object streams, so these are unpacked too, up to a limit. What a hostile document still
 * hides stays harmless here: it is only ever a download.
 */
export async function checkPdf(path: string): Promise<void> {
  const bytes = await readFile(path);
  const text = bytes.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0 || !/\bstartxref\b/.test(text) || !/\/(Root|Catalog)\b/.test(text)) throw new DocumentRefused({ fault: 'damaged' });
  if (bytes.length - end - 5 > AFTER_END || FOREIGN.test(text.slice(end))) throw new DocumentRefused({ fault: 'disguised' });
  const outside = withoutStreams(text);
  if (FOREIGN.test(outside)) throw new DocumentRefused({ fault: 'disguised' });
  if (/\/Encrypt(?![A-Za-z])/.test(outside)) throw new DocumentRefused({ fault: 'locked' });
  refuseActive(outside);
  await lookIntoStreams(bytes, text);
}

function refuseActive(text: string): void {
  if (ACTIVE.test(plainNames(text))) throw new DocumentRefused({ fault: 'active' });
}

const BEGIN = 'stream';
const END = 'endstream';
/** How far before its stream a dictionary is looked for. */
const HEAD = 2000;

/** Where streams begin: the word and the end of its line. Found by searching, for a pattern over all of it could be made to take for ever. */
function* streamsIn(text: string): Generator<{ readonly at: number; readonly start: number }> {
  for (let at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + BEGIN.length)) {
    if (text.startsWith('end', at - 3)) continue;
    const line = text.startsWith('\r\n', at + BEGIN.length) ? 2 : text[at + BEGIN.length] === '\n' ? 1 : 0;
    if (line > 0) yield { at, start: at + BEGIN.length + line };
  }
}

function withoutStreams(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { at, start } of streamsIn(text)) {
    if (at < from) continue;
    const stop = text.indexOf(END, start);
    if (stop < 0) break;
    kept.push(text.slice(from, start));
    from = stop;
  }
  return kept.join('') + text.slice(from);
}

async function lookIntoStreams(bytes: Buffer, text: string): Promise<void> {
  let budget = MAX_INFLATED;
  let count = 0;
  let stop = 0;
  let before = 0;
  for (const { at, start } of streamsIn(text)) {
    const head = plainNames(text.slice(Math.max(before, at - HEAD), at));
    before = start;
    if (!/\/ObjStm\b/.test(head)) continue;
    if ((count += 1) > MAX_STREAMS) throw new DocumentRefused({ fault: 'too_large' });
    if (stop < start) stop = text.indexOf(END, start);
    if (stop < 0) throw new DocumentRefused({ fault: 'damaged' });
    const packed = bytes.subarray(start, stop);
    // an unknown way of packing objects is a way of hiding them
    const objects = /\/FlateDecode\b|\/Fl\b/.test(head) ? await unpack(packed) : /\/Filter\b/.test(head) ? null : packed;
    if (objects === null) throw new DocumentRefused({ fault: 'active' });
    budget -= objects.length;
    if (budget < 0) throw new DocumentRefused({ fault: 'too_large' });
    refuseActive(objects.toString('latin1'));
  }
}

async function unpack(packed: Buffer): Promise<Buffer> {
  try {
    return await inflated(packed, { maxOutputLength: MAX_STREAM });
  } catch (error) {
    throw new DocumentRefused({ fault: (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged' });
  }
}
