import { once } from 'node:events';
import { scoreDocument } from './document/compute-document';
import { parseDecimalJson } from './document/decimal-json';
import type { ScoreDocument } from './document/score-document';
import { FairnessRefusal } from './refusal';

/*
 * fairness score [--ndjson]
 * Without --ndjson: one document on stdin, one on stdout, exit 1 when it was refused.
 * With --ndjson: one document per line, one answer per line in the same order, flushed line by line;
 * a refused document is answered by { id, error } and the next line goes on.
 */
const USAGE = '用法 Usage: fairness score [--ndjson] < documents.json';
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

function answer(text: string): { answer: object; isRefused: boolean } {
  let document: unknown;
  try {
    document = parseDecimalJson(text);
    // scoreDocument checks every field it reads; the type only describes what a good document looks like.
    return { answer: scoreDocument(document as ScoreDocument), isRefused: false };
  } catch (error) {
    return { answer: errorDocument(error, idOf(document)), isRefused: true };
  }
}

async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

async function main(args: readonly string[]): Promise<number> {
  const [command, ...options] = args;
  if (command !== 'score' || options.some((option) => option !== '--ndjson')) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  if (options.includes('--ndjson')) {
    for await (const line of linesOf(process.stdin)) {
      if (line.trim() !== '') await write(JSON.stringify(answer(line).answer));
    }
    return 0;
  }
  const parts: string[] = [];
  for await (const line of linesOf(process.stdin)) parts.push(line);
  const { answer: result, isRefused } = answer(parts.join('\n'));
  await write(JSON.stringify(result));
  return isRefused ? 1 : 0;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader went away (for example `| head`): nothing left to say.
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await main(process.argv.slice(2));
