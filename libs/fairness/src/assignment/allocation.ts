import { byCode } from '../exact/rank';
import type { AssignmentInput, ChoiceReason, Pair, ReleaseReason } from './assignment';

const { imul } = Math;
const NO_PLACES: readonly number[] = [];

/** FNV-1a, 32 bit (Fowler, Noll & Vo): spreads ids evenly and is the same everywhere. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Finaliser of MurmurHash3: every input bit stirs every output bit. */
export function stir(x: number): number {
  let h = imul(x ^ (x >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A half-made assignment. Entries and judges are positions in the sorted id lists, so nothing depends on input order.
 * A pair is `entry * judges + judge`.
 */
export class Allocation {
  readonly entryIds: readonly string[];
  readonly judgeIds: readonly string[];
  readonly perEntry: number;
  readonly load: Int32Array;
  readonly limit: Float64Array;
  readonly judgesOf: number[][];
  /** Entries of each judge, those that cost no existing pair first, then by lot: the order in which they are handed on. */
  readonly entriesOf: number[][];
  /** Why each present pair was chosen. */
  readonly reasons = new Map<number, ChoiceReason>();
  /** Existing pairs that are gone. */
  readonly released = new Map<number, ReleaseReason>();

  /** The panel of each judge; one panel 0 unless there are groups. */
  readonly panelOf: Int32Array;
  /** Whether soft conflicts may be assigned now; only when nothing else is left. */
  allowsSoft = false;

  private readonly soft: Uint8Array;
  /** Places of each entry by panel, where they differ from perEntry in panel 0. */
  private readonly places = new Map<number, readonly number[]>();
  private readonly blocked: Uint8Array;
  private readonly present: Uint8Array;
  private readonly existing = new Set<number>();
  private readonly fixed = new Set<number>();
  private readonly entryHash: number[];
  private readonly judgeHash: number[];
  private readonly entryAt: Map<string, number>;
  private readonly judgeAt: Map<string, number>;

  constructor(input: AssignmentInput) {
    this.entryIds = [...input.entries].sort(byCode);
    this.judgeIds = [...input.judges].sort(byCode);
    this.perEntry = input.perEntry;
    this.entryAt = new Map(this.entryIds.map((id, i) => [id, i]));
    this.judgeAt = new Map(this.judgeIds.map((id, i) => [id, i]));
    this.load = new Int32Array(this.judgeIds.length);
    this.limit = Float64Array.from(this.judgeIds, (id) => input.loadLimits?.[id] ?? Infinity);
    this.judgesOf = this.entryIds.map(() => []);
    this.entriesOf = this.judgeIds.map(() => []);
    this.blocked = new Uint8Array(this.entryIds.length * this.judgeIds.length);
    this.present = new Uint8Array(this.blocked.length);
    this.entryHash = this.entryIds.map(hash);
    this.judgeHash = this.judgeIds.map(hash);
    this.panelOf = new Int32Array(this.judgeIds.length);
    this.soft = new Uint8Array(this.blocked.length);
    for (const [conflicts, marks] of [[input.conflicts, this.blocked], [input.soft ?? [], this.soft]] as const) {
      for (const conflict of conflicts) {
        const pair = this.pairOf(conflict);
        if (pair !== null) marks[pair] = 1;
      }
    }
  }

  /** The position of a pair of ids, or null when one is not listed. */
  pairOf([entry, judge]: Pair): number | null {
    const [e, j] = [this.entryAt.get(entry), this.judgeAt.get(judge)];
    return e === undefined || j === undefined ? null : this.pair(e, j);
  }

  pair(entry: number, judge: number): number {
    return entry * this.judgeIds.length + judge;
  }

  split(pair: number): { entry: number; judge: number } {
    return { entry: Math.floor(pair / this.judgeIds.length), judge: pair % this.judgeIds.length };
  }

  isBlocked(entry: number, judge: number): boolean {
    return this.blocked[this.pair(entry, judge)] === 1;
  }

  isSoft(entry: number, judge: number): boolean {
    return this.soft[this.pair(entry, judge)] === 1;
  }

  /** Judges of each panel an entry needs. */
  setPlaces(entry: number, byPanel: readonly number[]): void {
    this.places.set(entry, byPanel);
  }

  placesIn(entry: number, panel: number): number {
    return this.places.size === 0 ? this.perEntry : ((this.places.get(entry) ?? NO_PLACES)[panel] ?? 0);
  }

  /** Places of a panel an entry still lacks; never negative. */
  lacking(entry: number, panel: number): number {
    const filled = this.judgesOf[entry]!.reduce((count, judge) => count + Number(this.panelOf[judge] === panel), 0);
    return Math.max(0, this.placesIn(entry, panel) - filled);
  }

  has(entry: number, judge: number): boolean {
    return this.present[this.pair(entry, judge)] === 1;
  }

  /** Free of conflicts and not there yet; says nothing about limits. */
  mayTake(entry: number, judge: number): boolean {
    const pair = this.pair(entry, judge);
    return this.blocked[pair] === 0 && this.present[pair] === 0 && (this.allowsSoft || this.soft[pair] === 0);
  }

  /** May `from` hand the entry on to `to`? Within one panel only, so that links between groups stay. */
  mayHandOn(entry: number, from: number, to: number): boolean {
    return this.panelOf[from] === this.panelOf[to] && this.mayTake(entry, to);
  }

  hasRoom(judge: number): boolean {
    return this.load[judge]! < this.limit[judge]!;
  }

  /** Judges of a panel (of all panels the entry needs) without a hard conflict. */
  eligible(entry: number, panel?: number): number[] {
    const judges = this.judgeIds.map((_, j) => j).filter((j) => !this.isBlocked(entry, j));
    return judges.filter((j) => (panel === undefined ? this.placesIn(entry, this.panelOf[j]!) > 0 : this.panelOf[j] === panel));
  }

  isFixed(entry: number, judge: number): boolean {
    return this.fixed.has(this.pair(entry, judge));
  }

  isExisting(entry: number, judge: number): boolean {
    return this.existing.has(this.pair(entry, judge));
  }

  /** The seeded die that tells equals apart: a number fixed by the two ids. */
  lot(entry: number, judge: number): number {
    return stir(this.entryHash[entry]! ^ imul(this.judgeHash[judge]!, 0x9e3779b1));
  }

  /** Remembers a pair of the assignment so far and takes it over. */
  keep(entry: number, judge: number, isLocked: boolean): void {
    this.existing.add(this.pair(entry, judge));
    if (isLocked) this.fixed.add(this.pair(entry, judge));
    this.add(entry, judge, isLocked ? 'locked' : 'kept');
  }

  /** Remembers a pair of the assignment so far that had to go at once; a later step may still bring it back. */
  giveUp(entry: number, judge: number, reason: ReleaseReason): void {
    this.existing.add(this.pair(entry, judge));
    this.released.set(this.pair(entry, judge), reason);
  }

  add(entry: number, judge: number, reason: ChoiceReason): void {
    const pair = this.pair(entry, judge);
    this.released.delete(pair);
    const named = this.soft[pair] === 1 ? 'soft_conflict' : reason;
    this.reasons.set(pair, reason === 'locked' ? reason : this.existing.has(pair) ? 'kept' : named);
    this.judgesOf[entry]!.push(judge);
    this.entriesOf[judge]!.splice(this.place(entry, judge), 0, entry);
    this.present[pair] = 1;
    this.load[judge]!++;
  }

  remove(entry: number, judge: number, reason: ReleaseReason): void {
    const pair = this.pair(entry, judge);
    if (this.existing.has(pair)) this.released.set(pair, reason);
    this.reasons.delete(pair);
    this.judgesOf[entry]!.splice(this.judgesOf[entry]!.indexOf(judge), 1);
    this.entriesOf[judge]!.splice(this.entriesOf[judge]!.indexOf(entry), 1);
    this.present[pair] = 0;
    this.load[judge]!--;
  }

  /** Where an entry stands in its judge's list, by binary search. */
  private place(entry: number, judge: number): number {
    const list = this.entriesOf[judge]!;
    let [from, to] = [0, list.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.standsBefore(list[middle]!, entry, judge)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  private standsBefore(a: number, b: number, judge: number): boolean {
    const kept = Number(this.isExisting(a, judge)) - Number(this.isExisting(b, judge));
    return (kept || this.lot(a, judge) - this.lot(b, judge) || a - b) < 0;
  }
}
