import { Injectable } from '@nestjs/common';
import { newId, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { NewsItem, type NewsKind } from '../news-item.entity';
import { newsScope, within } from '../news.policy';
import { NewsPersonWithoutHonour, NewsPictureNotReady } from '../news.refusals';
import { refuseMove } from '../news.rules';
import { NewsStore, picturesOf } from '../news-store';
import { cleanHtml, picturesIn } from '../news-text.rules';

export interface NewsText {
  readonly id?: string | null;
  /** The one it was opened with; not needed for a new one. */
  readonly version?: number | null;
  readonly kind: NewsKind;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly source: string;
  readonly coverMediaId?: string | null;
  readonly organizationId: string;
  readonly seasonYear?: number | null;
  readonly memberId?: string | null;
}

/** No piece has it: whoever does not say what they opened would write over what they have not seen. */
const NEVER_OPENED = 0;

const trimmed = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Keeps a draft: a new one, a returned one, or one taken from the public to be mended. */
@Injectable()
export class SaveNews {
  constructor(private readonly uow: UnitOfWork, private readonly store: NewsStore) {}

  execute(actor: Actor, text: NewsText): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const known = text.id ? await this.store.load(tx, actor, 'news.write', text.id, text.version ?? NEVER_OPENED) : null;
      if (known) refuseMove(known, 'write');
      await this.refuseForeignUnit(tx, actor, text.organizationId);
      const html = cleanHtml(text.html);
      const facts = {
        kind: text.kind, title: trimmed(text.title), summary: trimmed(text.summary), html, source: trimmed(text.source), coverMediaId: text.coverMediaId ?? null,
        imageMediaIds: picturesIn(html), organizationId: text.organizationId, seasonYear: text.seasonYear ?? null, memberId: text.kind === 'profile' ? (text.memberId ?? null) : null,
      };
      if (facts.memberId) await this.refuseUnhonoured(tx, facts.memberId);
      const before = known ? picturesOf(known) : [];
      await this.refusePictures(tx, actor, picturesOf(facts).filter((id) => !before.includes(id)));
      await this.store.holdPictures(tx, known, picturesOf(facts));
      const writerIds = [...new Set([...(known?.writerIds ?? []), ...(actor.accountId ? [actor.accountId] : [])])];
      if (known) {
        await tx.repo(NewsItem).update({ id: known.id }, { ...facts, writerIds, state: 'draft', changedAt: tx.now } as never);
        if (known.state === 'withdrawn') await this.store.log(tx, known.id, 'write');
        return known.id;
      }
      const id = newId();
      await tx.repo(NewsItem).insert({ id, ...facts, writerIds, state: 'draft', reasonCode: null, reason: null, publishAt: null, publishedAt: null, createdAt: tx.now, changedAt: tx.now } as never);
      await this.store.log(tx, id, 'write');
      return id;
    });
  }

  private async refuseForeignUnit(tx: Tx, actor: Actor, organizationId: string): Promise<void> {
    const [row] = await tx.query(`select 1 from organization o where o.id = $3 and ${within('o.id')}`, [...newsScope(actor, 'news.write'), organizationId]);
    if (!row) throw new NotFound({ zh: '单位', en: 'unit' });
  }

  /** Profiles name persons the public knows already (domain.md §7). */
  private async refuseUnhonoured(tx: Tx, memberId: string): Promise<void> {
    const [row] = await tx.query('select 1 from standing_honour where member_id = $1 limit 1', [memberId]);
    if (!row) throw new NewsPersonWithoutHonour({});
  }

  /** Only pictures one sent for news oneself, and only whole ones. */
  private async refusePictures(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await tx.query(
      `select 1 from media m where m.id = any($1::uuid[]) and m.kind = 'image' and m.purpose = 'news' and m.state = 'ready' and ($2::boolean or m.owner_id = $3::uuid) for update`,
      [ids, actor.kind === 'platform', actor.accountId]);
    if (rows.length !== ids.length) throw new NewsPictureNotReady({});
  }
}
