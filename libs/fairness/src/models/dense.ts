/*
 * Small dense linear algebra on row-major Float64Arrays. Loop orders are fixed: the same input gives the same bits.
 */

/**
 * Cholesky factor L (lower, L·Lᵀ = A) written over the lower triangle of `a` (n × n, symmetric positive definite;
 * only its lower triangle is read). Answers log|A|, or null when A is not positive definite.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed., §4.2 (row-oriented dot-product form).
 */
export function factorize(a: Float64Array, n: number): number | null {
  const sums = new Float64Array(2 * WIDTH);
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
    if (to < n) factorizeBelow(a, n, from, sums);
  }
  return logDet;
}

/** Columns taken together: their sums run side by side, each in the order of a single one, so the bits do not change. */
const WIDTH = 4;

function clear(sums: Float64Array): void {
  for (let m = 0; m < 2 * WIDTH; m++) sums[m] = 0;
}

/**
 * Two rows of `a`, at r and s, against four rows of `b` from q on: sums[m] −= Σ a[r + k]·b[q + m·n + k] and sums[4 + m] the same
 * of s, k = from … to − 1 in that order. Every number is read once and nothing written until the end.
 */
function takeOff(sums: Float64Array, a: Float64Array, r: number, s: number, b: Float64Array, q: number, n: number, from: number, to: number): void {
  const q1 = q + n;
  const q2 = q1 + n;
  const q3 = q2 + n;
  let r0 = sums[0]!;
  let r1 = sums[1]!;
  let r2 = sums[2]!;
  let r3 = sums[3]!;
  let s0 = sums[4]!;
  let s1 = sums[5]!;
  let s2 = sums[6]!;
  let s3 = sums[7]!;
  for (let k = from; k < to; k++) {
    const x = a[r + k]!;
    const y = a[s + k]!;
    const b0 = b[q + k]!;
    const b1 = b[q1 + k]!;
    const b2 = b[q2 + k]!;
    const b3 = b[q3 + k]!;
    r0 -= x * b0;
    s0 -= y * b0;
    r1 -= x * b1;
    s1 -= y * b1;
    r2 -= x * b2;
    s2 -= y * b2;
    r3 -= x * b3;
    s3 -= y * b3;
  }
  sums[0] = r0;
  sums[1] = r1;
  sums[2] = r2;
  sums[3] = r3;
  sums[4] = s0;
  sums[5] = s1;
  sums[6] = s2;
  sums[7] = s3;
}

/** Columns from … from + 3 of L below their own rows, two rows at a time. */
function factorizeBelow(a: Float64Array, n: number, from: number, sums: Float64Array): void {
  for (let i = from + WIDTH; i < n; i += 2) {
    const r = i * n;
    // the last row, when it is alone, is reckoned twice
    const s = i + 1 < n ? r + n : r;
    for (let m = 0; m < WIDTH; m++) {
      sums[m] = a[r + from + m]!;
      sums[WIDTH + m] = a[s + from + m]!;
    }
    takeOff(sums, a, r, s, a, from * n, n, 0, from);
    finishRow(a, n, from, r, sums, 0);
    finishRow(a, n, from, s, sums, WIDTH);
  }
}

function finishRow(a: Float64Array, n: number, from: number, row: number, sums: Float64Array, at: number): void {
  const p0 = from * n + from;
  const p1 = p0 + n;
  const p2 = p1 + n;
  const p3 = p2 + n;
  const l0 = sums[at]! / a[p0]!;
  const l1 = (sums[at + 1]! - l0 * a[p1]!) / a[p1 + 1]!;
  const l2 = (sums[at + 2]! - l0 * a[p2]! - l1 * a[p2 + 1]!) / a[p2 + 2]!;
  a[row + from] = l0;
  a[row + from + 1] = l1;
  a[row + from + 2] = l2;
  a[row + from + 3] = (sums[at + 3]! - l0 * a[p3]! - l1 * a[p3 + 1]! - l2 * a[p3 + 2]!) / a[p3 + 3]!;
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

/**
 * A⁻¹ (both triangles) from the factor of {@link factorize}, which it overwrites and answers: columns of L⁻¹ from the top, then
 * L⁻ᵀ·L⁻¹, each number as one sum from k = its column, or row, on.
 */
export function invertFactored(l: Float64Array, n: number): Float64Array {
  const columns = invertFactor(l, n);
  const sums = new Float64Array(2 * WIDTH);
  for (let i = 0; i < n; i += 2) {
    const r = i * n;
    const s = i + 1 < n ? r + n : r;
    const last = Math.min(i + 1, n - 1);
    let c = 0;
    for (; c <= last && c + WIDTH <= n; c += WIDTH) {
      clear(sums);
      takeOff(sums, columns, r, s, columns, c * n, n, i, n);
      for (let m = 0; m < WIDTH; m++) {
        // nought less a sum is nought without a sign where the sum is nought
        l[r + c + m] = 0 - sums[m]!;
        l[s + c + m] = 0 - sums[WIDTH + m]!;
      }
    }
    for (; c <= last; c++) {
      let [x, y] = [0, 0];
      for (let k = i; k < n; k++) {
        x += columns[r + k]! * columns[c * n + k]!;
        y += columns[s + k]! * columns[c * n + k]!;
      }
      l[r + c] = x;
      l[s + c] = y;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) l[j * n + i] = l[i * n + j]!;
  return l;
}

/** Column c of L⁻¹ as row c, nought before its diagonal. */
function invertFactor(l: Float64Array, n: number): Float64Array {
  const columns = new Float64Array(n * n);
  const sums = new Float64Array(2 * WIDTH);
  for (let i = 0; i < n; i += 2) {
    const r = i * n;
    const isPair = i + 1 < n;
    const s = isPair ? r + n : r;
    const pivot = 1 / l[r + i]!;
    const next = isPair ? 1 / l[s + i + 1]! : 0;
    const finish = (column: number, x: number, y: number): void => {
      columns[column + i] = x * pivot;
      if (isPair) columns[column + i + 1] = (y - l[s + i]! * (x * pivot)) * next;
    };
    let c = 0;
    for (; c + WIDTH <= i; c += WIDTH) {
      clear(sums);
      takeOff(sums, l, r, s, columns, c * n, n, c, i);
      for (let m = 0; m < WIDTH; m++) finish((c + m) * n, sums[m]!, sums[WIDTH + m]!);
    }
    for (; c < i; c++) {
      let [x, y] = [0, 0];
      for (let k = c; k < i; k++) {
        x -= l[r + k]! * columns[c * n + k]!;
        y -= l[s + k]! * columns[c * n + k]!;
      }
      finish(c * n, x, y);
    }
    finish(i * n, 1, 0);
    if (isPair) columns[s + i + 1] = next;
  }
  return columns;
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
