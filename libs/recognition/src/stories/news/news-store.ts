import { newId, sha256, type Actor } from '@jiangong/kernel';
import { ShareMedia, TakeMedia } from '@jiangong/entries';
import type { Tx } from '@jiangong/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SearchIndex, SearchSources, type SearchDocument } from '../../search/public';
import { isPersonHidden } from '../persons/public';
import { NewsItem, NewsStep, type NewsAct, type NewsState } from './news-item.entity';
import { newsScope, noNews, within, type NewsPermission } from './news.policy';
import { NewsChanged, NewsPersonHidden } from './news.refusals';
import type { SaidReason } from './news.rules';
import { wordsOf } from './news-text.rules';

export interface Move {
  readonly act: NewsAct;
  readonly state: NewsState;
  readonly publishAt?: Date | null;
  readonly said?: SaidReason;
}

const LEDGER_TYPES: Readonly<Record<Exclude<NewsAct, 'write'>, string>> = {
  submit: 'recognition.news.submitted', approve: 'recognition.news.approved', return: 'recognition.news.returned',
  release: 'recognition.news.released', withdraw: 'recognition.news.withdrawn',
};

const DOCUMENTS = `
  select n.id as "refId", n.title, n.source as sub, n.summary, n.html, n.published_at as at, n.member_id as "memberId" from news_item n where n.state = 'published'`;

type DocumentRow = Omit<SearchDocument, 'kind' | 'text'> & { readonly summary: string; readonly html: string };

const toDocument = ({ summary, html, ...row }: DocumentRow): SearchDocument => ({ ...row, kind: 'news', text: `${summary}\n${wordsOf(html)}` });

/** Moves a piece from state to state with what hangs on its being public: its pictures, the search, the ledger. */
@Injectable()
export class NewsStore implements OnModuleInit {
  constructor(private readonly sharing: ShareMedia, private readonly taking: TakeMedia, private readonly index: SearchIndex, private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add({ kind: 'news', read: async (tx, after, limit) => (await tx.query<DocumentRow>(`${DOCUMENTS} and n.id > $1 order by n.id limit $2`, [after, limit])).map(toDocument) });
  }

  /** One of the actor's desk, as it was seen: what changed since is not decided on. */
  async load(tx: Tx, actor: Actor, permission: NewsPermission, id: string, version?: number): Promise<NewsItem> {
    const [row] = await tx.query<{ id: string }>(`select n.id from news_item n where n.id = $3 and ${within('n.organization_id')} for update`, [...newsScope(actor, permission), id]);
    if (!row) throw noNews();
    const item = await tx.repo(NewsItem).findOneByOrFail({ id });
    if (version !== undefined && item.version !== version) throw new NewsChanged({ title: item.title });
    return item;
  }

  /** Before it goes on its way to the public; a person who takes the consent back later takes it back from there. */
  async refuseHidden(tx: Tx, { memberId }: Pick<NewsItem, 'memberId'>): Promise<void> {
    if (memberId && (await isPersonHidden(tx, memberId))) throw new NewsPersonHidden({});
  }

  async move(tx: Tx, item: NewsItem, { act, state, publishAt = null, said }: Move): Promise<void> {
    const isPublic = state === 'published';
    await tx.repo(NewsItem).update({ id: item.id }, {
      state, publishAt, reasonCode: said?.reasonCode ?? null, reason: said?.reason ?? null, changedAt: tx.now,
      publishedAt: isPublic ? (item.publishedAt ?? tx.now) : item.publishedAt,
    });
    await this.log(tx, item.id, act, said);
    if (act !== 'write') {
      tx.record({ chain: 'news', type: LEDGER_TYPES[act], body: { newsItemId: item.id, textHash: sha256(`${item.title}\n${item.summary}\n${item.html}`), reasonCode: said?.reasonCode ?? null } });
    }
    if (isPublic) await this.show(tx, item);
    else if (item.state === 'published') await this.hide(tx, item);
  }

  async log(tx: Tx, newsItemId: string, act: NewsAct, said?: SaidReason): Promise<void> {
    await tx.repo(NewsStep).insert({ id: newId(), newsItemId, act, reasonCode: said?.reasonCode ?? null, reason: said?.reason ?? null, byId: tx.actor.accountId, at: tx.now });
  }

  /** What a draft shows is held; what it let go may be swept. */
  async holdPictures(tx: Tx, before: NewsItem | null, now: readonly string[]): Promise<void> {
    await this.taking.take(tx, now);
    if (before) await this.taking.release(tx, await notShownElsewhere(tx, picturesOf(before).filter((id) => !now.includes(id)), before.id, 'in any state'));
  }

  private async show(tx: Tx, item: NewsItem): Promise<void> {
    await this.sharing.share(tx, picturesOf(item));
    await this.index.put(tx, (await tx.query<DocumentRow>(`${DOCUMENTS} and n.id = $1`, [item.id])).map(toDocument));
  }

  /** At once, in the same commit; a picture stays where another piece still shows it. */
  private async hide(tx: Tx, item: NewsItem): Promise<void> {
    await this.index.remove(tx, 'news', [item.id]);
    await this.sharing.unshare(tx, await notShownElsewhere(tx, picturesOf(item), item.id, 'published'));
  }
}

/** Of some pictures those that no other piece shows. */
async function notShownElsewhere(tx: Tx, ids: readonly string[], itemId: string, others: 'published' | 'in any state'): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select shown.id from unnest($1::uuid[]) as shown(id) where not exists (
       select 1 from news_item n where n.id <> $2 and ($3 or n.state = 'published') and (n.cover_media_id = shown.id or shown.id = any(n.image_media_ids)))`, [ids, itemId, others === 'in any state']);
  return rows.map((row) => row.id);
}

export const picturesOf = (item: Pick<NewsItem, 'coverMediaId' | 'imageMediaIds'>): string[] =>
  [...new Set([item.coverMediaId, ...item.imageMediaIds].filter((id): id is string => id !== null))];
