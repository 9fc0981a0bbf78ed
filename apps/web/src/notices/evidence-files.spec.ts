import { describe, expect, it } from '@jest/globals';
import { faultOfFile } from './evidence-files';

describe('evidence before it is sent', () => {
  it.each([
    ['a paper', 'proof.PDF', 1_000, null],
    ['a picture of ten megabytes', 'proof.jpeg', 10 * 1024 * 1024, null],
    ['a larger one', 'proof.png', 10 * 1024 * 1024 + 1, 'large'],
    ['a program', 'proof.pdf.exe', 10, 'kind'],
    ['a name without an ending', 'proof', 10, 'kind'],
  ])('%s', (_what, name, size, fault) => {
    expect(faultOfFile({ name, size })).toBe(fault);
  });
});
