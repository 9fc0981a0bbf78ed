import type { MediaKind } from './media.entity';

export interface ContentType {
  readonly kind: MediaKind;
  readonly mimeType: string;
}

/** So many first bytes decide. */
export const HEAD_BYTES = 4096;

const startsWith = (head: Buffer, bytes: string, at = 0): boolean => head.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'));

const OFFICE = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;
export const OFFICE_TYPES: readonly string[] = Object.values(OFFICE);

const MATROSKA = 'video/x-matroska';

/** What the brands of an ISO media file say: films of phones and programs, and no still picture (HEIC, AVIF). */
function isoMedia(head: Buffer): string | null {
  if (head.length < 12 || !startsWith(head, 'ftyp', 4)) return null;
  const brand = head.subarray(8, 12).toString('latin1');
  if (/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis|crx )$/.test(brand)) return null;
  if (brand === 'qt  ') return 'video/quicktime';
  if (/^3g/.test(brand)) return 'video/3gpp';
  return 'video/mp4';
}

/**
 * What a file is, by its first bytes; null when it is nothing that is taken. A zip archive is taken for an office
 * document by its name for now: its inside decides when it is looked at.
 */
export function contentTypeOf(head: Buffer, name: string): ContentType | null {
  if (startsWith(head, '\xff\xd8\xff')) return { kind: 'image', mimeType: 'image/jpeg' };
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return { kind: 'image', mimeType: 'image/png' };
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return { kind: 'image', mimeType: 'image/webp' };
  if (startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')) return { kind: 'image', mimeType: 'image/gif' };
  if (/^%PDF-[12]\.\d/.test(head.subarray(0, 8).toString('latin1'))) return { kind: 'document', mimeType: 'application/pdf' };
  if (startsWith(head, 'PK\x03\x04')) {
    const ending = /\.(docx|xlsx|pptx)$/i.exec(name)?.[1]?.toLowerCase() as keyof typeof OFFICE | undefined;
    return ending ? { kind: 'document', mimeType: OFFICE[ending] } : null;
  }
  const film = isoMedia(head);
  if (film) return { kind: 'video', mimeType: film };
  if (startsWith(head, '\x1a\x45\xdf\xa3')) return { kind: 'video', mimeType: head.includes('webm') ? 'video/webm' : MATROSKA };
  return null;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif', 'application/pdf': 'pdf',
  [OFFICE.docx]: 'docx', [OFFICE.xlsx]: 'xlsx', [OFFICE.pptx]: 'pptx',
  'video/mp4': 'mp4', 'video/quicktime': 'mov', 'video/3gpp': '3gp', 'video/webm': 'webm', [MATROSKA]: 'mkv',
};

export const endingOf = (mimeType: string): string => ENDINGS[mimeType] ?? 'bin';

const SAME_ENDINGS: Readonly<Record<string, readonly string[]>> = { jpg: ['jpg', 'jpeg', 'jfif'], mp4: ['mp4', 'm4v'] };

/** The name with the ending its content has: `合同.pdf.exe` that is a PDF is saved as `合同.pdf.exe.pdf`. */
export function nameByContent(name: string, mimeType: string): string {
  const ending = endingOf(mimeType);
  const given = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return (SAME_ENDINGS[ending] ?? [ending]).includes(given) ? name : `${name}.${ending}`;
}
