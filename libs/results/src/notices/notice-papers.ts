import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, sha256 } from '@jiangong/kernel';
import { OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import { noticePaper, PAPER_LAYOUT } from './notice-paper';
import type { NoticeCategoryView, NoticeView } from './notice.view';
import { noNotice, NoticesReader } from './notices.reader';

/** What the paper says; the state of the notice is not on it. */
function hashOfPaper({ id, number, title, issuer, basis, contact, workingDays, openedAt, lastDay, winners, compliance, decideWithinDays }: NoticeView, categories: readonly NoticeCategoryView[]): string {
  const said = { id, number, title, issuer, basis, contact, workingDays, openedAt, lastDay, winners, compliance, decideWithinDays, categories, layout: PAPER_LAYOUT };
  return sha256(canonicalJson(JSON.parse(JSON.stringify(said)))).slice(0, 32);
}

/** Notices on paper for everybody: drawn once for what they say, kept, and drawn anew when that changes. Whoever asks a hundred times costs one drawing. */
@Injectable()
export class NoticePapers {
  private readonly drawing = new Map<string, Promise<void>>();

  constructor(private readonly reader: NoticesReader, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  async open(noticeId: string): Promise<{ readonly number: string; readonly size: number; readonly content: Readable }> {
    const notice = await this.reader.one(noticeId);
    if (notice.state === 'withdrawn') throw noNotice();
    const categories = await this.reader.categoriesOf(notice);
    const key = `notices/${notice.id}/${hashOfPaper(notice, categories)}.pdf`;
    if ((await this.store.size(key)) === null) await this.drawOnce(key, notice, categories);
    return { number: notice.number, size: (await this.store.size(key))!, content: await this.store.get(key) };
  }

  private async drawOnce(key: string, notice: NoticeView, categories: readonly NoticeCategoryView[]): Promise<void> {
    const going = this.drawing.get(key) ?? this.draw(key, notice, categories).finally(() => this.drawing.delete(key));
    this.drawing.set(key, going);
    await going;
  }

  /** The one before goes: what it said is not what stands there now. */
  private async draw(key: string, notice: NoticeView, categories: readonly NoticeCategoryView[]): Promise<void> {
    const body = await noticePaper(notice, categories);
    await this.store.deleteFolder(`notices/${notice.id}`);
    await this.store.put(key, Readable.from([body]));
  }
}
