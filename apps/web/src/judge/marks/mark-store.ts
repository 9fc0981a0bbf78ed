import { afterLearning, COMMENT, newMarkId, placeOf, type KeptItem, type KeptMark, type MarkConflict, type StandingMarks } from './kept-mark';
import { MarkBox } from './mark-box';
import { browserTabs, type Hindrance, type News, type Tabs } from './tabs';

export type SendOutcome =
  | { readonly kind: 'saved' | 'moved'; readonly revision: number; readonly marks: StandingMarks }
  | { readonly kind: 'noted' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unreachable'; readonly why?: Hindrance };

export type Send = (item: KeptItem, revision: number) => Promise<SendOutcome>;

export type SavingState = 'saved' | 'saving' | Hindrance;

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

/**
 * The marks one judge has given and the server has not confirmed. They are sent one at a time in the order in which
 * they were given, by one tab at a time; a lost network, a closed page or a reload in between loses nothing.
 */
export class MarkStore {
  private readonly box: MarkBox;
  private readonly revisions = new Map<string, number>();
  private readonly standing = new Map<string, StandingMarks>();
  private readonly listeners = new Set<() => void>();
  private inFlight: string | null = null;
  private hindrance: Hindrance | null = null;
  private isDraining = false;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private send: Send | null = null;
  private version = 0;

  constructor(storedAs: string, private readonly tabs: Tabs = browserTabs(storedAs)) {
    this.box = new MarkBox(`${storedAs}.`);
    tabs.listen((news) => this.hear(news));
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

  give(sheetId: string, criterion: string, value: number, isMeasured = false, name?: string): void {
    const place = `${sheetId}/${criterion}`;
    const before = this.markAt(place);
    const stands = this.standing.get(sheetId)?.get(criterion) ?? null;
    const grounds = !before ? [stands] : before.trouble ? [stands, ...(before.isSent ? [before.value] : [])] : [...before.grounds, ...(before.isSent ? [before.value] : [])];
    this.put({ ...this.fresh(sheetId), kind: 'mark', criterion, value, isMeasured, grounds, ...(name === undefined ? {} : { name }) });
  }

  note(sheetId: string, text: string): void {
    this.put({ ...this.fresh(sheetId), kind: 'comment', text });
  }

  /** What the server says of a sheet. A waiting mark whose ground has moved becomes a question to the judge. */
  learn(sheetId: string, revision: number, marks: StandingMarks): void {
    if (revision < (this.revisions.get(sheetId) ?? -1)) return;
    this.revisions.set(sheetId, revision);
    this.standing.set(sheetId, marks);
    for (const item of this.box.all()) {
      if (item.kind !== 'mark' || item.sheetId !== sheetId || item.id === this.inFlight) continue;
      const next = afterLearning(item, marks);
      if (next === 'arrived') this.box.drop(placeOf(item));
      else if (next !== item) this.box.put(next);
    }
    this.changed();
  }

  /** Ends a conflict: the judge's own value is given anew, on the ground of what stands; the other simply stays. */
  settle({ sheetId, criterion, mine }: MarkConflict, keepsMine: boolean): void {
    if (keepsMine) return this.give(sheetId, criterion, mine, this.markAt(`${sheetId}/${criterion}`)?.isMeasured, this.markAt(`${sheetId}/${criterion}`)?.name);
    this.dismiss(`${sheetId}/${criterion}`);
  }

  /** The judge has read why something was refused. */
  dismiss(place: string): void {
    this.box.drop(place);
    this.spread();
  }

  valueOf(sheetId: string, criterion: string): number | undefined {
    const mark = this.markAt(`${sheetId}/${criterion}`);
    return mark?.trouble === null ? mark.value : undefined;
  }

  commentOf(sheetId: string): string | undefined {
    const item = this.box.at(`${sheetId}/${COMMENT}`);
    return item?.kind === 'comment' ? item.text : undefined;
  }

  conflictOf(sheetId: string, criterion: string): MarkConflict | undefined {
    const mark = this.markAt(`${sheetId}/${criterion}`);
    return mark?.trouble?.kind === 'moved' ? { sheetId, criterion, mine: mark.value, theirs: mark.trouble.theirs } : undefined;
  }

  /** What was refused at this place, and why. */
  refusalOf(sheetId: string, place: string): { readonly message: string; readonly value: number | null } | undefined {
    const item = this.box.at(`${sheetId}/${place}`);
    return item?.trouble?.kind === 'refused' ? { message: item.trouble.message, value: item.kind === 'mark' ? item.value : null } : undefined;
  }

  /** What stands on the server as far as this device has heard, when that is newer than what the page was given. */
  heardOf(sheetId: string, revision: number): StandingMarks | undefined {
    return (this.revisions.get(sheetId) ?? -1) > revision ? this.standing.get(sheetId) : undefined;
  }

  /** The newest revision this device has heard of. */
  revisionOf = (sheetId: string): number => this.revisions.get(sheetId) ?? 0;
  waitingOf = (sheetId: string): number => this.queue().filter((item) => item.sheetId === sheetId).length;
  hasConflictIn = (sheetId: string): boolean => this.box.all().some((item) => item.sheetId === sheetId && item.trouble?.kind === 'moved');

  /** Everything the rules said no to, so that it is not overlooked when its sheet is not open. */
  get refused(): readonly KeptItem[] {
    return this.box.all().filter(({ trouble }) => trouble?.kind === 'refused');
  }

  get waiting(): number {
    return this.queue().length;
  }

  get state(): SavingState {
    if (this.hindrance) return this.hindrance;
    return this.waiting === 0 ? 'saved' : 'saving';
  }

  /** Known before any mark failed: the browser says so, or nothing else was answered either. */
  readonly offline = (): void => this.hindered('offline');

  readonly online = (): void => {
    this.hindered(null);
    this.retry();
  };

  private markAt(place: string): KeptMark | undefined {
    const item = this.box.at(place);
    return item?.kind === 'mark' ? item : undefined;
  }

  private queue(): readonly KeptItem[] {
    return this.box.all().filter(({ trouble }) => trouble === null);
  }

  private fresh(sheetId: string) {
    return { id: newMarkId(), seq: this.box.nextSequence(), sheetId, isSent: false, trouble: null };
  }

  private put(item: KeptItem): void {
    this.box.put(item);
    this.spread();
    if (!this.hindrance) void this.drain();
  }

  private hear(news: News): void {
    if (news.kind === 'stands') return this.learn(news.sheetId, news.revision, news.marks);
    if (news.kind === 'changed') this.box.reread();
    else this.hindrance = news.hindrance;
    // The tab that tried may be closed before it tries again.
    if (this.hindrance && !this.timer) this.tryLater();
    this.changed();
  }

  private async drain(): Promise<void> {
    if (this.isDraining || !this.send) return;
    this.isDraining = true;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    try {
      await this.tabs.inTurn(() => this.sendAll(this.send!));
    } finally {
      this.isDraining = false;
    }
    // Given while the turn was being handed back.
    if (!this.hindrance && this.waiting > 0) void this.drain();
  }

  private async sendAll(send: Send): Promise<void> {
    this.box.reread();
    for (let next = this.queue()[0]; next; next = this.queue()[0]) {
      const revision = this.revisions.get(next.sheetId) ?? 0;
      const sent = { ...next, isSent: true };
      this.box.put(sent);
      this.inFlight = sent.id;
      const outcome = await send(sent, revision);
      this.inFlight = null;
      if (outcome.kind === 'unreachable') return this.rest(outcome.why ?? 'offline');
      // A server that calls its own revision stale must not be asked for ever.
      if (outcome.kind === 'moved' && outcome.revision === revision) return this.rest('offline');
      this.hindered(null);
      this.wait = FIRST_WAIT;
      this.take(sent, outcome);
    }
  }

  private take(sent: KeptItem, outcome: Exclude<SendOutcome, { kind: 'unreachable' }>): void {
    const place = placeOf(sent);
    // Given anew while it travelled: the newer one stays and is sent next.
    const isNewest = this.box.at(place)?.id === sent.id;
    if (outcome.kind === 'refused') {
      if (isNewest) this.box.put({ ...sent, trouble: { kind: 'refused', message: outcome.message } });
    } else if (outcome.kind !== 'moved' && isNewest) {
      this.box.drop(place);
    }
    if (outcome.kind === 'saved' || outcome.kind === 'moved') {
      const { revision, marks } = outcome;
      this.learn(sent.sheetId, revision, marks);
      this.tabs.tell({ kind: 'stands', sheetId: sent.sheetId, revision, marks });
    }
    this.spread();
  }

  private rest(why: Hindrance): void {
    this.hindered(why);
    this.tryLater();
  }

  private tryLater(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.drain(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  private hindered(by: Hindrance | null): void {
    if (this.hindrance === by) return;
    this.hindrance = by;
    this.tabs.tell({ kind: 'reach', hindrance: by });
    this.changed();
  }

  private spread(): void {
    this.tabs.tell({ kind: 'changed' });
    this.changed();
  }

  private changed(): void {
    this.version += 1;
    this.listeners.forEach((tell) => tell());
  }
}
