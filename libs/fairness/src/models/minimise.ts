/** Half-width of the differences: second differences lose half the digits, so no smaller. */
const STEP = 1e-3;
/** Logarithms: a ratio moves by at most a factor of e³ at once. */
const LONGEST_MOVE = 3;

export type Point = readonly [number, number];

interface Slope {
  readonly g: [number, number];
  readonly h: [number, number, number];
}

function slopeAt(f: (x: number, y: number) => number, [x, y]: Point, f0: number): Slope {
  const [east, west, north, south] = [f(x + STEP, y), f(x - STEP, y), f(x, y + STEP), f(x, y - STEP)];
  const corner = f(x + STEP, y + STEP) - east - north + f0;
  const square = STEP * STEP;
  return {
    g: [(east - west) / (2 * STEP), (north - south) / (2 * STEP)],
    h: [(east + west - 2 * f0) / square, corner / square, (north + south - 2 * f0) / square],
  };
}

/** Newton's direction where the surface is convex, else straight down; a coordinate held at its bound stays. */
function direction({ g, h }: Slope, isHeld: readonly [boolean, boolean]): [number, number] {
  const [hxx, hxy, hyy] = h;
  if (!isHeld[0] && !isHeld[1]) {
    const det = hxx * hyy - hxy * hxy;
    if (hxx > 0 && det > 1e-9 * hxx * Math.abs(hyy)) return [(hxy * g[1] - hyy * g[0]) / det, (hxy * g[0] - hxx * g[1]) / det];
  }
  const along = (slope: number, curve: number): number => (slope === 0 ? 0 : curve > Math.abs(slope) / LONGEST_MOVE ? -slope / curve : -Math.sign(slope) * LONGEST_MOVE);
  return [isHeld[0] ? 0 : along(g[0], hxx), isHeld[1] ? 0 : along(g[1], hyy)];
}

/**
 * Least value of a smooth function of two logarithms inside a box: Newton with differences, halved until it descends
 * (Nocedal & Wright 2006, ch. 3). A flat surface leaves the start where it is. Ends also where the step promises to lower f by
 * less than `enough`: below the rounding of f nothing but halvings would follow.
 */
export function minimise(f: (x: number, y: number) => number, start: Point, low: number, high: number, enough = 0): { readonly at: Point; readonly value: number } {
  let at: [number, number] = [...start];
  let value = f(...at);
  for (let step = 0; step < 80; step++) {
    const slope = slopeAt(f, at, value);
    const isHeld = [0, 1].map((c) => (at[c]! <= low && slope.g[c]! > 0) || (at[c]! >= high && slope.g[c]! < 0)) as [boolean, boolean];
    if (Math.abs(isHeld[0] ? 0 : slope.g[0]) + Math.abs(isHeld[1] ? 0 : slope.g[1]) < 1e-7) break;
    const move = direction(slope, isHeld);
    if (-(move[0] * slope.g[0] + move[1] * slope.g[1]) / 2 < enough) break;
    const longest = Math.max(Math.abs(move[0]), Math.abs(move[1]));
    let share = Math.min(1, LONGEST_MOVE / longest);
    let isBetter = false;
    for (let halving = 0; halving < 30 && !isBetter; halving++, share /= 2) {
      const next: [number, number] = [clamp(at[0] + share * move[0], low, high), clamp(at[1] + share * move[1], low, high)];
      const reached = f(...next);
      if (reached < value) [at, value, isBetter] = [next, reached, true];
    }
    if (!isBetter || longest < 1e-7) break;
  }
  return { at, value };
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
