// Reads the tables of a season folder with nothing but Node: .xlsx (first sheet) by its zip directory and XML, .csv in
// UTF-8 or GB18030. It shares no code with the product on purpose: two readers that agree are a check, one is not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;

/** name → bytes of every file in a zip archive */
function unzip(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('不是 .xlsx 文件 / not a zip archive');
  const parts = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, note] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(from, from + packed);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), method === 0 ? body : inflateRawSync(body));
    at += 46 + nameLength + extra + note;
  }
  return parts;
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_all, hex, dec, word) =>
    word ? ENTITIES[word] : String.fromCodePoint(parseInt(hex ?? dec, hex ? 16 : 10)),
  );
const textOf = (xml) =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map((found) => unescapeXml(found[1])).join('');

function columnOf(reference) {
  let column = 0;
  for (const letter of reference.match(/^[A-Z]+/)[0]) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** rows of the first sheet: [{ row, cells: [{ text, isNumber }] }] */
function readXlsx(bytes) {
  const parts = unzip(bytes);
  const shared = [...(parts.get('xl/sharedStrings.xml')?.toString('utf8') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map((si) =>
    textOf(si[1]),
  );
  const sheet = parts.get('xl/worksheets/sheet1.xml').toString('utf8');
  return [...sheet.matchAll(/<row r="(\d+)"[^>]*(?<!\/)>(.*?)<\/row>/gs)].map(([, row, body]) => {
    const cells = [];
    for (const [, attributes, inner] of body.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const kind = /(?:^|\s)t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
      const value = /<v>([^<]*)<\/v>/.exec(inner ?? '')?.[1];
      const column = columnOf(/r="([A-Z]+)\d+"/.exec(attributes)[1]);
      if (kind === 's') cells[column] = { text: shared[Number(value)], isNumber: false };
      else if (kind === 'inlineStr') cells[column] = { text: textOf(inner), isNumber: false };
      else cells[column] = { text: unescapeXml(value ?? ''), isNumber: kind === 'n' && value !== undefined };
    }
    return { row: Number(row), cells };
  });
}

function readCsv(bytes) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030').decode(bytes);
  }
  const rows = [[]];
  for (const [, quoted, plain, after] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push({ text: quoted === undefined ? plain : quoted.replaceAll('""', '"'), isNumber: false });
    if (after !== ',') rows.push([]);
  }
  return rows.map((cells, index) => ({ row: index + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.text !== ''));
}

/**
 * One table as records by head: { file, row, raw: {head: text}, isNumber: {head: boolean} }. Wholly empty rows are passed over.
 * @param folder season folder
 * @param name   file name without its ending
 */
export function readTable(folder, name) {
  const file = ['.xlsx', '.csv'].map((ending) => name + ending).find((candidate) => existsSync(join(folder, candidate)));
  if (!file) throw new Error(`缺少 ${name}.xlsx 或 ${name}.csv / missing table ${name}`);
  const bytes = readFileSync(join(folder, file));
  const [top, ...rest] = file.endsWith('.xlsx') ? readXlsx(bytes) : readCsv(bytes);
  const heads = top.cells.map((cell) => cell.text.normalize('NFKC').trim());
  const records = rest.map(({ row, cells }) => ({
    file,
    row,
    raw: Object.fromEntries(heads.map((head, index) => [head, cells[index]?.text ?? ''])),
    isNumber: Object.fromEntries(heads.map((head, index) => [head, cells[index]?.isNumber ?? false])),
  }));
  return records.filter((record) => Object.values(record.raw).some((text) => text.trim() !== ''));
}
