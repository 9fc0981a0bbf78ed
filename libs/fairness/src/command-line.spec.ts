import { describe, expect, it } from '@jest/globals';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCommandLine } from './command-line';

const scored = (id: string, value: string, total = 2): string =>
  `{"id":"${id}","config":{"method":"mean","rounding":{"total":${total}}},"entries":[{"id":"A"}],"judges":[{"id":"j"}],"criteria":[{"id":"c","weight":1}],"scores":[{"judge":"j","entry":"A","criterion":"c","value":${value}}]}`;

async function run(args: string[], ...chunks: string[]): ReturnType<typeof runUpTo> {
  return runUpTo(undefined, args, ...chunks);
}

async function runUpTo(longestLine: number | undefined, args: string[], ...chunks: string[]): Promise<{ code: number; lines: { id?: string; error?: { code: string; message: string; messageEn: string }; entries?: { score: number }[] }[]; errors: string }> {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const answers = text(output);
  const code = await runCommandLine(args, Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output, errors, longestLine);
  output.end();
  errors.end();
  const lines = (await answers).split('\n').filter((line) => line !== '');
  return { code, lines: lines.map((line) => JSON.parse(line)), errors: await text(errors) };
}

describe('the command line', () => {
  it('answers each line in order, whatever the chunks', async () => {
    const input = `${scored('一', '1.005')}\n\n${scored('二', '2.675')}\n`;
    const bytes = input.match(/[\s\S]{1,7}/g)!;
    const { code, lines } = await run(['score', '--ndjson'], ...bytes);
    expect(code).toBe(0);
    expect(lines.map(({ id, entries }) => [id, entries![0]!.score])).toEqual([['一', 1.01], ['二', 2.68]]);
  });

  it('a refused or broken line gets an error document and the next line goes on', async () => {
    const { code, lines } = await run(['score', '--ndjson'], `{"id":"a","config":{"method":"borda"},"entries":[],"judges":[],"criteria":[],"scores":[]}\nnot json\n42\n${scored('d', '9')}`);
    expect(code).toBe(0);
    expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([['a', 'bad_input'], [undefined, 'bad_json'], [undefined, 'bad_input'], ['d', undefined]]);
    expect(lines[0]!.error!.message).toContain('config.method');
    expect(lines[0]!.error!.messageEn).toContain('config.method');
  });

  it('no document of select can keep the next one from its answer: not one without sense, not one without measure', async () => {
    const one = (id: string, rest: string, district = '"d"'): string => `{"id":"${id}","K":1,"candidates":[{"id":"x","score":1,"district":${district}}],"constraints":[],${rest}}`;
    const cap = '"constraints":[{"id":"r","type":"perGroupMax","attribute":"district","cap":1}]';
    const { code, lines } = await run(['select', '--ndjson'], [
      one('a', cap, '{"toString":1}'), one('b', `"K":1000000000,"constraints":[{"id":"r","type":"max","categories":["w"],"base":"w","fraction":0.333}]`),
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`, one('d', cap),
    ].join('\n'));
    expect(code).toBe(0);
    expect(lines.map(({ id, error, ...rest }) => [id, error?.code ?? (rest as { status?: string }).status])).toEqual([['a', 'bad_input'], ['b', 'infeasible'], [undefined, expect.any(String)], ['d', 'optimal']]);
  });

  it('a line too long to hold is refused, whatever its chunks, and the next line goes on', async () => {
    const long = scored('a', `${' '.repeat(900)}9`);
    const { code, lines } = await runUpTo(800, ['score', '--ndjson'], ...`${scored('x', '1')}\n${long}\n${scored('b', '9')}\n${long}`.match(/[\s\S]{1,300}/g)!);
    expect(code).toBe(0);
    expect(lines.map(({ id, error }) => id ?? error?.code)).toEqual(['x', 'too_large', 'b', 'too_large']);
    expect(await runUpTo(800, ['score'], long)).toMatchObject({ code: 1, lines: [{ error: { code: 'too_large' } }] });
  });

  it('the mark with which some editors begin a file is no part of the first document', async () => {
    const { lines } = await run(['score', '--ndjson'], `\uFEFF${scored('a', '9')}\r\n${scored('b', '8')}\r\n`);
    expect(lines.map(({ id, entries }) => [id, entries![0]!.score])).toEqual([['a', 9], ['b', 8]]);
  });

  it('a score beyond all numbers is refused, not written as none', async () => {
    const input = scored('a', '1e300').replace('"weight":1', '"weight":1e300');
    expect((await run(['score'], input)).lines[0]).toMatchObject({ id: 'a', error: { code: 'bad_input' } });
  });

  it('a single document may span lines; a refusal exits 1', async () => {
    expect(await run(['score'], scored('a', '9.125').replaceAll(',', ',\n'))).toMatchObject({ code: 0, lines: [{ id: 'a', entries: [{ score: 9.13 }] }] });
    expect(await run(['score'], '')).toMatchObject({ code: 1, lines: [{ error: { code: 'bad_json' } }] });
  });

  it('a literal of more than 15 digits keeps every digit', async () => {
    // As a float this would be 0.5 exactly and round up.
    const { lines } = await run(['score'], scored('a', '0.49999999999999999999', 0));
    expect(lines[0]!.entries![0]!.score).toBe(0);
    expect((await run(['score'], scored('b', '1e999'))).lines[0]).toMatchObject({ id: 'b', error: { code: 'bad_input' } });
  });

  it('wrong usage exits 2 and says how', async () => {
    expect(await run(['rank'])).toMatchObject({ code: 2, lines: [], errors: expect.stringContaining('fairness score') });
    expect((await run(['score', '--fast'])).code).toBe(2);
  });
});
