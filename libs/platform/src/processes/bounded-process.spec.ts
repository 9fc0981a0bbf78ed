import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { runBounded, type ProcessLimits } from './index';

const LIMITS: ProcessLimits = { seconds: 20, cpuSeconds: 20, memoryMegabytes: 512, outputMegabytes: 4 };
const node = (script: string, limits: Partial<ProcessLimits> = {}, signal?: AbortSignal) =>
  runBounded({ program: process.execPath, args: ['-e', script], limits: { ...LIMITS, ...limits }, signal });

describe('A program run for us', () => {
  it('tells what it said and how it ended', async () => {
    expect(await node(`console.log('yes')`)).toMatchObject({ end: 'done', status: 0, output: 'yes\n' });
    expect(await node(`console.error('no'); process.exit(3)`)).toMatchObject({ end: 'failed', status: 3, complaints: 'no\n' });
  });

  it('works in an empty folder of its own that is gone afterwards, and sees nothing of our settings', async () => {
    process.env.SECRET_OF_OURS = 'hush';
    const { output } = await node(`console.log(JSON.stringify([process.cwd(), require('fs').readdirSync('.'), Object.keys(process.env)]))`);
    const [cwd, files, names] = JSON.parse(output) as [string, string[], string[]];
    expect(files).toEqual([]);
    expect(names).not.toContain('SECRET_OF_OURS');
    expect(existsSync(cwd)).toBe(false);
  });

  it('that never ends is ended, on the wall and by processor time', async () => {
    expect((await node(`setInterval(() => {}, 1000)`, { seconds: 0.5 })).end).toBe('time');
    expect((await node(`for (;;) {}`, { cpuSeconds: 1 })).end).toBe('time');
  });

  it('that takes too much memory is ended before the machine feels it', async () => {
    const outcome = await node(`const held = []; setInterval(() => held.push(Buffer.alloc(16 * 1024 * 1024, 1)), 5)`, { memoryMegabytes: 256 });
    expect(['memory', 'failed', 'crash']).toContain(outcome.end);
    expect(outcome.peakMegabytes).toBeLessThan(400);
  });

  it('that talks or writes without end is ended', async () => {
    // waits for its reader: what is buffered without end in the program itself meets the memory's limit instead, on a busy machine first
    expect((await node(`const fs = require('fs'); for (;;) fs.writeSync(1, 'x'.repeat(65536))`, { outputMegabytes: 1 })).end).toBe('output');
    const wrote = await node(`const fs = require('fs'); const file = fs.openSync('big', 'w'); for (;;) fs.writeSync(file, Buffer.alloc(65536))`, { outputMegabytes: 1 });
    expect(['output', 'failed']).toContain(wrote.end);
  });

  it('is killed with everything it started', async () => {
    const script = `const { spawn } = require('child_process'); const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      console.log(child.pid); setInterval(() => {}, 1000)`;
    const { end, output } = await node(script, { seconds: 1.5 });
    expect(end).toBe('time');
    await sleep(200);
    const state = await readFile(`/proc/${Number(output)}/stat`, 'utf8').catch(() => null);
    expect(state === null || / Z /.test(state)).toBe(true);
  });

  it('is stopped by the signal, also before it began', async () => {
    const end = new AbortController();
    setTimeout(() => end.abort(), 300);
    expect((await node(`setInterval(() => {}, 1000)`, {}, end.signal)).end).toBe('cancelled');
    expect((await node(`console.log(1)`, {}, end.signal)).end).toBe('cancelled');
  });

  it('that crashes, or is not there, is an outcome and never an error', async () => {
    expect((await node(`process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000)`)).end).toBe('crash');
    expect(['missing', 'failed']).toContain((await runBounded({ program: '/nowhere/program', args: [], limits: LIMITS })).end);
  });

  it('hands over its lines as they come', async () => {
    const lines: string[] = [];
    await runBounded({ program: process.execPath, args: ['-e', `console.log('a'); console.log('b')`], limits: LIMITS, onLine: (line) => lines.push(line) });
    expect(lines).toEqual(['a', 'b']);
  });
});
