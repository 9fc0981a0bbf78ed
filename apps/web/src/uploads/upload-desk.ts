import type { Problem } from '../data/problem';
import { fingerprintOf } from './fingerprint';
import type { FileRef } from './files-field';
import { giveUp, sentSoFar } from './kept-state';
import { dropUpload, keepUpload, readUploads } from './kept-uploads';
import { NetworkWatch } from './network-watch';
import type { Sending } from './sending';
import type { Register, Upload, Work } from './upload';
import { UploadList } from './upload-list';

/** A connection that is not cut but says nothing any more. */
const SILENT_MS = 30_000;
const TOLD_MS = 200;

const loadSending = () => import('./sending');

/** The server's id of an upload is the end of its address. */
const idAt = (url: string): string => url.split('/').at(-1)!;

/**
 * The uploads of one account on this page, whichever form shows them: they go on while another step of the form is open.
 * One is sent at a time; the others wait.
 */
export class UploadDesk {
  private readonly list = new UploadList();
  private readonly registers = new Map<string, Register>();
  /** Tries what was cut again, and takes a silent connection for a cut one. */
  private readonly watch = new NetworkWatch({
    isNeeded: () => this.list.has('sending', 'cut', 'waiting'),
    onTick: () => {
      this.cutWhere((id) => Date.now() - this.list.workOf(id)!.heardAt > SILENT_MS);
      if (navigator.onLine) this.again();
    },
    onOnline: () => this.again(),
    onOffline: () => this.cutWhere(() => true),
  });
  private told = 0;

  readonly snapshot = this.list.snapshot;
  readonly subscribe = this.list.subscribe;

  constructor(private readonly accountId: string) {
    for (const kept of readUploads(accountId)) this.list.add(kept, null, 'kept', kept);
  }

  /** How what is whole becomes a file of the product, at each place; remembered while another step is open. */
  registersBy(place: string, register: Register): void {
    this.registers.set(place, register);
  }

  /** Takes a file for a place; one of which a part is on the server already goes on there. */
  async send(place: string, file: File): Promise<void> {
    const id = this.list.add({ place, name: file.name, size: file.size, sent: 0 }, file, 'waiting');
    const fingerprint = await fingerprintOf(file).catch(() => '');
    const work = this.list.workOf(id);
    if (!work) return;
    work.fingerprint = fingerprint;
    const begun = this.snapshot().find((one) => one.state === 'kept' && one.place === place && this.list.workOf(one.id)?.fingerprint === fingerprint);
    if (begun && fingerprint) {
      work.url = this.list.workOf(begun.id)!.url;
      this.list.change(id, { sent: begun.sent });
      this.list.leave(begun.id);
    }
    this.next();
  }

  /** Goes on with one that a page left behind; false when the file is another. */
  async sendRest(id: string, file: File): Promise<boolean> {
    const upload = this.list.of(id);
    if (!upload || (await fingerprintOf(file).catch(() => null)) !== this.list.workOf(id)?.fingerprint) return false;
    await this.send(upload.place, file);
    return true;
  }

  pause(id: string): void {
    const work = this.list.workOf(id);
    work?.sending?.hold();
    work?.speed.forget();
    this.list.change(id, { state: 'paused', speed: null });
    this.next();
  }

  /** Goes on with what was paused, cut or failed for a moment. */
  resume(id: string): void {
    const upload = this.list.of(id);
    if (!upload) return;
    if (upload.state === 'kept') void this.look(upload);
    else this.list.change(id, { state: 'waiting', problem: null });
    this.next();
  }

  remove(id: string): void {
    const work = this.list.workOf(id);
    work?.sending?.hold();
    this.drop(id);
    if (work?.url) void giveUp(work.url);
    this.list.leave(id);
    this.next();
  }

  /** Hands what arrived to its place, once: nothing more is remembered of it. */
  take(id: string): FileRef | null {
    const media = this.list.of(id)?.media ?? null;
    this.drop(id);
    this.list.leave(id);
    return media;
  }

  refuse(id: string, problem: Problem): void {
    this.list.change(id, { state: 'refused', problem, media: null });
  }

  /** Somebody else, or nobody, is signed in now. */
  stop(): void {
    this.list.clear();
  }

  /** What was begun before the page was closed: how far it came, or whether it is whole by now. */
  lookAfterKept(place: string): void {
    for (const upload of this.snapshot()) if (upload.state === 'kept' && upload.place === place) void this.look(upload);
  }

