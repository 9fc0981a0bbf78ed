import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runBounded, type ProcessLimits, type ProcessOutcome } from '@jiangong/platform';
import type { Encoding, EngineRun, ProbedVideo, Repackaging, VideoEngine } from '../video-engine';
import { DECODER_OPTIONS, encodeLimits, PROBE_LIMITS, READER_OPTIONS } from './engine-limits';
import { EngineFault, faultOf } from './engine-fault';
import { containerAt } from './read-head';

/** Beside this file in the sources, beside the bundle in the built folder, above it for a tool that is bundled for one run. */
export const NODE_AV_PROGRAM = ['.', '..'].map((folder) => fileURLToPath(new URL(`${folder}/node-av-program.mjs`, import.meta.url))).find((path, at) => at > 0 || existsSync(path))!;
const TURNS: Readonly<Record<number, string>> = { 90: 'transpose=clock', 180: 'hflip,vflip', 270: 'transpose=cclock' };

interface Told {
  readonly reached?: number;
  readonly done?: { readonly reached?: number };
}

/** How the program says that the file is at fault; everything else is its own, a library that was never installed before all. */
const FILE_AT_FAULT = 2;

const endOf = (outcome: ProcessOutcome, signal?: AbortSignal): Error =>
  outcome.end === 'failed' && outcome.status !== FILE_AT_FAULT ? new EngineFault(`node-av cannot run here: ${outcome.complaints.slice(-500)}`, true) : faultOf(outcome, signal);

/** The FFmpeg that comes from npm, in a Node process of its own. */
export class NodeAvEngine implements VideoEngine {
  readonly name = 'node-av';

  constructor(private readonly program = NODE_AV_PROGRAM) {}

  async probe(path: string, signal?: AbortSignal): Promise<ProbedVideo> {
    const source = { path, container: await containerAt(path), options: READER_OPTIONS };
    const outcome = await runBounded({ ...this.start({ op: 'probe', source }), limits: PROBE_LIMITS, signal });
    if (outcome.end !== 'done') throw endOf(outcome, signal);
    return JSON.parse(outcome.output) as ProbedVideo;
  }

  async encode(encoding: Encoding, run: EngineRun): Promise<{ reached: number }> {
    const { path, probed, common, files, limitSeconds } = encoding;
    const source = { path, container: await containerAt(path), options: READER_OPTIONS, video: probed.video!.index, audio: probed.audio?.index ?? null };
    const task = { op: 'encode', source, seconds: limitSeconds, common, rotate: TURNS[probed.video!.rotation], outputs: files, videoDecoder: DECODER_OPTIONS };
    const done = await this.run(task, encodeLimits(limitSeconds), run);
    return { reached: done.reached ?? 0 };
  }

  async repackage({ path, file, format, muxer }: Repackaging, run: EngineRun): Promise<void> {
    await this.run({ op: 'copy', source: { path, container: 'mov', options: READER_OPTIONS }, outputs: [{ file, format, muxer }] }, PROBE_LIMITS, run);
  }

  private async run(task: object, limits: ProcessLimits, { folder, signal, onReached }: EngineRun): Promise<{ readonly reached?: number }> {
    let done: { readonly reached?: number } | null = null;
    const onLine = (line: string): void => {
      const told = JSON.parse(line) as Told;
      if (told.reached !== undefined) onReached?.(told.reached);
      done = told.done ?? done;
    };
    const outcome = await runBounded({ ...this.start(task), limits: { ...limits, outputMegabytes: Math.max(limits.outputMegabytes, 300) }, cwd: folder, signal, onLine });
    if (outcome.end !== 'done') throw endOf(outcome, signal);
    if (!done) throw new EngineFault('the engine ended without an answer');
    return done;
  }

  private start(task: object): { program: string; args: readonly string[] } {
    return { program: process.execPath, args: ['--max-old-space-size=256', this.program, JSON.stringify(task)] };
  }
}
