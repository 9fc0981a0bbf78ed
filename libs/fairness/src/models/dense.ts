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
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
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
  return logDet;
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
    for (let k = 0; k < i; k++) {
      const f = l[row + k]!;
      if (f === 0) continue;
      const other = k * n;
      for (let c = 0; c <= k; c++) inverseFactor[row + c]! -= f * inverseFactor[other + c]!;
    }
    for (let c = 0; c < i; c++) inverseFactor[row + c]! *= pivot;
    inverseFactor[row + i] = pivot;
  }
  const inverse = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const row = k * n;
    for (let i = 0; i <= k; i++) {
      const f = inverseFactor[row + i]!;
      if (f === 0) continue;
      const target = i * n;
      for (let j = 0; j <= i; j++) inverse[target + j]! += f * inverseFactor[row + j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j]!;
  return inverse;
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
