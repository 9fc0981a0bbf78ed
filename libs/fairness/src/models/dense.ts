/*
 * Small dense linear algebra on row-major Float64Arrays. Loop orders are fixed: the same input gives the same bits.
 */

/**
 * Cholesky factor L (lower, L·Lᵀ = A) written over the lower triangle of `a` (n × n, symmetric positive definite;
 * only its lower triangle is read). Answers log|A|, or null when A is not positive definite.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed., §4.2 (row-oriented dot-product form).
 */
export function factorize(a: Float64Array, n: number): number | null {
  let logDet = 0;
  for (let from = 0; from < n; from += WIDTH) {
    const to = Math.min(from + WIDTH, n);
    for (let i = from; i < to; i++) {
      const row = i * n;
      for (let j = from; j <= i; j++) {
        const other = j * n;
        let dot = a[row + j]!;
        for (let k = 0; k < j; k++) dot -= a[row + k]! * a[other + k]!;
        if (j < i) {
          a[row + j] = dot / a[other + j]!;
        } else {
          if (!(dot > 0)) return null;
          a[row + i] = Math.sqrt(dot);
          logDet += Math.log(dot);
        }
      }
    }
    if (to < n) factorizeBelow(a, n, from);
  }
  return logDet;
}

/** Columns taken together: their sums run side by side, each in the order of a single one, so the bits do not change. */
const WIDTH = 4;

/** Columns from … from + 3 of L below their own rows, two rows at a time. */
function factorizeBelow(a: Float64Array, n: number, from: number): void {
  const p0 = from * n;
  const p1 = p0 + n;
  const p2 = p1 + n;
  const p3 = p2 + n;
  for (let i = from + WIDTH; i < n; i += 2) {
    const r = i * n;
    // the last row, when it is alone, is reckoned twice
    const s = i + 1 < n ? r + n : r;
    let [r0, r1, r2, r3] = [a[r + from]!, a[r + from + 1]!, a[r + from + 2]!, a[r + from + 3]!];
    let [s0, s1, s2, s3] = [a[s + from]!, a[s + from + 1]!, a[s + from + 2]!, a[s + from + 3]!];
    for (let k = 0; k < from; k++) {
      const x = a[r + k]!;
      const y = a[s + k]!;
      const q0 = a[p0 + k]!;
      const q1 = a[p1 + k]!;
      const q2 = a[p2 + k]!;
      const q3 = a[p3 + k]!;
      r0 -= x * q0;
      s0 -= y * q0;
      r1 -= x * q1;
      s1 -= y * q1;
      r2 -= x * q2;
      s2 -= y * q2;
      r3 -= x * q3;
      s3 -= y * q3;
    }
    finishRow(a, n, from, r, r0, r1, r2, r3);
    finishRow(a, n, from, s, s0, s1, s2, s3);
  }
}

function finishRow(a: Float64Array, n: number, from: number, row: number, x0: number, x1: number, x2: number, x3: number): void {
  const p0 = from * n + from;
  const p1 = p0 + n;
  const p2 = p1 + n;
  const p3 = p2 + n;
  const l0 = x0 / a[p0]!;
  const l1 = (x1 - l0 * a[p1]!) / a[p1 + 1]!;
  const l2 = (x2 - l0 * a[p2]! - l1 * a[p2 + 1]!) / a[p2 + 2]!;
  a[row + from] = l0;
  a[row + from + 1] = l1;
  a[row + from + 2] = l2;
  a[row + from + 3] = (x3 - l0 * a[p3]! - l1 * a[p3 + 1]! - l2 * a[p3 + 2]!) / a[p3 + 3]!;
}

/** Solves L·Lᵀ·x = b in place, with the factor of {@link factorize}. */
export function solveFactored(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let x = b[i]!;
    for (let k = 0; k < i; k++) x -= l[i * n + k]! * b[k]!;
    b[i] = x / l[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / l[i * n + i]!;
    b[i] = x;
    for (let k = 0; k < i; k++) b[k]! -= l[i * n + k]! * x;
  }
}

