import { deflateSync } from 'node:zlib';
import { aPdf, aPhoto, packedObjects } from './media.builder';
import { hostilePictures } from './hostile-pictures';
import { aRelation, anOfficeFile, officeParts, packedZeros, rawZip, type ZipPart } from './raw-zip';

/** What becomes of it: refused by a code (of documents with its fault), or taken and made harmless. */
export type HostileOutcome =
  | { readonly refused: string; readonly fault?: string }
  /** `gone` is nowhere in what is shown or named any more. */
  | { readonly neutralised: 'picture' | 'download' | 'name'; readonly gone: string };

export interface HostileFile {
  readonly kind: string;
  readonly name: string;
  readonly content: () => Buffer | Promise<Buffer>;
  readonly outcome: HostileOutcome;
}

const KIND_UNKNOWN: HostileOutcome = { refused: 'MEDIA_KIND_UNKNOWN' };
const document = (fault: string): HostileOutcome => ({ refused: 'DOCUMENT_REFUSED', fault });
const file = (kind: string, name: string, content: () => Buffer | string | Promise<Buffer>, outcome: HostileOutcome): HostileFile =>
  ({ kind, name, content: async () => Buffer.from((await content()) as string), outcome });

export const EICAR = ['X5O!P%@AP[4', '\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const EVIL = 'alert(document.domain)';
const HTML = `<html><script>${EVIL}</script></html>`;
const DTD = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const LAUGHS = `<!DOCTYPE a [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
const XML = (text: string, head = '<?xml version="1.0"?>'): Buffer => Buffer.from(`${head}${text}<a>&x;</a>`);
const docx = (parts: readonly ZipPart[], wish?: { types?: string; main?: string }) => () => anOfficeFile('docx', parts, wish);
const part = (name: string, content: Buffer | string = '-'): ZipPart => ({ name, content });
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Archives that are more, or other, than they say. */
const archives: readonly HostileFile[] = [
  file('a document that inflates to hundreds of megabytes', '成果说明.docx', docx([{ ...part('word/media/image1.png'), packed: packedZeros(310), saysSize: 310 * 1024 * 1024 }]), document('too_large')),
  file('a part that inflates beyond the size it names', '成果说明.docx', docx([{ ...part('word/media/image1.png'), packed: packedZeros(30), saysSize: 1000 }]), document('too_large')),
  file('a part that holds less than the size it names', '成果说明.docx', docx([{ ...part('word/media/image1.png'), packed: packedZeros(1), saysSize: 5 * 1024 * 1024 }]), document('too_large')),
  file('many parts that only together inflate too far', '成果说明.docx', () => {
    const packed = packedZeros(8);
    return anOfficeFile('docx', Array.from({ length: 45 }, (_one, at) => ({ ...part(`word/media/i${at}.png`), packed, saysSize: 8 * 1024 * 1024 })));
  }, document('too_large')),
  file('six thousand parts', '成果说明.docx', docx(Array.from({ length: 6_000 }, (_one, at) => part(`word/media/i${at}.xml`, ''))), document('too_large')),
  file('a bomb inside a zip inside the document', '成果说明.docx', () => anOfficeFile('docx', [part('word/embeddings/a.zip', rawZip([{ ...part('b'), packed: packedZeros(40), saysSize: 40 * 1024 * 1024 }]))]), document('active')),
  file('two parts that share their bytes', '成果说明.docx', docx([part('word/a.xml', '<a/>'), { ...part('word/b.xml', '<a/>'), liesAt: 3 }]), document('overlap')),
  file('a part that reaches into the next', '成果说明.docx', () => rawZip([{ ...part('word/a.bin', 'abc'), saysPacked: 400 }, ...officeParts('docx')]), document('overlap')),
  file('two parts whose names differ in case alone', '成果说明.docx', docx([part('word/a.xml', '<a/>'), part('WORD/A.xml', '<a/>')]), document('overlap')),
  file('an archive with a password', '成果说明.docx', docx([{ ...part('word/a.xml'), flags: 1 }]), document('locked')),
  file('a link to a file of the server', '成果说明.docx', docx([{ ...part('word/media/a.png', '/etc/passwd'), mode: 0o120777 }]), document('names')),
  file('a part that climbs out of its folder', '成果说明.docx', docx([part('../../../etc/cron.d/a')]), document('names')),
  file('a part with an absolute path', '成果说明.docx', docx([part('/etc/passwd')]), document('names')),
  file('a part with a path of Windows', '成果说明.docx', docx([part('word\\..\\..\\a.xml')]), document('names')),
  file('a part with a drive', '成果说明.docx', docx([part('C:/Windows/a.xml')]), document('names')),
  file('a part whose name reads backwards', '成果说明.docx', docx([part('word/media/\u202egnp.exe')]), document('names')),
  file('a part with a null byte in its name', '成果说明.docx', docx([part('word/a.xml\0.png')]), document('names')),
  file('a way of packing nobody expects', '成果说明.docx', docx([{ ...part('word/a.xml'), method: 12 }]), document('damaged')),
  file('packed bytes that are none', '成果说明.docx', docx([{ ...part('word/a.xml'), packed: Buffer.alloc(64, 0xfe), saysSize: 64 }]), document('damaged')),
  file('an archive hidden behind another’s first bytes', '成果说明.docx', () => rawZip(officeParts('docx'), { before: Buffer.from(`PK\x03\x04${HTML}`) }), document('disguised')),
  file('a page in the archive’s closing remark', '成果说明.docx', () => rawZip(officeParts('docx'), { comment: HTML }), document('disguised')),
  file('a page after the archive’s end', '成果说明.docx', () => Buffer.concat([anOfficeFile('docx'), Buffer.from(HTML)]), document('damaged')),
  file('a program with a document behind it', '成果说明.docx', () => rawZip(officeParts('docx'), { before: Buffer.from('MZ\x90\0') }), KIND_UNKNOWN),
  file('a document cut in the middle', '成果说明.docx', () => anOfficeFile('docx').subarray(0, 400), document('damaged')),
  file('a plain archive by the name of a document', '成果说明.docx', () => rawZip([part('a.txt', '甲')]), document('damaged')),
  file('a spreadsheet by the name of a document', '成果说明.docx', () => anOfficeFile('xlsx'), document('damaged')),
  file('a program of Java by the name of a document', '成果说明.docx', () => rawZip([part('META-INF/MANIFEST.MF', 'Main-Class: A'), part('A.class', '\xca\xfe')]), document('damaged')),
  file('an archive by its own name', '资料.zip', () => rawZip([part('a.txt', '甲')]), KIND_UNKNOWN),
  file('a tar by the name of a document', '成果说明.docx', () => Buffer.concat([Buffer.from('a.txt'.padEnd(257, '\0')), Buffer.from('ustar\0'), Buffer.alloc(800)]), KIND_UNKNOWN),
  file('a gzip by the name of a document', '成果说明.docx', () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(100)]), KIND_UNKNOWN),
  file('a document of the old kind, where macros hide', '成果说明.doc', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]), KIND_UNKNOWN),
];

/** What an office program would do by itself when it opens the document. */
const offices: readonly HostileFile[] = [
  file('an outside entity in the text (XXE)', '成果说明.docx', docx([{ name: 'word/comments.xml', content: XML(DTD) }]), document('doctype')),
  file('an outside entity in the table of contents', '成果说明.docx', docx([], { types: '<!ENTITY x SYSTEM "http://127.0.0.1/a">' }), document('doctype')),
  file('an outside entity in another encoding', '成果说明.xlsx', () => anOfficeFile('xlsx', [{ name: 'xl/sharedStrings.xml', content: utf16(`<?xml version="1.0"?>${DTD}<a/>`) }]), document('doctype')),
  file('an entity behind an encoding nobody uses', '成果说明.docx', docx([{ name: 'word/comments.xml', content: XML('+ADw-!DOCTYPE a+AD4-', '<?xml version="1.0" encoding="UTF-7"?>') }]), document('doctype')),
  file('an entity in four bytes a letter', '成果说明.docx', docx([{ name: 'word/comments.xml', content: Buffer.from([...DTD].flatMap((letter) => [0, 0, 0, letter.charCodeAt(0)])) }]), document('doctype')),
  file('entities that multiply (a billion laughs)', '统计表.xlsx', () => anOfficeFile('xlsx', [{ name: 'xl/sharedStrings.xml', content: XML(LAUGHS) }]), document('doctype')),
  file('an inclusion of another file', '成果说明.docx', docx([{ name: 'word/comments.xml', content: '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></a>' }]), document('external')),
  file('macros', '成果说明.docx', docx([part('word/vbaProject.bin')]), document('macros')),
  file('macros by type alone', '成果说明.docx', docx([], { types: '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' }), document('macros')),
  file('a macro sheet of Excel 4', '统计表.xlsx', () => anOfficeFile('xlsx', [part('xl/macrosheets/sheet1.xml', '<a/>')]), document('macros')),
  file('a control of ActiveX', '汇报.pptx', () => anOfficeFile('pptx', [part('ppt/activeX/activeX1.xml', '<a/>')]), document('active')),
  file('an embedded object of OLE', '成果说明.docx', docx([part('word/embeddings/oleObject1.bin')]), document('active')),
  file('a program that calls itself a picture', '成果说明.docx', docx([part('word/media/image1.png', 'MZ\x90\0\x03')]), document('active')),
  file('a Linux program that calls itself a picture', '成果说明.docx', docx([part('word/media/image1.jpeg', '\x7fELF\x02')]), document('active')),
  file('a page pasted in as a part', '成果说明.docx', docx([part('word/afchunk.html', HTML)]), document('active')),
  file('a drawing with a script in the document', '成果说明.docx', docx([part('word/media/image1.svg', `<svg onload="${EVIL}"/>`)]), document('active')),
  file('a shortcut of Windows in the document', '成果说明.docx', docx([part('word/embeddings/a.lnk')]), document('active')),
  file('a template fetched from outside', '成果说明.docx', docx([aRelation('attachedTemplate', 'http://127.0.0.1:9/a.dotm')]), document('external')),
  file('an object fetched from outside (Follina)', '成果说明.docx', docx([aRelation('oleObject', 'http://127.0.0.1:9/a.html!')]), document('external')),
  file('a picture that tells who opened the document', '成果说明.docx', docx([aRelation('image', 'http://127.0.0.1:9/pixel.png')]), document('external')),
  file('a template whose place is written in numbers', '成果说明.docx', docx([{ ...aRelation('attachedTemplate', 'http://127.0.0.1:9/a.dotm'), content: String(aRelation('attachedTemplate', 'http://127.0.0.1:9/a.dotm').content).replace('External', '&#69;xternal') }]), document('external')),
  file('a template behind a sign that seems to end its tag', '成果说明.docx', docx([aRelation('attachedTemplate', 'http://127.0.0.1:9/>a.dotm')]), document('external')),
  file('a link to a share that wants a password', '成果说明.docx', docx([aRelation('hyperlink', 'file://127.0.0.1/share/a')]), document('external')),
  file('a link that is a script', '成果说明.docx', docx([aRelation('hyperlink', `javascript:${EVIL}`)]), document('external')),
  file('a field that starts a program (DDE)', '成果说明.docx', docx([], { main: '<instrText>DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"</instrText>' }), document('external')),
];

const pdf = (kind: string, objects: readonly string[], fault: string, tail = '') => file(kind, '成果说明.pdf', () => aPdf(objects, tail), document(fault));
const hugeObjects = (): string => {
  const packed = deflateSync(Buffer.alloc(40 * 1024 * 1024, 0x20), { level: 9 });
  return `<< /Type /ObjStm /N 1 /First 0 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`;
};

const pdfs: readonly HostileFile[] = [
  pdf('a PDF that runs a script when it is opened', [`<< /S /JavaScript /JS (${EVIL}) >>`], 'active'),
  pdf('a PDF whose script hides behind escapes', [`<< /S /J#61vaScript /#4A#53 (${EVIL}) >>`], 'active'),
  pdf('a PDF whose script lies packed', [packedObjects(`<< /S /JavaScript /JS (${EVIL}) >>`)], 'active'),
  pdf('a PDF whose objects are packed in a way nobody expects', ['<< /Type /ObjStm /N 1 /First 0 /Filter /LZWDecode /Length 3 >>\nstream\nabc\nendstream'], 'active'),
  pdf('a PDF whose objects inflate to no end', [hugeObjects()], 'too_large'),
  pdf('a PDF that starts a program', ['<< /S /Launch /F (cmd.exe) >>'], 'active'),
  pdf('a PDF with a file inside', ['<< /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>'], 'active'),
  pdf('a PDF with a form that is a program (XFA)', ['<< /AcroForm << /XFA 5 0 R >> >>'], 'active'),
  pdf('a PDF that sends a form outside', ['<< /S /SubmitForm /F (http://127.0.0.1:9/) >>'], 'active'),
  pdf('a PDF that goes to a file of a share (a stolen password)', ['<< /S /GoToR /F (\\\\\\\\127.0.0.1\\\\a) >>'], 'active'),
  pdf('a PDF with a film of Flash', ['<< /Subtype /RichMedia >>'], 'active'),
  pdf('a PDF with a password', ['<< /Filter /Standard >>', '<< /Encrypt 3 0 R >>'], 'locked'),
  pdf('a PDF that is a page, too', [HTML], 'disguised'),
  pdf('a PDF that is an archive, too', [], 'disguised', 'PK\x03\x04'.padEnd(40, '\0')),
  pdf('a PDF that is a program of PHP, too', ['<?php system($_GET[0]);'], 'disguised'),
  pdf('a PDF with a long tail of something else', [], 'disguised', 'A'.repeat(5_000)),
  file('a PDF cut in the middle', '成果说明.pdf', () => aPdf(Array.from({ length: 40 }, () => '<< /A 1 >>')).subarray(0, 500), document('damaged')),
  file('a page by the name of a PDF', '成果说明.pdf', () => HTML, KIND_UNKNOWN),
];

