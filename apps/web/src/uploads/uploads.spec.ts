import { describe, expect, it } from '@jest/globals';
import { kindOf, unfitOf } from './files-field';
import { fingerprintOf } from './fingerprint';
import { Speed } from './speed';

const file = (name: string, type: string, size = 10) => ({ name, type, size });

describe('A file chosen for a field', () => {
  it('is known by what the system says of it, or else by its name', () => {
    expect([kindOf(file('IMG_1.MOV', '')), kindOf(file('a', 'image/png')), kindOf(file('说明.docx', '')), kindOf(file('a.exe', ''))]).toEqual(['video', 'image', 'document', null]);
  });

  it('is turned away before a byte is sent when it is empty, of another kind or too large', () => {
    const field = { code: 'video', label: '视频', accept: ['video'] as const, maxMegabytes: 1 };
    expect(unfitOf(file('a.mp4', 'video/mp4', 0), field)).toBe('empty');
    expect(unfitOf(file('a.pdf', 'application/pdf'), field)).toBe('kind');
    expect(unfitOf(file('a.mp4', 'video/mp4', 1024 * 1024 + 1), field)).toBe('tooLarge');
    expect(unfitOf(file('a.mp4', 'video/mp4', 1024 * 1024), field)).toBeNull();
  });

  it('is the same under another name and date, and another when either end differs', async () => {
    const bytes = new Uint8Array(300_000).fill(7);
    const other = bytes.slice();
    other[other.length - 1] = 8;
    const [one, again, different] = await Promise.all([fingerprintOf(new File([bytes], 'a.mp4')), fingerprintOf(new File([bytes], 'b.mp4', { lastModified: 1 })), fingerprintOf(new Blob([other]))]);
    expect(again).toBe(one);
    expect(different).not.toBe(one);
  });
});

describe('The speed of an upload', () => {
  it('is that of the last seconds', () => {
    const speed = new Speed();
    expect(speed.note(0, 0)).toBeNull();
    expect(speed.note(1_000, 1_000)).toBe(1_000);
    for (let at = 2; at <= 20; at += 1) speed.note(1_000 + at * 10, at * 1_000);
    expect(speed.note(1_210, 21_000)).toBe(10);
  });

  it('begins anew when the server has less than was thought', () => {
    const speed = new Speed();
    speed.note(0, 0);
    speed.note(5_000, 1_000);
    expect(speed.note(1_000, 2_000)).toBeNull();
  });
});