/** A⁻¹ (both triangles, new array) from the factor of {@link factorize}: L⁻¹ by rows, then L⁻ᵀ·L⁻¹. */
export function invertFactored(l: Float64Array, n: number): Float64Array {
  const inverseFactor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = i * n;
    const pivot = 1 / l[row + i]!;
    for (let k = 0; k < i; k += WIDTH) addRows(inverseFactor, row, l, row + k, 1, inverseFactor, n, k, Math.min(WIDTH, i - k), -1);
    for (let c = 0; c < i; c++) inverseFactor[row + c]! *= pivot;
    inverseFactor[row + i] = pivot;
  }
  const inverse = new Float64Array(n * n);
  for (let k = 0; k < n; k += WIDTH) {
    const count = Math.min(WIDTH, n - k);
    for (let i = 0; i <= k; i++) addRows(inverse, i * n, inverseFactor, k * n + i, n, inverseFactor, n, k, count, 1, i);
    for (let more = 1; more < count; more++) for (let i = k + 1; i <= k + more; i++) addRow(inverse, i * n, inverseFactor[(k + more) * n + i]!, inverseFactor, (k + more) * n, i);
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j]!;
  return inverse;
}

/** target += f·source, columns 0 … last. */
function addRow(to: Float64Array, target: number, f: number, of: Float64Array, source: number, last: number): void {
  for (let c = 0; c <= last; c++) to[target + c]! += f * of[source + c]!;
}

/**
 * target += sign · Σ f_m · row (k + m) of `of`, m = 0 … count − 1 in that order, each row up to its diagonal or `last`; f_m stand
 * `step` apart. Four rows at a time pass through memory once.
 */
function addRows(to: Float64Array, target: number, f: Float64Array, at: number, step: number, of: Float64Array, n: number, k: number, count: number, sign: 1 | -1, last = n): void {
  if (count < WIDTH) {
    for (let m = 0; m < count; m++) addRow(to, target, sign * f[at + m * step]!, of, (k + m) * n, Math.min(k + m, last));
    return;
  }
  const f0 = sign * f[at]!;
  const f1 = sign * f[at + step]!;
  const f2 = sign * f[at + 2 * step]!;
  const f3 = sign * f[at + 3 * step]!;
  const r0 = k * n;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  const common = Math.min(k, last);
  for (let c = 0; c <= common; c++) {
    let x = to[target + c]!;
    x += f0 * of[r0 + c]!;
    x += f1 * of[r1 + c]!;
    x += f2 * of[r2 + c]!;
    x += f3 * of[r3 + c]!;
    to[target + c] = x;
  }
  for (let m = 1; m < WIDTH; m++) for (let c = k + 1; c <= Math.min(k + m, last); c++) to[target + c]! += sign * f[at + m * step]! * of[(k + m) * n + c]!;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/**
 * Solves A·x = b for a symmetric positive (semi-)definite A given as a product, with a diagonal preconditioner.
 * For a singular but consistent system the answer is one of the solutions. Stops at ‖r‖ ≤ tolerance·‖b‖.
 * Source: Hestenes & Stiefel 1952; Golub & Van Loan §11.5. `x` holds the start and becomes the answer.
 */
export function conjugateGradient(
  times: (x: Float64Array, out: Float64Array) => void,
  diagonal: Float64Array,
  b: Float64Array,
  x: Float64Array,
  tolerance: number,
  mostSteps: number,
): void {
  const n = b.length;
  const [r, z, p, q] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  times(x, q);
  for (let i = 0; i < n; i++) {
    r[i] = b[i]! - q[i]!;
    p[i] = z[i] = r[i]! / diagonal[i]!;
  }
  let rz = dot(r, z);
  const goal = tolerance * tolerance * dot(b, b);
  for (let step = 0; step < mostSteps && dot(r, r) > goal; step++) {
    times(p, q);
    const curvature = dot(p, q);
    if (!(curvature > 0)) return;
    const alpha = rz / curvature;
    for (let i = 0; i < n; i++) {
      x[i]! += alpha * p[i]!;
      r[i]! -= alpha * q[i]!;
      z[i] = r[i]! / diagonal[i]!;
    }
    const next = dot(r, z);
    const beta = next / rz;
    rz = next;
    for (let i = 0; i < n; i++) p[i] = z[i]! + beta * p[i]!;
  }
}
