/** Disjoint sets with path halving (Tarjan 1975): which nodes hang together. */
export class Components {
  private readonly parent: Int32Array;
  /** Number of connected parts. */
  count: number;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
    this.count = size;
  }

  /** The representative of the part that holds `node`. */
  find(node: number): number {
    let at = node;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  /** Joins two parts; true when they were apart. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return false;
    // The smaller index leads, so representatives do not depend on the order of joining.
    this.parent[Math.max(x, y)] = Math.min(x, y);
    this.count--;
    return true;
  }
}
