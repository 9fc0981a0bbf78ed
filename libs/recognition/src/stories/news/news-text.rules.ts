import sanitizeHtml from 'sanitize-html';

const MEDIA_ADDRESS = /^\/media\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/[\w./-]+$/;
const SPAN = /^(?:[1-9]|1\d|20)$/;

/** A tag to its end; patterns that run over tags could be made to take for ever. */
const PARAGRAPH = /<p\b([^<>]*)>/gi;
const SPAN_TAG = /<span\b([^<>]*)>/gi;

/** What stands between a tag and the next end of its kind. */
function inside(html: string, from: number, ending: RegExp): { readonly text: string; readonly end: number } | null {
  ending.lastIndex = from;
  const found = ending.exec(html);
  return found && { text: html.slice(from, found.index), end: ending.lastIndex };
}

/** The sign Word puts before a point of a list: `1.`, `（一）`, `·`. */
function signOf(point: string): string {
  const tag = [...point.matchAll(SPAN_TAG)].find(([, written]) => /mso-list:\s*ignore/i.test(written!));
  const sign = tag && inside(point, tag.index + tag[0].length, /<\/span>/gi);
  return (sign?.text ?? '').replace(/<[^<>]*>|&nbsp;|\s/g, '');
}

/** Word and WPS write lists as paragraphs with a sign in front; here they become lists. */
function listsOfOffice(html: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const tag of html.matchAll(PARAGRAPH)) {
    if (tag.index < from || !/mso-list:/i.test(tag[1]!)) continue;
    const point = inside(html, tag.index + tag[0].length, /<\/p>/gi);
    if (!point) break;
    const kind = /^[（(]?[\d一二三四五六七八九十]+[.)、）．]/.test(signOf(point.text)) ? 'ol' : 'ul';
    pieces.push(html.slice(from, tag.index), `<${kind}><li>${point.text}</li></${kind}>`);
    from = point.end;
  }
  return (pieces.join('') + html.slice(from)).replace(/<\/(ol|ul)>\s*(?:<!--\[[^<>]*>\s*)?<\1>/gi, '');
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'h2', 'h3', 'h4', 'strong', 'em', 'u', 's', 'sub', 'sup', 'blockquote', 'ul', 'ol', 'li', 'br', 'hr', 'a', 'img', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'xml', 'title', 'template', 'svg', 'math', 'iframe', 'object', 'list-sign'],
  enforceHtmlBoundary: false,
  nestingLimit: 24,
  transformTags: {
    h1: 'h2', h5: 'h4', h6: 'h4', b: 'strong', i: 'em', del: 's', strike: 's', div: 'p',
    span: (_name, attribs) => {
      const style = attribs.style ?? '';
      if (/mso-list:\s*ignore/i.test(style)) return { tagName: 'list-sign', attribs: {} };
      return { tagName: /font-weight:\s*(?:bold|[6-9]00)/i.test(style) ? 'strong' : 'span', attribs: {} };
    },
    a: (_name, { href }) => ({ tagName: 'a', attribs: href ? { href, ...(/^https?:/i.test(href) ? { rel: 'noopener nofollow' } : {}) } : {} as Record<string, string> }),
    td: (tagName, attribs) => ({ tagName, attribs: spans(attribs) }),
    th: (tagName, attribs) => ({ tagName, attribs: spans(attribs) }),
  },
  // pictures of other places would tell them who reads this; those of Word lie on the writer's own disk
  exclusiveFilter: ({ tag, attribs, text, mediaChildren }) =>
    (tag === 'img' && !MEDIA_ADDRESS.test(attribs.src ?? '')) || ((tag === 'p' || tag === 'a') && text.trim() === '' && mediaChildren.length === 0),
};

const spans = ({ colspan, rowspan }: Readonly<Record<string, string>>): Record<string, string> =>
  ({ ...(colspan && SPAN.test(colspan) ? { colspan } : {}), ...(rowspan && SPAN.test(rowspan) ? { rowspan } : {}) });

/** What may be shown of a text somebody wrote or pasted: structure, tables and own pictures; no styles, classes, scripts. Cleaning twice changes nothing. */
export const cleanHtml = (html: string): string => sanitizeHtml(listsOfOffice(html.normalize('NFC')), OPTIONS).trim();

/** The pictures a cleaned text shows, in their order. */
export function picturesIn(html: string): string[] {
  const ids: string[] = [];
  for (const [, src] of html.matchAll(/<img\b[^>]*\bsrc="([^"]*)"/g)) {
    const id = MEDIA_ADDRESS.exec(src!)?.[1];
    if (id && !ids.includes(id)) ids.push(id);
  }
  return ids;
}

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The words alone, a line for each paragraph: for the search, and to know whether anything is said at all. */
export const wordsOf = (html: string): string =>
  sanitizeHtml(html.replace(/<\/(?:p|h\d|li|tr|blockquote)>|<br\s*\/?>/g, '$&\n'), { allowedTags: [], allowedAttributes: {} })
    .replace(/&(?:lt|gt|quot|amp);/g, (sign) => SIGNS[sign]!).replace(/\u00a0/g, ' ').split('\n').map((line) => line.trim()).filter(Boolean).join('\n');
