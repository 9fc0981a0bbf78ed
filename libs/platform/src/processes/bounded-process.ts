import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { cageOf } from './cage';
import { usageOf } from './process-usage';

export interface ProcessLimits {
  /** On the wall. */
  readonly seconds: number;
  /** Processor time, all threads together. */
  readonly cpuSeconds: number;
  readonly memoryMegabytes: number;
  /** Of one file it writes, and of what it says. */
  readonly outputMegabytes: number;
}

export interface BoundedProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly limits: ProcessLimits;
  /** Where it works; an empty folder of its own, gone afterwards, when not given. */
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  /** Every line it says on its standard output. */
  readonly onLine?: (line: string) => void;
}

/** `crash` is a signal nobody of ours sent; `failed` is an exit status other than 0. */
export type ProcessEnd = 'done' | 'failed' | 'crash' | 'time' | 'memory' | 'output' | 'cancelled' | 'missing';

export interface ProcessOutcome {
  readonly end: ProcessEnd;
  readonly status: number | null;
  /** The whole of its standard output, for those who asked for no lines. */
  readonly output: string;
  /** The last of what it complained of. */
  readonly complaints: string;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

const WATCH_MS = 100;
const COMPLAINTS = 4_000;
const MEGABYTE = 1024 * 1024;
/** Nothing of the settings reaches a program that reads strangers' files. */
const environmentIn = (folder: string): Record<string, string> => ({ PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' });
/** Signals by which the system says that one of its own limits was met. */
const BY_SYSTEM: Readonly<Record<string, ProcessEnd>> = { SIGXCPU: 'time', SIGXFSZ: 'output' };
const POLITE = 10;

/**
 * Runs a program that must not be able to harm us: in a folder of its own, without our settings, within limits of time,
 * memory and output, at low priority; killed with everything it started when a limit is met or the signal comes.
 * Never throws for what the program does: the outcome says how it ended.
 */
export async function runBounded(wanted: BoundedProcess): Promise<ProcessOutcome> {
  const own = wanted.cwd ? null : await mkdtemp(join(tmpdir(), 'jiangong-process-'));
  try {
    return await watch(wanted, wanted.cwd ?? own!);
  } finally {
    if (own) await rm(own, { recursive: true, force: true });
  }
}

function watch({ program, args, limits, signal, onLine }: BoundedProcess, cwd: string): Promise<ProcessOutcome> {
  if (signal?.aborted) return Promise.resolve({ end: 'cancelled', status: null, output: '', complaints: '', cpuSeconds: 0, peakMegabytes: 0 });
  const cage = cageOf({ cpuSeconds: limits.cpuSeconds, memoryMegabytes: limits.memoryMegabytes, fileMegabytes: limits.outputMegabytes });
  const [first, ...rest] = [...cage, program, ...args];
  const child = spawn(first!, rest, { cwd, env: environmentIn(cwd), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((settle) => {
    let forced: ProcessEnd | null = null;
    let [output, complaints, cpuSeconds, peakMegabytes, heard] = ['', '', 0, 0, 0];
    const stop = (end: ProcessEnd): void => {
      forced ??= end;
      killTree(child);
    };
    const onAbort = (): void => stop('cancelled');
    signal?.addEventListener('abort', onAbort, { once: true });
    const onTime = setTimeout(() => stop('time'), limits.seconds * 1000);
    const watcher = setInterval(() => {
      void usageOf(child.pid ?? -1).then((usage) => {
        if (!usage) return;
        cpuSeconds = usage.cpuSeconds;
        peakMegabytes = Math.max(peakMegabytes, usage.memoryMegabytes);
        if (usage.memoryMegabytes > limits.memoryMegabytes) stop('memory');
        else if (usage.cpuSeconds > limits.cpuSeconds) stop('time');
      });
    }, WATCH_MS);
    const count = (piece: string): void => {
      heard += piece.length;
      if (heard > limits.outputMegabytes * MEGABYTE) stop('output');
    };
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      count(piece);
      if (!onLine && !forced) output += piece;
    });
    if (onLine) createInterface({ input: child.stdout }).on('line', onLine);
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      count(piece);
      complaints = (complaints + piece).slice(-COMPLAINTS);
    });
    let isSettled = false;
    const finish = (status: number | null, by: string | null, missing = false): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(onTime);
      clearInterval(watcher);
      signal?.removeEventListener('abort', onAbort);
      killTree(child);
      const own: ProcessEnd = missing ? 'missing' : by ? (BY_SYSTEM[by] ?? 'crash') : status === 0 ? 'done' : 'failed';
      settle({ end: forced ?? own, status, output, complaints, cpuSeconds, peakMegabytes });
    };
    child.once('error', () => finish(null, null, true));
    // what it started may hold the pipes open: they go first, then the pipes close
    child.once('exit', () => killTree(child));
    child.once('close', (status, by) => finish(status, by));
    if (child.pid) lower(child.pid);
  });
}

function lower(pid: number): void {
  try {
    setPriority(pid, POLITE);
  } catch {
    // it has ended already, or the system does not let us: it runs as it is
  }
}

/** The child leads a group of its own; the group goes whole. */
function killTree(child: ChildProcessByStdio<null, Readable, Readable>): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // nobody is left in it
  }
}
