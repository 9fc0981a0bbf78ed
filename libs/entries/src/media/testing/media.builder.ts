import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import type { Actor } from '@jiangong/kernel';
import { UploadedFiles } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import sharp from 'sharp';
import { RegisterMedia } from '../commands/register-media';
import type { MediaPurpose } from '../media.entity';

/** A photograph of today's phones in small, with the place where it was taken. */
export const aPhoto = (width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 40 } } })
    .withExif({ IFD0: { Make: 'PHONE-OF-ZHANG' }, IFD3: { GPSLatitude: '29/1 33/1 0/1', GPSLatitudeRef: 'N' } }).jpeg().toBuffer();

/** The smallest PDF a reader opens; further objects as given. */
export function aPdf(objects: readonly string[] = [], tail = ''): Buffer {
  const body = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', ...objects].map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${body}xref\n0 1\n0000000000 65535 f \ntrailer << /Size ${objects.length + 3} /Root 1 0 R >>\nstartxref\n9\n%%EOF\n${tail}`, 'latin1');
}

/** An object stream that holds what is given, packed. */
export function packedObjects(content: string): string {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return `<< /Type /ObjStm /N 1 /First 0 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`;
}

/** The file sent, whole. */
export const anUpload = (product: TestProduct, actor: Actor, name: string, content: Buffer): Promise<string> =>
  product.get(UploadedFiles).keep(actor, name, Readable.from([content]));

/** The file sent and registered, not yet worked on. */
export const aMedia = async (product: TestProduct, actor: Actor, name: string, content: Buffer, purpose: MediaPurpose = 'entry'): Promise<string> =>
  product.get(RegisterMedia).execute(actor, { uploadId: await anUpload(product, actor, name, content), purpose });
