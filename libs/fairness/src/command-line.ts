import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { scoreDocument } from './document/compute-document';
import { parseDecimalJson } from './document/decimal-json';
import type { ScoreDocument } from './document/score-document';
import { drawDocument } from './draw/draw-document';
import { FairnessRefusal } from './refusal';
import { select } from './select/select';
import type { SelectionInput } from './select/selection';

/*
 * fairness score | select | draw [--ndjson]
 *
 * Without --ndjson: one document on stdin, one on stdout, exit 1 when it was refused.
 * With --ndjson: one document per line, one answer per line in the same order, flushed line by line;
 * a refused document is answered by { id, error } and the next line goes on.
 */
const USAGE = '用法 Usage: fairness score|select|draw [--ndjson] < documents.json';
/** V8 cannot hold a longer text (2²⁹ − 24 characters). */
const LONGEST_LINE = 2 ** 29 - 24;
const NEWLINE = 0x0a;

/** The bytes with which some editors begin a file; they are no part of a document. */
const BYTE_ORDER_MARK = '\uFEFF';

function tooLong(bytes: number): FairnessRefusal {
  return new FairnessRefusal('too_large', { zh: '一行超过 512 MB，请拆分文档', en: 'a line exceeds 512 MB; split the document' }, { bytes });
}

/** Lines as texts, without ever joining more than one line's chunks; a line too long to hold comes as its refusal. */
async function* linesOf(input: AsyncIterable<Buffer>, longest: number): AsyncGenerator<string | FairnessRefusal> {
  let parts: Buffer[] = [];
  let length = 0;
  let isFirst = true;
  const add = (part: Buffer): void => {
    length += part.length;
    if (length > longest) parts = [];
    else parts.push(part);
  };
  const take = (): string | FairnessRefusal => {
    const line = length > longest ? tooLong(length) : Buffer.concat(parts, length).toString('utf8');
    const from = isFirst && typeof line === 'string' && line.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    [parts, length, isFirst] = [[], 0, false];
    return typeof line === 'string' ? line.slice(from) : line;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

/** The answer to a document that could not be computed. */
function errorDocument(error: unknown, id: string | undefined): object {
  const named = id === undefined ? {} : { id };
  if (error instanceof FairnessRefusal) {
    const { code, text, facts } = error;
    return { ...named, error: { code, message: text.zh, messageEn: text.en, facts } };
  }
  if (error instanceof SyntaxError) {
    return { ...named, error: { code: 'bad_json', message: '不是合法的 JSON 文档', messageEn: 'not a valid JSON document', facts: { detail: error.message } } };
  }
  // a mistake of ours, or no memory left: told, and the next document is answered all the same
  const detail = error instanceof Error ? error.message : String(error);
  return { ...named, error: { code: 'internal', message: '计算中出现内部错误，这份文档没有结果', messageEn: 'an internal error; this document has no answer', facts: { detail } } };
}

function idOf(document: unknown): string | undefined {
  const id = typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Each verb checks every field it reads; the types only describe what a good document looks like. */
const VERBS: ReadonlyMap<string, (document: unknown) => object | Promise<object>> = new Map([
  ['score', (document: unknown) => scoreDocument(document as ScoreDocument)],
  ['draw', drawDocument],
  ['select', (document: unknown): object | Promise<object> => select(document as SelectionInput)],
]);

/** The answer as a line. `read` may throw as well: a text may be too long to join. */
async function answer(verb: (document: unknown) => object | Promise<object>, read: () => string): Promise<{ line: string; isRefused: boolean }> {
  let document: unknown;
  try {
    document = parseDecimalJson(read());
    return { line: JSON.stringify(await verb(document)), isRefused: false };
  } catch (error) {
    return { line: JSON.stringify(errorDocument(error, idOf(document))), isRefused: true };
  }
}

/** A line's text, unless it was too long to hold. */
function textOf(line: string | FairnessRefusal): string {
  if (typeof line !== 'string') throw line;
  return line;
}

/**
 * Runs one command line; the answer is the exit code: 0 answered, 1 refused (single document only), 2 wrong usage.
 * Everything comes in and goes out through the given streams.
 */
export async function runCommandLine(args: readonly string[], input: Readable, output: Writable, errors: Writable, longestLine = LONGEST_LINE): Promise<number> {
  const write = async (line: string): Promise<void> => {
    if (!output.write(`${line}\n`)) await once(output, 'drain');
  };
  const [command, ...options] = args;
  const verb = VERBS.get(command ?? '');
  if (!verb || options.some((option) => option !== '--ndjson')) {
    errors.write(`${USAGE}\n`);
    return 2;
  }
  const lines = linesOf(input, longestLine);
  if (options.includes('--ndjson')) {
    for await (const line of lines) {
      if (typeof line !== 'string' || line.trim() !== '') await write((await answer(verb, () => textOf(line))).line);
    }
    return 0;
  }
  const parts: (string | FairnessRefusal)[] = [];
  for await (const line of lines) parts.push(line);
  const { line, isRefused } = await answer(verb, () => parts.map(textOf).join('\n'));
  await write(line);
  return isRefused ? 1 : 0;
}
