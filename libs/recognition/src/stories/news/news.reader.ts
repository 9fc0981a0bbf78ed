import { Injectable, type OnModuleInit } from '@nestjs/common';
import { decodeCursor, isId, toPage, type Actor } from '@jiangong/kernel';
import { MediaReaders, type MediaSight, type SeenMedia } from '@jiangong/entries';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { NewsDeskArgs, NewsDeskUnitView, NewsDraftView, NewsItemsArgs, NewsItemView, NewsPersonView } from './news.view';
import { newsScope, noNews, within } from './news.policy';
import { canMove, isWriter } from './news.rules';
import { NEWS_PAGE, newsCountStatement, newsStatement, type NewsFilters } from './news-statements';
import { cleanHtml } from './news-text.rules';

const AFTER_ALL = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

interface DraftRow extends Omit<NewsDraftView, 'abilities' | 'writers'> {
  readonly writerIds: string[];
  readonly writers: { readonly id: string; readonly name: string }[];
  readonly mayWrite: boolean;
  readonly mayReview: boolean;
}

/** `$1`, `$2` who reads, `$3`, `$4` who writes, `$5`, `$6` who reviews. */
const DRAFT = `
  select n.id, n.kind, n.title, n.summary, n.html, n.source, n.cover_media_id as "coverMediaId", n.organization_id as "organizationId", o.name as "organizationName",
         n.season_year as "seasonYear", n.member_id as "memberId", m.name as "memberName", n.state, n.reason_code as "reasonCode", n.reason, n.writer_ids as "writerIds",
         n.publish_at as "publishAt", n.published_at as "publishedAt", n.changed_at as "changedAt", n.version,
         coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.name) from account a where n.writer_ids ? a.id::text), '[]') as writers,
         coalesce((select json_agg(json_build_object('act', s.act, 'reasonCode', s.reason_code, 'reason', s.reason, 'byName', a.name, 'at', s.at) order by s.at desc, s.id desc)
                     from news_step s left join account a on a.id = s.by_id where s.news_item_id = n.id), '[]') as steps,
         ${within('n.organization_id', 3)} as "mayWrite", ${within('n.organization_id', 5)} as "mayReview"
    from news_item n join organization o on o.id = n.organization_id left join member m on m.id = n.member_id
   where ${within('n.organization_id')}`;

const draftValues = (actor: Actor): unknown[] => [...newsScope(actor, 'news.read'), ...newsScope(actor, 'news.write'), ...newsScope(actor, 'news.review')];

function toDraft({ mayWrite, mayReview, writerIds, writers, ...row }: DraftRow, actor: Actor): NewsDraftView {
  return {
    ...row, html: cleanHtml(row.html), writers: writers.map(({ name }) => name), steps: row.steps.map((step) => ({ ...step, at: new Date(step.at) })),
    abilities: {
      canWrite: mayWrite && canMove(row, 'write'),
      canSubmit: mayWrite && canMove(row, 'submit'),
      canReview: mayReview && canMove(row, 'review') && !isWriter({ writerIds }, actor.accountId),
      canWithdraw: mayWrite && canMove(row, 'withdraw'),
    },
  };
}

/** News as the public reads it, and as the desks that write and review it do. */
@Injectable()
export class NewsReader implements OnModuleInit {
  constructor(private readonly reader: Reader, private readonly mediaReaders: MediaReaders) {}

  onModuleInit(): void {
    this.mediaReaders.register((actor, media) => this.picturesSeen(actor, media));
  }

  async items(args: NewsItemsArgs): Promise<ConnectionView<NewsItemView>> {
    const filters: NewsFilters = { byKind: Boolean(args.kind), byUnit: Boolean(args.organizationId), byYear: typeof args.year === 'number', byMember: Boolean(args.memberId) };
    const values = [args.kind, args.organizationId, args.year, args.memberId].filter((value) => value !== null && value !== undefined && value !== '');
    const rows = await this.reader.rows<NewsItemView>(newsStatement(filters), [...values, ...(decodeCursor(args.after, 2) ?? AFTER_ALL), args.first + 1]);
    const page = toPage(rows, args, (row) => [row.publishedAt.toISOString(), row.id]);
    return { ...page, totalCount: async () => (await this.reader.first<{ count: number }>(newsCountStatement(filters), values))!.count };
  }

  async item(id: string): Promise<NewsItemView> {
    const row = isId(id) ? await this.reader.first<NewsItemView>(NEWS_PAGE, [id]) : null;
    if (!row) throw noNews();
    // what was let through once may not be by the rules of today
    return { ...row, html: cleanHtml(row.html ?? '') };
  }

  async desk(actor: Actor, args: NewsDeskArgs): Promise<ConnectionView<NewsDraftView>> {
    const rows = await this.reader.rows<DraftRow>(
      `${DRAFT} and ($7::text is null or n.state = $7) and (n.changed_at, n.id) < ($8::timestamptz, $9::uuid) order by n.changed_at desc, n.id desc limit $10`,
      [...draftValues(actor), args.state ?? null, ...(decodeCursor(args.after, 2) ?? AFTER_ALL), args.first + 1]);
    const page = toPage(rows.map((row) => toDraft(row, actor)), args, (row) => [row.changedAt.toISOString(), row.id]);
    const count = async (): Promise<number> => (await this.reader.first<{ count: number }>(
      `select count(*)::int as count from news_item n where ${within('n.organization_id')} and ($3::text is null or n.state = $3)`, [...newsScope(actor, 'news.read'), args.state ?? null]))!.count;
    return { ...page, totalCount: count };
  }

  async draft(actor: Actor, id: string): Promise<NewsDraftView> {
    const row = isId(id) ? await this.reader.first<DraftRow>(`${DRAFT} and n.id = $7`, [...draftValues(actor), id]) : null;
    if (!row) throw noNews();
    return toDraft(row, actor);
  }

  /** The nodes one writes for; those below may be chosen by their id only. */
  units(actor: Actor): Promise<NewsDeskUnitView[]> {
    const [, nodes] = newsScope(actor, 'news.write');
    return this.reader.rows<NewsDeskUnitView>('select o.id, o.name from organization o where o.id = any($1::uuid[]) order by o.name', [nodes]);
  }

  /** Persons of the actor's units with published honours, by the beginning of their name. */
  persons(actor: Actor, name: string): Promise<NewsPersonView[]> {
    return this.reader.rows<NewsPersonView>(
      `select distinct on (m.name, m.id) m.id as "memberId", m.name, o.name as "organizationName", h.title
         from member m join standing_honour h on h.member_id = m.id join organization o on o.id = h.organization_id
        where starts_with(m.name, $3) and ${within('h.organization_id')}
        order by m.name, m.id, h.conferred_at desc limit 20`, [...newsScope(actor, 'news.write'), name.normalize('NFC').trim()]);
  }

  /** Who may read a draft sees its pictures. */
  private async picturesSeen(actor: Actor, media: readonly SeenMedia[]): Promise<ReadonlyMap<string, MediaSight>> {
    const [isPlatform, nodes] = newsScope(actor, 'news.read');
    if (!isPlatform && nodes.length === 0) return new Map();
    const rows = await this.reader.rows<{ id: string }>(
      `select shown.id from unnest($3::uuid[]) as shown(id)
        where exists (select 1 from news_item n where (n.cover_media_id = shown.id or shown.id = any(n.image_media_ids)) and ${within('n.organization_id')})`,
      [isPlatform, nodes, media.map((one) => one.mediaId)]);
    return new Map(rows.map(({ id }) => [id, 'named']));
  }
}
