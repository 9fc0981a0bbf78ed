import { DocumentRefused } from '../media.refusals';

const MAIN = [
  ['wordprocessingml', 'word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['spreadsheetml', 'xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  ['presentationml', 'ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
] as const;

const PROGRAM = /\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|jse?|wsf|hta|jar|lnk|msi|sh|html?|svg|swf|zip|rar|7z|docm|xlsm|pptm|dotm|xltm)$/i;

/** The content type a document of this kind names; refuses what does not belong into one, by the names of its parts. */
export function mainPartOf(names: readonly string[], mimeType: string): string {
  for (const name of names) {
    if (/(^|\/)vba(project|data)[^/]*$/i.test(name) || /\/(macrosheets|dialogsheets)\//i.test(name)) throw new DocumentRefused({ fault: 'macros' });
    if (/\/activex\//i.test(name) || PROGRAM.test(name) || /oleobject[^/]*\.bin$/i.test(name)) throw new DocumentRefused({ fault: 'active' });
    if (/(^|\/)EncryptedPackage$/i.test(name)) throw new DocumentRefused({ fault: 'locked' });
  }
  const [, folder, main] = MAIN.find(([kind]) => mimeType.includes(kind)) ?? [];
  if (!folder || !main || !names.includes('[Content_Types].xml') || !names.some((name) => name.startsWith(folder))) throw new DocumentRefused({ fault: 'damaged' });
  return main;
}

/** Definitions and entities (XXE, “billion laughs”), macros by type, and what is fetched from outside when the document is opened. */
export function refuseXml(name: string, text: string): void {
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) throw new DocumentRefused({ fault: 'doctype' });
  if (name === '[Content_Types].xml' && /macroEnabled|vbaProject|ms-office\.activeX/i.test(text)) throw new DocumentRefused({ fault: 'macros' });
  if (/<[^<>]*(xi:include|XInclude)/i.test(text)) throw new DocumentRefused({ fault: 'external' });
  if (name.toLowerCase().endsWith('.rels')) refuseRelations(text);
  if (/\bDDE(AUTO)?\b\s+["\\\w]/.test(text) && /instrText|ddeLink/i.test(text)) throw new DocumentRefused({ fault: 'external' });
}

/** A tag to its end: `>` may stand inside quotes, `<` nowhere in it. */
const RELATION = /<(?:\w+:)?Relationship\b[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>/g;

/** `&#69;xternal` is `External`; quotes and brackets stay as they are written. */
const withoutReferences = (text: string): string =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (written: string, hex: string | undefined, decimal: string | undefined) => {
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff || /["'<>&]/.test(String.fromCodePoint(code)) ? written : String.fromCodePoint(code);
  });

/** A link to be clicked may lead outside; a template, an object, a frame or a picture that is fetched by itself may not. */
function refuseRelations(text: string): void {
  for (const [relation] of withoutReferences(text).matchAll(RELATION)) {
    if (!/TargetMode\s*=\s*["']External["']/i.test(relation)) continue;
    if (!/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(relation)) throw new DocumentRefused({ fault: 'external' });
    if (/Target\s*=\s*["']\s*(javascript|vbscript|file|data|\\\\|ms-[a-z]+):?/i.test(relation)) throw new DocumentRefused({ fault: 'external' });
  }
}
