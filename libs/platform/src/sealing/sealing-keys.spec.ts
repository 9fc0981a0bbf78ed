import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rotateSealingKeyAt, SealingKeys } from './sealing-keys';

describe('what is sealed', () => {
  let folder: string;
  let file: string;
  beforeEach(() => void (file = join((folder = mkdtempSync(join(tmpdir(), 'sealing-'))), 'deep', 'key')));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('opens under the key of its file and shows nothing before', () => {
    const sealed = new SealingKeys(file).seal('王某的事迹不实', 'a');
    expect(sealed.bytes.includes(Buffer.from('王某'))).toBe(false);
    expect(new SealingKeys(file).open(sealed, 'a').toString('utf8')).toBe('王某的事迹不实');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('the same text is never sealed to the same bytes', () => {
    const keys = new SealingKeys(file);
    expect(keys.seal('同一句话', 'a').bytes.equals(keys.seal('同一句话', 'a').bytes)).toBe(false);
  });

  it('does not open in another place, with a changed byte, or under another key', () => {
    const keys = new SealingKeys(file);
    const sealed = keys.seal('证据', 'a');
    expect(() => keys.open(sealed, 'b')).toThrow();
    const changed = Buffer.from(sealed.bytes);
    changed[changed.length - 1]! ^= 1;
    expect(() => keys.open({ ...sealed, bytes: changed }, 'a')).toThrow();
    expect(() => new SealingKeys(`${file}2`).open(sealed, 'a')).toThrow();
  });

  it('a mark is the same for the same thing and another for another', () => {
    const keys = new SealingKeys(file);
    expect([keys.mark('x') === keys.mark('x'), keys.mark('x') === keys.mark('y')]).toEqual([true, false]);
  });

  it('a key that was changed still opens what it sealed, also in a process that has been running all the while', () => {
    const running = new SealingKeys(file);
    const [sealed, mark] = [running.seal('旧件', 'a'), running.mark('x')];
    const { retired, current } = rotateSealingKeyAt(file);
    expect([retired, current]).toEqual([sealed.keyId, expect.stringMatching(/^[0-9a-f]{16}$/)]);
    expect(statSync(file).mode & 0o077).toBe(0);
    for (const keys of [running, new SealingKeys(file)]) {
      expect(keys.open(sealed, 'a').toString('utf8')).toBe('旧件');
      const renewed = keys.seal('新件', 'a');
      expect(renewed.keyId).toBe(current);
      expect(running.open(renewed, 'a').toString('utf8')).toBe('新件');
      expect(keys.mark('x')).not.toBe(mark);
      expect(keys.marks('x')).toEqual([keys.mark('x'), mark]);
    }
  });
});
