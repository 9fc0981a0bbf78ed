import { WorkbookUnreadable } from './sheet-refusals';

export interface XmlSink {
  /** `attributes` as written; read one with {@link attribute}. */
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

/** A cell of a workbook holds 32,767 characters at most; a token many times that is no workbook. */
const MAX_TOKEN = 2_000_000;
const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name] ?? all;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, without regard to its prefix (`r:id` is asked as `id`). */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) patterns.set(name, (pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

/** Where the tag that begins at `from` ends, quotes respected; -1 while the end has not come yet. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER) return at;
  }
  return -1;
}

/**
 * Reads XML as it arrives and holds no more than one unfinished token. Names come without their prefix.
 * A document type is refused: workbooks have none, and entity declarations are a way to fill memory.
 */
export class XmlTokens {
  private rest = '';

  constructor(private readonly sink: XmlSink) {}

  feed(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open === -1) break;
      if (open > at) this.sink.text(decodeEntities(text.slice(at, open)));
      at = open;
      const next = text.charAt(open + 1);
      const end = next === '!' || next === '?' ? this.special(text, open) : this.tag(text, open);
      if (end === -1) break;
      at = end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > MAX_TOKEN) throw new WorkbookUnreadable({ reason: 'cell_too_long' });
  }

  /** The document must not end inside a tag. */
  end(): void {
    if (this.rest.includes('<')) throw new WorkbookUnreadable({ reason: 'damaged' });
  }

  private tag(text: string, open: number): number {
    const end = endOfTag(text, open);
    if (end === -1) return -1;
    const isClosing = text.charAt(open + 1) === '/';
    const isEmpty = text.charAt(end - 1) === '/';
    const content = text.slice(open + (isClosing ? 2 : 1), isEmpty ? end - 1 : end);
    const space = content.search(/\s/);
    const name = space === -1 ? content : content.slice(0, space);
    const local = name.slice(name.indexOf(':') + 1);
    if (isClosing) this.sink.close(local);
    else {
      this.sink.open(local, space === -1 ? '' : content.slice(space));
      if (isEmpty) this.sink.close(local);
    }
    return end + 1;
  }

  /** Comments, processing instructions and CDATA. */
  private special(text: string, open: number): number {
    const [start, finish] = text.startsWith('<!--', open) ? ['<!--', '-->'] : text.startsWith('<![CDATA[', open) ? ['<![CDATA[', ']]>'] : text.startsWith('<?', open) ? ['<?', '?>'] : ['', ''];
    if (start === '') {
      if (text.length - open < '<![CDATA['.length) return -1;
      throw new WorkbookUnreadable({ reason: 'damaged' });
    }
    const end = text.indexOf(finish!, open + start!.length);
    if (end === -1) return -1;
    if (start === '<![CDATA[') this.sink.text(text.slice(open + start.length, end));
    return end + finish!.length;
  }
}
