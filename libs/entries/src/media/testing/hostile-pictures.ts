import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { HostileFile, HostileOutcome } from './hostile-files';
import { aPhoto } from './media.builder';

const BROKEN: HostileOutcome = { refused: 'IMAGE_BROKEN' };
const TOO_MANY: HostileOutcome = { refused: 'IMAGE_TOO_MANY_PIXELS' };
const EVIL = '<script>alert(document.domain)</script>';

const picture = (kind: string, name: string, content: () => Buffer | Promise<Buffer>, outcome: HostileOutcome): HostileFile => ({ kind, name, content, outcome });
const harmless = (gone: string): HostileOutcome => ({ neutralised: 'picture', gone });

const drawn = (): Sharp => sharp({ create: { width: 64, height: 48, channels: 3, background: '#c4271b' } });

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/** A PNG of grey that says its size; `packed` are its rows. */
function png(width: number, height: number, packed: Buffer, extra: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), ...extra, chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}

const rows = (width: number, height: number): Buffer => deflateSync(Buffer.alloc((width + 1) * height), { level: 9 });
const cut = (content: Buffer): Buffer => content.subarray(0, content.length >> 1);

function gif(width: number, height: number, frames: number, trailer = ''): Buffer {
  const screen = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  screen.writeUInt16LE(width, 6);
  screen.writeUInt16LE(height, 8);
  const frame = Buffer.from('\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1');
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => frame), Buffer.from(';' + trailer, 'latin1')]);
}

/** The size a JPEG names in its frame header, changed. */
async function lyingJpeg(width: number, height: number): Promise<Buffer> {
  const photo = await aPhoto();
  const at = photo.indexOf(Buffer.from([0xff, 0xc0, 0x00, 0x11]));
  photo.writeUInt16BE(height, at + 5);
  photo.writeUInt16BE(width, at + 7);
  return photo;
}

async function lyingWebp(): Promise<Buffer> {
  const still = await drawn().webp({ lossless: true }).toBuffer();
  // 14 bits each, one less than the size (RFC 9649 §3.4)
  still.writeUInt32LE((still.readUInt32LE(21) & 0xf0000000) | 0x0fffffff, 21);
  return still;
}

export const hostilePictures: readonly HostileFile[] = [
  picture('a photograph that tells where it was taken', '照片.jpg', () => aPhoto(), harmless('PHONE-OF-ZHANG')),
  picture('a photograph with an archive behind it', '照片.jpg', async () => Buffer.concat([await aPhoto(), Buffer.from('PK\x03\x04payload', 'latin1')]), harmless('payload')),
  picture('a photograph with a page in its remark', '照片.jpg', async () => {
    const photo = await aPhoto();
    const remark = Buffer.from(EVIL);
    return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, remark.length + 2]), remark, photo.subarray(2)]);
  }, harmless(EVIL)),
  picture('a photograph with a program of PHP in its description', '照片.jpg', () => drawn().withExif({ IFD0: { ImageDescription: '<?php system($_GET[0]); ?>' } }).jpeg().toBuffer(), harmless('<?php')),
  picture('a picture with a page in its text', '海报.png', () => png(4, 4, rows(4, 4), [chunk('tEXt', Buffer.from(`Comment\0${EVIL}`))]), harmless(EVIL)),
  picture('a picture whose text inflates to no end', '海报.png', () => png(4, 4, rows(4, 4), [chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(60 * 1024 * 1024), { level: 9 })]))]), harmless('zTXt')),
  picture('a picture whose colour profile inflates to no end', '海报.png', () => png(4, 4, rows(4, 4), [chunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(60 * 1024 * 1024), { level: 9 })]))]), harmless('iCCP')),
  picture('a GIF that is a script, too', '动图.gif', () => Buffer.concat([Buffer.from('GIF89a=1/*', 'latin1'), Buffer.alloc(20), Buffer.from('*/;alert(1)')]), BROKEN),
  picture('a sound GIF with a script behind it', '动图.gif', () => gif(1, 1, 1, EVIL), harmless(EVIL)),
  picture('a GIF of twenty thousand frames', '动图.gif', () => gif(1, 1, 20_000), harmless('GIF89a')),
  picture('a GIF with a screen of four thousand megapixels', '动图.gif', () => gif(65_535, 65_535, 1), harmless('GIF89a')),
  picture('a picture that names a size nobody has', '海报.png', () => png(2_000_000_000, 2_000_000_000, rows(4, 4)), BROKEN),
  picture('a picture of three hundred megapixels packed into kilobytes', '海报.png', () => png(20_000, 15_000, rows(20_000, 15_000)), TOO_MANY),
  picture('a picture a hundred thousand pixels long', '海报.png', () => png(100_000, 100, rows(100_000, 100)), TOO_MANY),
  picture('a photograph that names four thousand megapixels', '照片.jpg', () => lyingJpeg(65_500, 65_500), TOO_MANY),
  picture('a photograph that names more rows than it has', '照片.jpg', () => lyingJpeg(3_000, 3_000), harmless('PHONE-OF-ZHANG')),
  picture('a WebP that names the largest size there is', '海报.webp', lyingWebp, BROKEN),
  picture('a picture without rows', '海报.png', () => png(400, 400, Buffer.alloc(0)), BROKEN),
  picture('a picture with a wrong check sum', '海报.png', () => {
    const sound = png(40, 40, rows(40, 40));
    const at = sound.indexOf('IEND') - 5;
    sound[at] = sound[at]! ^ 1;
    return sound;
  }, harmless('IHDR')),
  picture('a photograph cut in the middle', '照片.jpg', async () => cut(await aPhoto(800, 600)), BROKEN),
  picture('a PNG cut in the middle', '海报.png', async () => cut(await drawn().png().toBuffer()), BROKEN),
  picture('a WebP cut in the middle', '海报.webp', async () => cut(await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).webp().toBuffer()), BROKEN),
  picture('a GIF cut before its first frame', '动图.gif', () => gif(8, 8, 0).subarray(0, 16), BROKEN),
  picture('a PNG behind the first bytes of a photograph', '照片.jpg', async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), await drawn().png().toBuffer()]), BROKEN),
  picture('a photograph behind the first bytes of a GIF', '动图.gif', async () => Buffer.concat([Buffer.from('GIF89a'), await aPhoto()]), BROKEN),
];
