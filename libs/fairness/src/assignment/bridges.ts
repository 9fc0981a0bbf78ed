import type { Allocation } from './allocation';

/**
 * Pairs whose removal would cut their part in two (Tarjan 1974: an edge to a child is a bridge when nothing below the
 * child reaches above it). Without recursion: a part may be thousands of steps deep.
 */
export function findBridges(allocation: Allocation): Set<number> {
  const entries = allocation.entryIds.length;
  const neighbours = (node: number): readonly number[] => (node < entries ? allocation.judgesOf[node]! : allocation.entriesOf[node - entries]!);
  const nodeOf = (from: number, neighbour: number): number => (from < entries ? entries + neighbour : neighbour);
  const pairOf = (a: number, b: number): number => (a < entries ? allocation.pair(a, b - entries) : allocation.pair(b, a - entries));
  const seen = new Int32Array(entries + allocation.judgeIds.length);
  const low = new Int32Array(seen.length);
  const bridges = new Set<number>();
  let clock = 0;
  for (let root = 0; root < entries; root++) {
    if (seen[root] !== 0) continue;
    seen[root] = low[root] = ++clock;
    const stack = [{ node: root, parent: -1, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const neighbour = neighbours(top.node)[top.next++];
      if (neighbour !== undefined) {
        const child = nodeOf(top.node, neighbour);
        if (child === top.parent) continue;
        if (seen[child] !== 0) {
          low[top.node] = Math.min(low[top.node]!, seen[child]!);
        } else {
          seen[child] = low[child] = ++clock;
          stack.push({ node: child, parent: top.node, next: 0 });
        }
        continue;
      }
      stack.pop();
      if (top.parent < 0) continue;
      low[top.parent] = Math.min(low[top.parent]!, low[top.node]!);
      if (low[top.node]! > seen[top.parent]!) bridges.add(pairOf(top.parent, top.node));
    }
  }
  return bridges;
}
