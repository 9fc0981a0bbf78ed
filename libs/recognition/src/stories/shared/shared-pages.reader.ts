import { Injectable } from '@nestjs/common';
import { isId } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { wordsOf } from '../news/public';

/** A public page as a shared link shows it and a crawler reads it. Plain text throughout; whoever writes it into a page escapes it. */
export interface SharedPage {
  readonly title: string;
  readonly description: string;
  /** The path of a picture everybody may fetch. */
  readonly picture: string | null;
  readonly paragraphs: readonly string[];
  readonly links: readonly { readonly to: string; readonly text: string }[];
}

type PageRow = Omit<SharedPage, 'paragraphs'> & { readonly text: string };

const PICTURE = (media: string): string =>
  `(select '/' || coalesce(m.files ->> 'image1600', m.files ->> 'poster') from media m where m.id = ${media} and m.is_public and coalesce(m.files ->> 'image1600', m.files ->> 'poster') is not null)`;

const STAR = `
  select h.name || ' · ' || h.title as title, o.name || '：' || left(h.deeds, 120) as description, null as picture, o.name || E'\\n' || h.title || E'\\n' || h.deeds as text,
         json_build_array(json_build_object('to', '/stars', 'text', '星光榜')) as links
    from standing_honour h join organization o on o.id = h.organization_id where h.id = $1`;

const WORK = `
  select w.title, w.authors || ' · ' || o.name || '：' || left(w.summary, 120) as description, ${PICTURE('w.cover_media_id')} as picture,
         w.category_name || E'\\n' || w.authors || ' · ' || o.name || E'\\n' ||
           coalesce((select string_agg((s ->> 'title') || '：' || (s ->> 'text'), E'\\n') from jsonb_array_elements(w.sections) s), w.summary) as text,
         json_build_array(json_build_object('to', '/units/' || o.id, 'text', o.name)) as links
    from work w join organization o on o.id = w.organization_id where w.id = $1 and w.state = 'approved'`;

const NEWS = `
  select n.title, n.summary as description, ${PICTURE('n.cover_media_id')} as picture, n.html as text, json_build_array(json_build_object('to', '/news', 'text', '资讯')) as links
    from news_item n where n.id = $1 and n.state = 'published'`;

/** A unit has a page once there is something of it to show. */
const UNIT = `
  select o.name as title, o.name || '的荣誉、作品和资讯' as description, null as picture, '' as text,
         coalesce((select json_agg(l order by l.at desc) from (
            (select '/stars/' || h.id as to, h.name || ' · ' || h.title as text, h.conferred_at as at from standing_honour h where h.organization_id = o.id order by h.conferred_at desc limit 20)
            union all
            (select '/works/' || w.id, w.title, w.published_at from work w where w.organization_id = o.id and w.state = 'approved' order by w.published_at desc limit 20)
            union all
            (select '/news/' || n.id, n.title, n.published_at from news_item n where n.organization_id = o.id and n.state = 'published' order by n.published_at desc limit 20)) l), '[]') as links
    from organization o where o.id = $1
     and (exists (select 1 from standing_honour h where h.organization_id = o.id) or exists (select 1 from work w where w.organization_id = o.id and w.state = 'approved')
          or exists (select 1 from news_item n where n.organization_id = o.id and n.state = 'published'))`;

/** What the notice itself shows to everybody: a list that was taken back is no longer told. */
const NOTICE = `
  select n.title, n.issuer || ' · ' || '〔' || n.year || '〕第' || n.serial || '号' as description, null as picture,
         n.issuer || E'\\n' || coalesce((select string_agg(e.title || '（' || o.name || '）', E'\\n' order by c.position, p.rank, e.code)
           from decision d join decision_place p on p.decision_id = d.id join entry e on e.id = p.entry_id join category c on c.id = p.category_id join organization o on o.id = e.organization_id
          where d.round_id = n.round_id and d.state = 'standing'), '') as text,
         json_build_array(json_build_object('to', '/notices', 'text', '公示')) as links
    from notice n where n.id = $1 and n.withdrawn_at is null`;