/** What is no picture, video or document at all, whatever it is called. */
const strangers: readonly HostileFile[] = [
  file('nothing', '空.pdf', () => '', { refused: 'BAD_INPUT' }),
  file('a test virus by the name of a PDF', '成果说明.pdf', () => EICAR, KIND_UNKNOWN),
  file('a program of Windows by the name of a video', '焊接.mp4', () => 'MZ\x90\0\x03\0\0\0', KIND_UNKNOWN),
  file('a program of Linux by the name of a video', '焊接.mov', () => '\x7fELF\x02\x01\x01', KIND_UNKNOWN),
  file('a shell script by the name of a photograph', '照片.jpg', () => '#!/bin/sh\nrm -rf /\n', KIND_UNKNOWN),
  file('a shortcut of Windows', '作品.pdf.lnk', () => Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), KIND_UNKNOWN),
  file('an internet shortcut', '作品.url', () => '[InternetShortcut]\nURL=file://127.0.0.1/a\n', KIND_UNKNOWN),
  file('a rich text with an object, by the name of a document', '成果说明.docx', () => '{\\rtf1{\\object\\objocx{\\*\\objdata 01}}}', KIND_UNKNOWN),
  file('a playlist that reads files of the server, by the name of a video', '焊接.mp4', () => '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n', KIND_UNKNOWN),
  file('a playlist that asks inside the network, by the name of a video', '焊接.mp4', () => '#EXTM3U\n#EXTINF:1.0,\nhttp://169.254.169.254/latest/meta-data/\n', KIND_UNKNOWN),
  file('a playlist with a key from a file of the server', '焊接.mov', () => '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="file:///etc/shadow"\n#EXTINF:1,\na.ts\n', KIND_UNKNOWN),
  file('a list of files to be joined, by the name of a video', '焊接.mp4', () => 'ffconcat version 1.0\nfile /etc/passwd\n', KIND_UNKNOWN),
  file('a DASH manifest by the name of a video', '焊接.mp4', () => '<?xml version="1.0"?><MPD><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>', KIND_UNKNOWN),
  file('a session description by the name of a video', '焊接.mp4', () => 'v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n', KIND_UNKNOWN),
  file('subtitles that fetch a font from outside, by the name of a video', '字幕.mkv', () => '[Script Info]\n[Events]\nDialogue: 0,0:00:00.00,0:00:05.00,Default,,0,0,0,,{\\fn\\\\127.0.0.1\\a}甲\n', KIND_UNKNOWN),
  file('a drawing with a script', '海报.svg', () => `<svg xmlns="http://www.w3.org/2000/svg" onload="${EVIL}"/>`, KIND_UNKNOWN),
  file('a drawing with a script by the name of a photograph', '海报.png', () => `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>${EVIL}</script></svg>`, KIND_UNKNOWN),
  file('a drawing that includes a file of the server', '海报.jpg', () => '<svg><image href="file:///etc/passwd"/></svg>', KIND_UNKNOWN),
  file('orders for a drawing program by the name of a photograph', '海报.jpg', () => "push graphic-context\nfill 'url(https://127.0.0.1/a\"|id \")'\npop graphic-context\n", KIND_UNKNOWN),
  file('a page of PostScript by the name of a photograph', '海报.jpg', () => '%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (w) file\n', KIND_UNKNOWN),
  file('a picture of a kind with a hundred compressions', '扫描.tif', () => Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(64)]), KIND_UNKNOWN),
  file('a still picture in the box of a video', '照片.heic', () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)]), KIND_UNKNOWN),
];

