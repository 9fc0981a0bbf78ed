import { spawnSync } from 'node:child_process';

export interface CageLimits {
  /** Of processor time, all threads together. */
  readonly cpuSeconds: number;
  readonly memoryMegabytes: number;
  /** Of one file. */
  readonly fileMegabytes: number;
}

const MEGABYTE = 1024 * 1024;
const works = new Map<string, boolean>();

/** Whether this machine has the program and lets us use it that way; tried once. */
function canUse(words: readonly string[]): boolean {
  const key = words.join(' ');
  if (!works.has(key)) works.set(key, spawnSync(words[0]!, [...words.slice(1), 'true'], { stdio: 'ignore', timeout: 5_000 }).status === 0);
  return works.get(key)!;
}

/**
 * The words in front of a program that shut it in as far as the machine allows: no network, killed when the worker dies
 * (however it dies), and limits the system itself keeps. What is missing is made up for by watching.
 */
export function cageOf({ cpuSeconds, memoryMegabytes, fileMegabytes }: CageLimits): readonly string[] {
  const bars = [
    ['unshare', '--user', '--map-root-user', '--net', '--'],
    // after unshare: a change of credentials would forget it
    ['setpriv', '--pdeathsig', 'KILL', '--'],
    // data, not address space: programs reserve far more of that than they ever touch
    ['prlimit', `--cpu=${Math.ceil(cpuSeconds)}:${Math.ceil(cpuSeconds) + 2}`, `--data=${memoryMegabytes * MEGABYTE}`, `--fsize=${fileMegabytes * MEGABYTE}`, '--core=0', '--nofile=256', '--'],
  ];
  return bars.filter(canUse).flat();
}
