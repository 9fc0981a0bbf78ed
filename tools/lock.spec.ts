import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { dropLock, takeLock, withLock } from './lock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jiangong-lock-'));
const file = join(folder, 'lock');
afterAll(() => rmSync(folder, { recursive: true }));

/** Takes the same lock in a process of its own and says what it got; it ends holding it. */
const elsewhere = (): string =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', `import { takeLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)}; console.log(takeLock(${JSON.stringify(file)}));`], { encoding: 'utf8' }).stdout.trim();

describe('a lock between processes', () => {
  it('names its holder to everybody else', () => {
    expect(takeLock(file)).toBeUndefined();
    expect(elsewhere()).toBe(String(process.pid));
    dropLock(file);
    expect(existsSync(file)).toBe(false);
  });

  it('passes on when its holder died without letting go', () => {
    expect(elsewhere()).toBe('undefined');
    expect(takeLock(file)).toBeUndefined();
    dropLock(file);
  });

  it('passes on when the number of its holder belongs to another process by now', () => {
    writeFileSync(file, `${process.ppid} 1`);
    expect(takeLock(file)).toBeUndefined();
    dropLock(file);
  });

  it('is let go when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});
