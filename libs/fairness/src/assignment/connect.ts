import { Components } from '../components';
import type { Allocation } from './allocation';
import { findBridges } from './bridges';

interface Edge {
  readonly entry: number;
  readonly judge: number;
  readonly part: number;
  readonly cost: number;
}

/** Parts of the judge–entry graph; judges without entries stand outside and are not counted. */
export function partsOf(allocation: Allocation): { count: number; partOf: (entry: number) => number } {
  const entries = allocation.entryIds.length;
  const graph = new Components(entries + allocation.judgeIds.length);
  allocation.judgesOf.forEach((judges, entry) => judges.forEach((judge) => graph.join(entry, entries + judge)));
  const idle = allocation.load.reduce((count, load) => count + Number(load === 0), 0);
  return { count: graph.count - idle, partOf: (entry) => graph.find(entry) };
}

/** Movable edges, those that cost no existing pair first. */
function movableEdges(allocation: Allocation, partOf: (entry: number) => number): Edge[] {
  const edges: Edge[] = [];
  allocation.judgesOf.forEach((judges, entry) => {
    for (const judge of judges) {
      if (!allocation.isFixed(entry, judge)) edges.push({ entry, judge, part: partOf(entry), cost: Number(allocation.isExisting(entry, judge)) });
    }
  });
  return edges.sort((a, b) => a.cost - b.cost || allocation.lot(a.entry, a.judge) - allocation.lot(b.entry, b.judge) || a.entry - b.entry || a.judge - b.judge);
}

/**
 * Two entries of different parts exchange a judge. When one of the two edges lies on a cycle its part stays whole
 * without it, so the parts become one; all loads stay as they are.
 */
function exchange(allocation: Allocation, edges: readonly Edge[], bridges: ReadonlySet<number>): boolean {
  let best: { a: Edge; b: Edge } | null = null;
  for (const a of edges) {
    if (bridges.has(allocation.pair(a.entry, a.judge))) continue;
    if (best && a.cost >= best.a.cost + best.b.cost) break;
    for (const b of edges) {
      if (best && a.cost + b.cost >= best.a.cost + best.b.cost) break;
      if (a.part === b.part || !allocation.mayHandOn(a.entry, a.judge, b.judge) || !allocation.mayHandOn(b.entry, b.judge, a.judge)) continue;
      best = { a, b };
    }
  }
  if (!best) return false;
  const { a, b } = best;
  allocation.remove(a.entry, a.judge, 'connection');
  allocation.remove(b.entry, b.judge, 'connection');
  allocation.add(a.entry, b.judge, 'moved_for_connection');
  allocation.add(b.entry, a.judge, 'moved_for_connection');
  return true;
}

/** One entry goes to a judge of another part, at the least cost in balance. Its old judge keeps the part whole or falls idle. */
function moveAcross(allocation: Allocation, edges: readonly Edge[], bridges: ReadonlySet<number>, partOf: (entry: number) => number): boolean {
  let best: { edge: Edge; to: number; cost: number } | null = null;
  for (const edge of edges) {
    const { entry, judge } = edge;
    if (bridges.has(allocation.pair(entry, judge)) && allocation.load[judge] !== 1) continue;
    for (let to = 0; to < allocation.judgeIds.length; to++) {
      const other = allocation.entriesOf[to]![0];
      if (other === undefined || partOf(other) === edge.part || !allocation.mayHandOn(entry, judge, to) || !allocation.hasRoom(to)) continue;
      const cost = allocation.load[to]! - allocation.load[judge]!;
      if (!best || cost < best.cost) best = { edge, to, cost };
    }
  }
  if (!best) return false;
  allocation.remove(best.edge.entry, best.edge.judge, 'connection');
  allocation.add(best.edge.entry, best.to, 'moved_for_connection');
  return true;
}

/** Two entries of different parts both go to a judge who had none: the way out when only an idle judge may see both. */
function meetAtIdle(allocation: Allocation, edges: readonly Edge[], bridges: ReadonlySet<number>): boolean {
  const loose = edges.filter(({ entry, judge }) => !bridges.has(allocation.pair(entry, judge)) || allocation.load[judge] === 1);
  for (let to = 0; to < allocation.judgeIds.length; to++) {
    if (allocation.load[to] !== 0 || allocation.limit[to]! < 2) continue;
    const able = loose.filter(({ entry, judge }) => allocation.mayHandOn(entry, judge, to));
    const a = able[0];
    const b = able.find(({ part }) => part !== a?.part);
    if (!a || !b) continue;
    for (const { entry, judge } of [a, b]) {
      allocation.remove(entry, judge, 'connection');
      allocation.add(entry, to, 'moved_for_connection');
    }
    return true;
  }
  return false;
}

/**
 * Links all parts, so that severity can be compared between any two judges (domain §5). Exchanges come first because
 * they leave the balance alone; a part without a cycle is linked by moving one entry. Each step leaves one part less.
 * With one judge per entry there is nothing to compare by, and nothing is done.
 */
export function connect(allocation: Allocation): void {
  if (allocation.perEntry < 2) return;
  for (let parts = partsOf(allocation); parts.count > 1; parts = partsOf(allocation)) {
    const edges = movableEdges(allocation, parts.partOf);
    const bridges = findBridges(allocation);
    const isLinked =
      exchange(allocation, edges, bridges) || moveAcross(allocation, edges, bridges, parts.partOf) || meetAtIdle(allocation, edges, bridges);
    if (!isLinked) return;
  }
}

/** Could any assignment be connected? True when the pairs free of conflicts hang together as a whole. */
export function isConnectable(allocation: Allocation): boolean {
  const entries = allocation.entryIds.length;
  const graph = new Components(entries + allocation.judgeIds.length);
  allocation.entryIds.forEach((_, entry) => allocation.eligible(entry).forEach((judge) => graph.join(entry, entries + judge)));
  return allocation.entryIds.every((_, entry) => graph.find(entry) === graph.find(0));
}