/** Name and unit, and what was won and shown; who wants no page has none (the pages' own statement says the same). */
const PERSON = `
  select m.name || ' · ' || o.name as title, o.name || '职工' || m.name || '的荣誉和作品' as description, null as picture, '' as text,
         coalesce((select json_agg(l order by l.at desc) from (
            (select '/stars/' || h.id as to, h.title as text, h.conferred_at as at from standing_honour h where h.member_id = m.id order by h.conferred_at desc limit 20)
            union all
            (select '/works/' || w.id, w.title, w.published_at from work w where w.state = 'approved'
                and (w.member_id = m.id or w.entry_id in (select a.entry_id from entry_author a where a.member_id = m.id)) order by w.published_at desc limit 20)) l), '[]') as links
    from member m cross join lateral (
      select shown.organization_id from (
        (select h.organization_id, h.conferred_at as at from standing_honour h where h.member_id = m.id order by h.conferred_at desc limit 1)
        union all
        (select w.organization_id, w.published_at from work w where w.state = 'approved'
            and (w.member_id = m.id or w.entry_id in (select a.entry_id from entry_author a where a.member_id = m.id)) order by w.published_at desc limit 1)) shown
       order by shown.at desc limit 1) newest
    join organization o on o.id = newest.organization_id
   where m.id = $1 and not exists (select 1 from hidden_person hidden where hidden.member_id = m.id)`;

const HOME = `
  select coalesce(json_agg(l), '[]') as links from (
    (select '/stars/' || h.id as to, h.name || ' · ' || h.title || ' · ' || o.name as text from standing_honour h join organization o on o.id = h.organization_id
      where h.programme_code = 'star' and h.period_code = (select n.period_code from standing_honour n where n.programme_code = 'star' and n.cadence = 'month' order by n.period_code desc limit 1)
      order by h.category_position, h.rank, h.id limit 10)
    union all
    (select '/works/' || w.id, w.title from work w where w.programme_code = 'five_small' and w.state = 'approved' order by w.published_at desc, w.id desc limit 6)
    union all
    (select '/works/' || w.id, w.title from work w where w.programme_code = 'showcase' and w.state = 'approved' order by w.published_at desc, w.id desc limit 6)
    union all
    (select '/news/' || n.id, n.title from news_item n where n.state = 'published' order by n.published_at desc, n.id desc limit 6)) l`;

const BRAND = '网上劳动和技能竞赛';
const HOME_LINE = '月推荐、季考评、年评选，过程公开，结果可查。';
/** Lists say what they are; their rows have pages of their own. */
const LISTS: Readonly<Record<string, readonly [title: string, description: string]>> = {
  '/stars': ['星光榜', '月度、季度、年度之星。'],
  '/works': ['五小成果', '小发明、小创造、小革新、小设计、小建议，附实际成效。'],
  '/showcase': ['微视频', '秀绝活、秀师徒、秀创新，看身边人的手艺。'],
  '/notices': ['公示', '名单在公布前向社会公开，任何人都可以查看并实名提出异议。'],
  '/news': ['资讯', '竞赛动态与劳动者的故事。'],
  '/honours': ['荣誉榜', '各区县、各产业工会全年荣誉，以公布的名单为准。'],
  '/figures': ['赛季数据', '参赛单位、人数、人次、荣誉和作品，分开统计，附口径说明。'],
};
const ONE: Readonly<Record<string, string>> = { stars: STAR, works: WORK, news: NEWS, notices: NOTICE, units: UNIT, people: PERSON };

/** What the public pages say, for those who do not run them. Only what the pages themselves would show to a visitor. */
@Injectable()
export class SharedPages {
  constructor(private readonly reader: Reader) {}

  /** Null: there is no such page. Undefined: a page this knows nothing of. */
  async page(path: string): Promise<SharedPage | null | undefined> {
    if (path === '/') return this.home();
    const list = LISTS[path];
    if (list) return { title: list[0], description: list[1], picture: null, paragraphs: [list[1]], links: [] };
    const [, kind, id] = /^\/(stars|works|news|notices|units|people)\/([^/]+)$/.exec(path) ?? [];
    if (!kind || !id) return undefined;
    const row = isId(id) ? await this.reader.first<PageRow>(ONE[kind]!, [id]) : null;
    if (!row) return null;
    const text = kind === 'news' ? wordsOf(row.text) : row.text;
    return { title: row.title, description: row.description, picture: row.picture, links: row.links, paragraphs: text.split('\n').map((line) => line.trim()).filter(Boolean) };
  }

  private async home(): Promise<SharedPage> {
    const row = await this.reader.first<Pick<SharedPage, 'links'>>(HOME);
    return { title: '', description: `${BRAND}：${HOME_LINE}`, picture: null, paragraphs: [HOME_LINE], links: row!.links };
  }
}
