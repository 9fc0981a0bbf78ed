import { keep } from '../../app/kept';
import { conflictOf, hasMoved, isSame, merged, readKeptMarks, type MarkConflict, type Pending, type PendingComment, type PendingMark, type StandingMarks } from './pending-mark';

export type SendOutcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly marks: StandingMarks }
  | { readonly kind: 'noted' }
  | { readonly kind: 'moved'; readonly revision: number; readonly marks: StandingMarks }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unreachable' };

export type Send = (pending: Pending, revision: number) => Promise<SendOutcome>;

export type SavingState = 'saved' | 'saving' | 'offline';

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
const keyOf = (sheetId: string, criterion: string): string => `${sheetId}/${criterion}`;

/**
 * The marks one judge has given and the server has not confirmed, in the order in which they were given. Kept on the
 * device, so that a lost network, a closed page or an empty battery loses nothing. One is sent at a time.
 */
export class MarkStore {
  private pending: readonly Pending[];
  private conflicts: readonly MarkConflict[];
  private refusals: ReadonlyMap<string, string> = new Map();
  private readonly revisions = new Map<string, number>();
  private readonly standing = new Map<string, StandingMarks>();
  private readonly listeners = new Set<() => void>();
  private sending: Pending | null = null;
  private isUnreachable = false;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private send: Send | null = null;
  private version = 0;

  constructor(private readonly storedAs: string) {
    const kept = readKeptMarks(storedAs);
    this.pending = kept.pending;
    this.conflicts = kept.conflicts;
  }

  readonly subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  readonly snapshot = (): number => this.version;

  /** From here on marks can travel. */
  connect(send: Send): void {
    this.send = send;
    void this.drain();
  }

  /** The network is back, or somebody does not want to wait. */
  readonly retry = (): void => {
    this.wait = FIRST_WAIT;
    void this.drain();
  };

  give(sheetId: string, criterion: string, value: number): void {
    const before = this.pending.find((one): one is PendingMark => one.kind === 'mark' && one.sheetId === sheetId && one.criterion === criterion && one !== this.sending);
    const onItsWay = this.sending?.kind === 'mark' && this.sending.sheetId === sheetId && this.sending.criterion === criterion ? this.sending.value : undefined;
    const base = before ? before.base : onItsWay ?? this.standing.get(sheetId)?.get(criterion) ?? null;
    this.forget(sheetId, criterion);
    this.enqueue({ kind: 'mark', sheetId, criterion, value, base });
  }

  note(sheetId: string, text: string): void {
    this.enqueue({ kind: 'comment', sheetId, text });
  }

  /** What the server says of a sheet. A waiting mark whose ground has moved becomes a question to the judge. */
  learn(sheetId: string, revision: number, marks: StandingMarks): void {
    if (revision < (this.revisions.get(sheetId) ?? -1)) return;
    this.revisions.set(sheetId, revision);
    this.standing.set(sheetId, marks);
    const isOnItsWay = (one: Pending): boolean => this.sending !== null && isSame(one, this.sending);
    const moved = this.pending.filter((one): one is PendingMark => one.kind === 'mark' && one.sheetId === sheetId && !isOnItsWay(one) && hasMoved(one, marks));
    if (moved.length === 0) return;
    this.pending = this.pending.filter((one) => !moved.includes(one as PendingMark));
    this.conflicts = [...this.conflicts, ...moved.filter((one) => marks.get(one.criterion) !== one.value).map((one) => conflictOf(one, marks))];
    this.changed();
  }

  /** Ends a conflict: the judge's own value is given anew, on the ground of what stands; the other simply stays. */
  settle(conflict: MarkConflict, keepsMine: boolean): void {
    this.forget(conflict.sheetId, conflict.criterion);
    this.changed();
    if (keepsMine) this.give(conflict.sheetId, conflict.criterion, conflict.mine);
  }

  valueOf(sheetId: string, criterion: string): number | undefined {
    return this.pending.findLast((one): one is PendingMark => one.kind === 'mark' && one.sheetId === sheetId && one.criterion === criterion)?.value;
  }

  commentOf(sheetId: string): string | undefined {
    return this.pending.findLast((one): one is PendingComment => one.kind === 'comment' && one.sheetId === sheetId)?.text;
  }

  conflictOf = (sheetId: string, criterion: string): MarkConflict | undefined => this.conflicts.find((one) => one.sheetId === sheetId && one.criterion === criterion);
  refusalOf = (sheetId: string, criterion: string): string | undefined => this.refusals.get(keyOf(sheetId, criterion));
  waitingOf = (sheetId: string): number => this.pending.filter((one) => one.sheetId === sheetId).length;
  hasConflictIn = (sheetId: string): boolean => this.conflicts.some((one) => one.sheetId === sheetId);

  get waiting(): number {
    return this.pending.length;
  }

  get state(): SavingState {
    if (this.pending.length === 0) return 'saved';
    return this.isUnreachable ? 'offline' : 'saving';
  }

  private enqueue(next: Pending): void {
    this.pending = [...this.pending.filter((one) => one === this.sending || !isSame(one, next)), next];
    this.changed();
    if (!this.isUnreachable) void this.drain();
  }

  private forget(sheetId: string, criterion: string): void {
    this.conflicts = this.conflicts.filter((one) => one.sheetId !== sheetId || one.criterion !== criterion);
    this.refusals = new Map([...this.refusals].filter(([key]) => key !== keyOf(sheetId, criterion)));
  }

  private async drain(): Promise<void> {
    if (this.sending || !this.send) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (let next = this.pending[0]; next; next = this.pending[0]) {
      this.sending = next;
      const outcome = await this.send(next, this.revisions.get(next.sheetId) ?? 0);
      this.sending = null;
      if (outcome.kind === 'unreachable') return this.rest();
      this.isUnreachable = false;
      this.wait = FIRST_WAIT;
      this.take(next, outcome);
      this.changed();
    }
  }

  private take(sent: Pending, outcome: Exclude<SendOutcome, { kind: 'unreachable' }>): void {
    const done = (): void => { this.pending = this.pending.filter((one) => one !== sent); };
    if (outcome.kind === 'moved') {
      this.pending = merged(this.pending);
      return this.learn(sent.sheetId, outcome.revision, outcome.marks);
    }
    done();
    if (outcome.kind === 'saved') this.learn(sent.sheetId, outcome.revision, outcome.marks);
    if (outcome.kind === 'refused') this.refusals = new Map([...this.refusals, [keyOf(sent.sheetId, sent.kind === 'mark' ? sent.criterion : 'comment'), outcome.message]]);
  }

  private rest(): void {
    this.isUnreachable = true;
    this.pending = merged(this.pending);
    this.timer = setTimeout(() => void this.drain(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    this.changed();
  }

  private changed(): void {
    this.version += 1;
    keep(this.storedAs, this.pending.length + this.conflicts.length === 0 ? null : JSON.stringify({ pending: this.pending, conflicts: this.conflicts }));
    this.listeners.forEach((tell) => tell());
  }
}
