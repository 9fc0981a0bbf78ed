import { newId } from '@jiangong/kernel';
import { ShareMedia } from '@jiangong/entries';
import type { Tx } from '@jiangong/platform';
import { Injectable } from '@nestjs/common';
import { HonourSources, SearchIndex, type SearchDocument } from '../../search/public';
import { Work, WorkStep, type WorkAct, type WorkReason, type WorkState } from './work.entity';
import { WorkHidden, WorkPublished } from './work.events';
import { moderatorValues, MODERATED, noWork } from './work.policy';

export const WORK_DOCUMENTS = `
  select 'work' as kind, w.id as "refId", w.title, w.authors || ' · ' || o.name || ' · ' || w.category_name as sub, w.summary as text, w.published_at as at
    from work w join organization o on o.id = w.organization_id where w.state = 'approved'`;

export interface Move {
  readonly act: WorkAct;
  readonly state: WorkState;
  readonly reasonCode?: WorkReason | null;
  readonly reason?: string | null;
}

/** Moves a work from state to state with everything that hangs on its being public: files, search, the ledger. */
@Injectable()
export class WorkStore {
  constructor(private readonly media: ShareMedia, private readonly index: SearchIndex, private readonly honours: HonourSources) {}

  async load(tx: Tx, id: string): Promise<Work> {
    const work = await tx.repo(Work).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!work) throw noWork();
    return work;
  }

  /** One that an office may decide on. */
  async loadModerated(tx: Tx, id: string): Promise<Work> {
    const [row] = await tx.query<{ id: string }>(`select w.id from work w where w.id = $3 and ${MODERATED}`, [...moderatorValues(tx.actor), id]);
    if (!row) throw noWork();
    return this.load(tx, id);
  }

  async move(tx: Tx, work: Work, { act, state, reasonCode = null, reason = null }: Move): Promise<void> {
    const wasPublic = work.state === 'approved';
    const isPublic = state === 'approved';
    const publishedAt = isPublic ? (work.publishedAt ?? tx.now) : work.publishedAt;
    await tx.repo(Work).update({ id: work.id }, { state, reasonCode, reason, publishedAt });
    await this.log(tx, work.id, act, reasonCode, reason);
    tx.record({ chain: `round:${work.roundId}`, type: LEDGER_TYPES[act], body: { workId: work.id, entryId: work.entryId, entryVersion: work.entryVersion, reasonCode } });
    if (isPublic) await this.show(tx, work);
    else if (wasPublic) await this.hide(tx, work);
  }

  async log(tx: Tx, workId: string, act: WorkAct, reasonCode: WorkReason | null = null, reason: string | null = null): Promise<void> {
    await tx.repo(WorkStep).insert({ id: newId(), workId, act, reasonCode, reason, byId: tx.actor.accountId, at: tx.now });
  }

  private async show(tx: Tx, work: Work): Promise<void> {
    await this.media.share(tx, filesShown(work));
    const documents = await tx.query<SearchDocument>(`${WORK_DOCUMENTS} and w.id = $1`, [work.id]);
    await this.index.put(tx, [...documents, ...(await this.honours.units(tx, [work.organizationId]))]);
    tx.announce(WorkPublished, { workId: work.id, entryId: work.entryId });
  }

  /** At once, in the same commit: page, search and files. */
  private async hide(tx: Tx, work: Work): Promise<void> {
    await this.unshare(tx, work);
    await this.index.remove(tx, 'work', [work.id]);
    if ((await this.honours.units(tx, [work.organizationId])).length === 0) await this.index.remove(tx, 'unit', [work.organizationId]);
    tx.announce(WorkHidden, { workId: work.id, entryId: work.entryId });
  }

  /** A file stays where another public work still shows it; held while asking, so that of two that go at once the later takes it along. */
  private async unshare(tx: Tx, work: Work): Promise<void> {
    const ids = filesShown(work);
    await tx.query('select 1 from media where id = any($1::uuid[]) order by id for update', [ids]);
    const rows = await tx.query<{ id: string }>(
      `select shown.id from unnest($1::uuid[]) as shown(id) where not exists (
         select 1 from media_use u join work w on w.entry_id = u.entry_id
          where u.media_id = shown.id and w.id <> $2 and w.state = 'approved' and (w.video_media_id = shown.id or w.cover_media_id = shown.id or shown.id = any(w.image_media_ids)))`, [ids, work.id]);
    await this.media.unshare(tx, rows.map((row) => row.id));
  }
}

export const filesShown = (work: Pick<Work, 'videoMediaId' | 'coverMediaId' | 'imageMediaIds'>): string[] =>
  [...new Set([work.videoMediaId, work.coverMediaId, ...work.imageMediaIds].filter((id): id is string => id !== null))];

const LEDGER_TYPES: Readonly<Record<WorkAct, string>> = {
  receive: 'recognition.work.received', approve: 'recognition.work.approved', return: 'recognition.work.returned',
  withdraw: 'recognition.work.withdrawn', resubmit: 'recognition.work.resubmitted',
};