  private async look({ id, size }: Upload): Promise<void> {
    const work = this.list.workOf(id);
    if (!work?.url) return;
    const sent = await sentSoFar(work.url);
    if (this.list.of(id)?.state !== 'kept' || sent === undefined) return;
    if (sent !== null && sent < size) this.list.change(id, { sent });
    // whole, or taken from the uploads because it was registered before the page went
    else await this.whole(id, idAt(work.url), sent === null);
  }

  private next(): void {
    if (this.list.has('sending')) return;
    const upload = this.snapshot().find(({ id, state }) => state === 'waiting' && this.list.workOf(id)?.fingerprint !== null);
    if (!upload) return;
    this.list.change(upload.id, { state: 'sending', problem: null });
    void this.begin(upload.id);
  }

  private async begin(id: string): Promise<void> {
    const work = this.list.workOf(id);
    if (!work?.file) return;
    this.watch.start();
    work.heardAt = Date.now();
    try {
      work.sending ??= await this.sendingOf(id, work, work.file);
    } catch {
      // the chunk itself did not come
      return this.cut(id);
    }
    if (this.list.of(id)?.state !== 'sending') return this.next();
    if (!navigator.onLine) return this.cut(id);
    work.sending.goOn();
  }

  private async sendingOf(id: string, work: Work, file: File): Promise<Sending> {
    const { sendFile } = await loadSending();
    return sendFile(file, work.url, {
      onBegun: (url) => { work.url = url; this.remember(id); },
      onSent: (sent) => this.heard(id, work, sent),
      onWhole: (uploadId) => void this.whole(id, uploadId, false),
      onCut: () => this.cut(id),
      onLost: () => this.lost(id, work),
      onRefused: (problem) => {
        this.drop(id);
        this.list.change(id, { state: 'refused', problem, speed: null });
        this.next();
      },
    });
  }

  private heard(id: string, work: Work, sent: number): void {
    const now = Date.now();
    work.heardAt = now;
    const speed = work.speed.note(sent, now);
    // told a few times a second, however often the browser says so
    if (now - this.told < TOLD_MS && sent < this.list.of(id)!.size) return;
    this.told = now;
    this.list.change(id, { sent, speed: speed ?? this.list.of(id)?.speed ?? null, wasCut: false });
  }

  private cut(id: string): void {
    const work = this.list.workOf(id);
    work?.sending?.hold();
    work?.speed.forget();
    this.list.change(id, { state: 'cut', speed: null, wasCut: true });
    this.remember(id);
    this.watch.start();
  }

  private cutWhere(isCut: (id: string) => boolean): void {
    for (const { id, state } of this.snapshot()) if (state === 'sending' && isCut(id)) this.cut(id);
  }

  private lost(id: string, work: Work): void {
    this.drop(id);
    Object.assign(work, { url: null, sending: null });
    this.list.change(id, { state: 'waiting', sent: 0, speed: null });
    this.next();
  }

  private async whole(id: string, uploadId: string, isForgettable: boolean): Promise<void> {
    this.list.change(id, { state: 'registering', sent: this.list.of(id)?.size ?? 0, speed: null });
    this.next();
    const outcome = await this.registers.get(this.list.of(id)?.place ?? '')?.(uploadId);
    if (!outcome || !this.list.of(id)) return;
    if ('media' in outcome) return this.list.change(id, { state: 'arrived', media: outcome.media, problem: null });
    if (outcome.isPassing) return this.cut(id);
    if (isForgettable) return this.remove(id);
    this.drop(id);
    this.list.change(id, { state: 'refused', problem: outcome.problem });
  }

  private again(): void {
    for (const { id, state, sent, size } of this.snapshot()) {
      if (state !== 'cut') continue;
      const url = this.list.workOf(id)?.url;
      if (sent >= size && url) void this.whole(id, idAt(url), false);
      else this.list.change(id, { state: 'waiting' });
    }
    this.next();
  }

  private remember(id: string): void {
    const [upload, work] = [this.list.of(id), this.list.workOf(id)];
    if (!upload || !work?.url || !work.fingerprint) return;
    const { place, name, size, sent } = upload;
    keepUpload(this.accountId, { fingerprint: work.fingerprint, place, name, size, sent, url: work.url, at: Date.now() });
  }

  private drop(id: string): void {
    const url = this.list.workOf(id)?.url;
    if (url) dropUpload(this.accountId, url);
  }
}
