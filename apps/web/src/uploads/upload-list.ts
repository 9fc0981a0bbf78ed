import type { KeptUpload } from './kept-uploads';
import { Speed } from './speed';
import type { Upload, UploadState, Work } from './upload';

/** The uploads of a page and who is told when one changes; each change makes a new list. */
export class UploadList {
  private all: readonly Upload[] = [];
  private readonly works = new Map<string, Work>();
  private readonly listeners = new Set<() => void>();
  private number = 0;

  readonly snapshot = (): readonly Upload[] => this.all;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  of(id: string): Upload | undefined {
    return this.all.find((one) => one.id === id);
  }

  workOf(id: string): Work | undefined {
    return this.works.get(id);
  }

  has(...states: readonly UploadState[]): boolean {
    return this.all.some(({ state }) => states.includes(state));
  }

  add(of: Pick<KeptUpload, 'place' | 'name' | 'size' | 'sent'>, file: File | null, state: UploadState, known: Pick<Work, 'fingerprint' | 'url'> = { fingerprint: null, url: null }): string {
    const id = String((this.number += 1));
    const { place, name, size, sent } = of;
    this.works.set(id, { file, ...known, sending: null, speed: new Speed(), heardAt: 0 });
    this.tell([...this.all, { id, place, name, size, state, sent, speed: null, wasCut: false, problem: null, media: null }]);
    return id;
  }

  change(id: string, change: Partial<Upload>): void {
    this.tell(this.all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  leave(id: string): void {
    this.works.delete(id);
    this.tell(this.all.filter((one) => one.id !== id));
  }

  clear(): void {
    for (const { sending } of this.works.values()) sending?.hold();
    this.works.clear();
    this.tell([]);
  }

  private tell(uploads: readonly Upload[]): void {
    this.all = uploads;
    for (const listener of this.listeners) listener();
  }
}
