import { crc32, deflateRawSync } from 'node:zlib';

/** One part of an archive, and what its headers say of it; whatever is left out is true. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly content: Buffer | string;
  /** As it lies in the archive, when it was packed before. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly saysSize?: number;
  readonly saysPacked?: number;
  readonly flags?: number;
  /** The upper half of the external attributes, as Unix has them. */
  readonly mode?: number;
  /** Its directory entry points at the part of that number. */
  readonly liesAt?: number;
}

const UTF8 = 0x800;

/** A zip archive byte by byte, so that it can lie. `before` is something that comes first, `comment` something last. */
export function rawZip(parts: readonly ZipPart[], { before = Buffer.alloc(0), comment = '' }: { before?: Buffer; comment?: string } = {}): Buffer {
  const pieces: Buffer[] = [before];
  const directory: Buffer[] = [];
  const places: number[] = [];
  let place = before.length;
  for (const part of parts) {
    const { method = 8, flags = 0, mode = 0o100644 } = part;
    const content = Buffer.from(part.content as string);
    const name = Buffer.from(part.name as string);
    const packed = part.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const [size, length] = [part.saysSize ?? content.length, part.saysPacked ?? packed.length];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags | UTF8, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(part.packed ? 0 : crc32(content), 10);
    common.writeUInt32LE(length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    places.push(place);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    if (part.liesAt === undefined) {
      pieces.push(local);
      place += local.length;
    }
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE((mode << 16) >>> 0, 6);
    entry.writeUInt32LE(places[part.liesAt ?? places.length - 1]!, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, entry, name]));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(place, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...pieces, central, end, Buffer.from(comment)]);
}

const MAIN = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
} as const;
export type OfficeKind = keyof typeof MAIN;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of the smallest document of a kind; `types` goes into its content types, `main` is the body. */
export function officeParts(kind: OfficeKind, { types = '', main = '<body/>' }: { types?: string; main?: string } = {}): ZipPart[] {
  const [path, type] = MAIN[kind];
  return [
    { name: '[Content_Types].xml', content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${path}" ContentType="${type}"/>${types}</Types>` },
    { name: '_rels/.rels', content: `${XML}<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${path}"/></Relationships>` },
    { name: path, content: `${XML}<document>${main}</document>` },
  ];
}

/** A document with further parts. */
export const anOfficeFile = (kind: OfficeKind, parts: readonly ZipPart[] = [], wish: { types?: string; main?: string } = {}): Buffer => rawZip([...officeParts(kind, wish), ...parts]);

/** A relation of the main part that leads outside. */
export const aRelation = (type: string, target: string): ZipPart => ({
  name: 'word/_rels/document.xml.rels',
  content: `${XML}<Relationships><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
});

/** So many megabytes of nothing, packed to a thousandth. */
export const packedZeros = (megabytes: number): Buffer => deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });
