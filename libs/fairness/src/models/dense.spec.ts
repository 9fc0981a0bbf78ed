import { describe, expect, it } from '@jest/globals';
import { factorize, invertFactored } from './dense';

/** The textbook's loops, one element at a time. */
function plainFactor(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let dot = a[i * n + j]!;
      for (let k = 0; k < j; k++) dot -= a[i * n + k]! * a[j * n + k]!;
      a[i * n + j] = j < i ? dot / a[j * n + j]! : Math.sqrt(dot);
    }
  }
}

function plainInverse(l: Float64Array, n: number): Float64Array {
  const [half, inverse] = [new Float64Array(n * n), new Float64Array(n * n)];
  for (let i = 0; i < n; i++) {
    const pivot = 1 / l[i * n + i]!;
    for (let k = 0; k < i; k++) for (let c = 0; c <= k; c++) half[i * n + c]! -= l[i * n + k]! * half[k * n + c]!;
    for (let c = 0; c < i; c++) half[i * n + c]! *= pivot;
    half[i * n + i] = pivot;
  }
  for (let k = 0; k < n; k++) for (let i = 0; i <= k; i++) for (let j = 0; j <= i; j++) inverse[i * n + j]! += half[k * n + i]! * half[k * n + j]!;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j]!;
  return inverse;
}

/** Positive definite, nothing round about it. */
function matrix(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n].sort((a, b) => a - b) as [number, number];
    return i === j ? n + 1 / (i + 3) : Math.sin(i * 7 + j * 13);
  });
}

describe('dense factors', () => {
  it('columns taken four at a time give the bits of one at a time, whatever the size', () => {
    for (let n = 1; n <= 23; n++) {
      const [plain, own] = [matrix(n), matrix(n)];
      plainFactor(plain, n);
      expect(factorize(own, n)).not.toBeNull();
      for (let i = 0; i < n; i++) expect(own.subarray(i * n, i * n + i + 1)).toEqual(plain.subarray(i * n, i * n + i + 1));
      expect(invertFactored(own, n)).toEqual(plainInverse(plain, n));
    }
  });

  it('a matrix that is not positive definite has no factor, wherever the fault stands', () => {
    for (let at = 0; at < 9; at++) {
      const a = matrix(9);
      a[at * 9 + at] = -1;
      expect(factorize(a, 9)).toBeNull();
    }
  });
});
