import { posix } from 'node:path';
import { WorkbookUnreadable } from './sheet-refusals';
import { attribute, XmlTokens } from './xml-tokens';
import type { ZipContents } from './zip-contents';

const MAX_SMALL_PART = 16 * 1024 * 1024;
/** All distinct texts of a workbook must fit in memory beside everything else a worker does. */
const MAX_SHARED_CHARACTERS = 40_000_000;

/** What must be known of a workbook before the rows of its first sheet can be read. */
export interface WorkbookParts {
  readonly sheet: string;
  readonly isEpoch1904: boolean;
  readonly sharedStrings: readonly string[];
  /** By the style index of a cell: whether its number is shown as a date or time. */
  readonly isDateStyle: readonly boolean[];
}

/** Feeds a whole part to a reader of tags. Parts other than sheets and texts are small or no workbook. */
async function eachTag(zip: ZipContents, part: string, open: (name: string, attributes: string) => void, close: (name: string) => void = () => undefined): Promise<void> {
  if (zip.size(part) > MAX_SMALL_PART) throw new WorkbookUnreadable({ reason: 'damaged' });
  const tokens = new XmlTokens({ open, close, text: () => undefined });
  for await (const text of zip.text(part)) tokens.feed(text);
  tokens.end();
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

async function relationsOf(zip: ZipContents, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const relations: Relation[] = [];
  await eachTag(zip, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), (name, attributes) => {
    if (name !== 'Relationship') return;
    const target = attribute(attributes, 'Target') ?? '';
    relations.push({
      id: attribute(attributes, 'Id') ?? '',
      kind: (attribute(attributes, 'Type') ?? '').split('/').at(-1)!,
      target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    });
  });
  return relations;
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Whether a number format shows a date or time: a date letter outside quotes, colours and escapes. */
const isDateFormat = (format: string): boolean =>
  /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').replace(/General/gi, ''));

async function readDateStyles(zip: ZipContents, part: string): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await eachTag(
    zip,
    part,
    (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        const own = formats.get(id);
        styles.push(own === undefined ? BUILT_IN_DATES.has(id) : isDateFormat(own));
      }
    },
    (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  );
  return styles;
}

/** `_x000D_` stands for a character that XML cannot carry. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;

/** A copy that does not keep the piece of the file it was cut from in memory. */
export const ownCopy = (text: string): string => (text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8'));

async function readSharedStrings(zip: ZipContents, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let characters = 0;
  let inText = false;
  let inReading = false;
  const tokens = new XmlTokens({
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      // the reading of a word (rPh) is not part of its text
      else if (name === 'rPh') inReading = true;
    },
    text(text) {
      if (inText && !inReading) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') {
        characters += current.length;
        if (characters > MAX_SHARED_CHARACTERS) throw new WorkbookUnreadable({ reason: 'cell_too_long' });
        strings.push(ownCopy(decodeEscapes(current)));
      }
    },
  });
  for await (const text of zip.text(part)) tokens.feed(text);
  tokens.end();
  return strings;
}

/** Finds the first sheet as the person sees them ordered, and what its cells refer to. */
export async function readWorkbookParts(zip: ZipContents): Promise<WorkbookParts> {
  const root = (await relationsOf(zip, '')).find((relation) => relation.kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!zip.has(root) || !root.endsWith('.xml')) throw new WorkbookUnreadable({ reason: 'not_a_table' });
  const relations = await relationsOf(zip, root);
  let firstSheet: string | undefined;
  let isEpoch1904 = false;
  await eachTag(zip, root, (name, attributes) => {
    if (name === 'sheet') firstSheet ??= attribute(attributes, 'id');
    else if (name === 'workbookPr') isEpoch1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
  });
  const sheet = relations.find((relation) => relation.id === firstSheet && relation.kind === 'worksheet')?.target;
  if (!sheet || !zip.has(sheet)) throw new WorkbookUnreadable({ reason: 'not_a_table' });
  const target = (kind: string): string => relations.find((relation) => relation.kind === kind)?.target ?? '';
  return {
    sheet,
    isEpoch1904,
    sharedStrings: await readSharedStrings(zip, target('sharedStrings')),
    isDateStyle: await readDateStyles(zip, target('styles')),
  };
}