/** Names that mislead people, shells, file systems or headers; their content is sound. */
const named = (kind: string, name: string, gone: string): HostileFile => file(kind, name, () => aPdf(), { neutralised: 'name', gone });
const names: readonly HostileFile[] = [
  named('a name that reads backwards', '成果说明\u202efdp.exe', '\u202e'),
  named('a name that climbs out of its folder', '../../../../etc/cron.d/作品.pdf', '/'),
  named('a name with a path of Windows', 'C:\\Users\\a\\..\\作品.pdf', '\\'),
  named('a name with a null byte', '作品.pdf\0.exe', '\0'),
  named('a name that begins a header of its own', '作品.pdf\r\nSet-Cookie: session=1', '\r\n'),
  named('a name that is a page', '<img src=x onerror=alert(1)>.pdf', '<'),
  named('a name with quotes for a header', '作品".pdf"; filename="a.exe', '"'),
  named('a name of five thousand letters', `${'很长'.repeat(2_500)}.pdf`, '很长'.repeat(101)),
  named('a name with two endings', '合同.pdf.exe', '.exe$'),
  file('a name of dots alone', '..', () => aPdf(), { refused: 'BAD_INPUT' }),
  file('a photograph by the name of a program', '照片.jpg.exe', () => aPhoto(), { neutralised: 'name', gone: '.exe$' }),
];

/** Every kind of hostile file that is known here. Those of videos stand beside the engine. */
export const hostileFiles: readonly HostileFile[] = [...archives, ...offices, ...pdfs, ...hostilePictures, ...strangers, ...names];
