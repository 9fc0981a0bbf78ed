import { readFile } from 'node:fs/promises';

const PAGE = 4096;
const MEGABYTE = 1024 * 1024;
/** What /proc counts processor time in; fixed for programs on Linux. */
const TICKS = 100;

export interface ProcessUsage {
  readonly cpuSeconds: number;
  readonly memoryMegabytes: number;
}

/** What a running process uses now; null where the system does not tell, or when it is gone. */
export async function usageOf(pid: number): Promise<ProcessUsage | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // the name in brackets may hold anything, blanks and brackets too
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  return { cpuSeconds: (fields[11]! + fields[12]!) / TICKS, memoryMegabytes: (fields[21]! * PAGE) / MEGABYTE };
}
