import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory says the part inflates to; default the truth. */
  readonly declaredSize?: number;
}

const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([value & 0xff, value >>> 8])));
const u32 = (...values: number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(value >>> 0);
      return bytes;
    }),
  );

/** A zip archive with the parts as given, for files that no honest program writes. */
export function aZip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declaredSize } of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const title = Buffer.from(name, 'utf8');
    const facts = Buffer.concat([u16(0x0800, 8, 0, 0x21), u32(crc32(raw), packed.length, declaredSize ?? raw.length), u16(title.length, 0)]);
    const body = Buffer.concat([u32(0x04034b50), u16(20), facts, title, packed]);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20, 20), facts, u16(0, 0, 0), u32(0, offset), title]));
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...bodies, central, u32(0x06054b50), u16(0, 0, parts.length, parts.length), u32(central.length, offset), u16(0)]);
}

/** The fixed parts of a workbook whose one sheet and shared texts are given. */
export const aWorkbook = (parts: { readonly sheet: string; readonly sharedStrings?: string; readonly isEpoch1904?: boolean; readonly declaredSize?: number }): Buffer =>
  aZip([
    { name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types/>' },
    { name: '_rels/.rels', content: '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="http://r"><workbookPr${parts.isEpoch1904 ? ' date1904="1"' : ''}/><sheets><sheet name="职工" sheetId="1" r:id="rId1"/><sheet name="说明" sheetId="2" r:id="rId9"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/first.xml"/><Relationship Id="rId2" Type="http://x/styles" Target="styles.xml"/>
        <Relationship Id="rId3" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/first.xml', content: parts.sheet, declaredSize: parts.declaredSize },
    { name: 'xl/styles.xml', content: '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>' },
    { name: 'xl/sharedStrings.xml', content: parts.sharedStrings ?? '<sst/>' },
  ]);
