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

/** Lines as texts, without ever joining more than one line's chunks. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (): string => {
    const line = Buffer.concat(parts, length);
    [parts, length] = [[], 0];
    if (line.length > LONGEST_LINE) {
      throw new FairnessRefusal('too_large', { zh: '一行超过 512 MB，请拆分文档', en: 'a line exceeds 512 MB; split the document' }, { bytes: line.length });
    }
    return line.toString('utf8');
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, at));
      length += at - from;
      yield take();
      from = at + 1;
    }
    parts.push(chunk.subarray(from));
    length += chunk.length - from;
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
  throw error;
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

async function answer(verb: (document: unknown) => object | Promise<object>, text: string): Promise<{ answer: object; isRefused: boolean }> {
  let document: unknown;
  try {
    document = parseDecimalJson(text);
    return { answer: await verb(document), isRefused: false };
  } catch (error) {
    return { answer: errorDocument(error, idOf(document)), isRefused: true };
  }
}

/**
 * Runs one command line; the answer is the exit code: 0 answered, 1 refused (single document only), 2 wrong usage.
 * Everything comes in and goes out through the given streams.
 */
export async function runCommandLine(args: readonly string[], input: Readable, output: Writable, errors: Writable): Promise<number> {
  const write = async (line: string): Promise<void> => {
    if (!output.write(`${line}\n`)) await once(output, 'drain');
  };
  const [command, ...options] = args;
  const verb = VERBS.get(command ?? '');
  if (!verb || options.some((option) => option !== '--ndjson')) {
    errors.write(`${USAGE}\n`);
    return 2;
  }
  try {
    if (options.includes('--ndjson')) {
      for await (const line of linesOf(input)) {
        if (line.trim() !== '') await write(JSON.stringify((await answer(verb, line)).answer));
      }
      return 0;
    }
    const parts: string[] = [];
    for await (const line of linesOf(input)) parts.push(line);
    const { answer: result, isRefused } = await answer(verb, parts.join('\n'));
    await write(JSON.stringify(result));
    return isRefused ? 1 : 0;
  } catch (error) {
    // Only a line too long to read gets here: without its end, there is no next line to go on with.
    await write(JSON.stringify(errorDocument(error, undefined)));
    return 1;
  }
}
