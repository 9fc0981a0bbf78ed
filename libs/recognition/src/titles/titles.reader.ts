import { Inject, Injectable } from '@nestjs/common';
import { dayOf, decodeCursor, toPage, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader, type ConnectionView } from '@jiangong/platform';
import { titleContent, type TitleContent } from './title-content';
import { noTitle } from './title.policy';
import type { TitleHoldersArgs, TitleHolderView, TitlePostingView, TitleView } from './title.view';

export interface TitleRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly content: TitleContent;
  /** Of each level: how many places are free, and how many of these are posted. */
  readonly free: Readonly<Record<string, { readonly vacant: number; readonly posted: number }>> | null;
}

const TITLES = `
  select t.id, t.code, t.name, v.number, v.content,
         (select jsonb_object_agg(level, jsonb_build_object('vacant', vacant, 'posted', posted)) from (
            select p.level, count(*) filter (where p.vacant_since is not null) as vacant, count(p.posting_id) as posted from title_place p where p.title_id = t.id group by p.level) counted) as free
    from title t cross join lateral (select number, content from title_version v where v.title_id = t.id order by v.number desc limit 1) v`;

/** The levels of the version by which a row is held or posted name it. */
const LEVEL_NAME = (of: string): string => `(select l ->> 'name' from jsonb_array_elements((select v.content -> 'levels' from title_version v where v.id = ${of}.version_id)) l where l ->> 'code' = ${of}.level)`;

export const POSTINGS = `
  select p.id, p.title_id as "titleId", p.number, t.name as "titleName", ${LEVEL_NAME('p')} as "levelName", p.places, p.conditions, p.from_on::text as "fromOn", p.to_on::text as "toOn",
         p.round_id as "roundId", r.phase, p.state, p.state = 'posted' and r.phase in ('scheduled', 'collecting') and $1::timestamptz >= r.collecting_at and $1::timestamptz < r.reviewing_at as "isOpen"
    from title_posting p join title t on t.id = p.title_id join round r on r.id = p.round_id`;

const HOLDERS = `
  select h.id, m.name, o.name as "unitName", ${LEVEL_NAME('h')} as "levelName", h.from_on::text as "fromOn", coalesce(h.ended_on, h.until_on)::text as "toOn", h.ended_on is null as "isStanding",
         h.level, array_position($4::text[], h.level)::int as at
    from title_holding h join member m on m.id = h.member_id join organization o on o.id = h.organization_id
   where h.title_id = $1 and (h.ended_on is null) = $2 and ($3::text is null or h.level = $3)`;

export const levelName = LEVEL_NAME;

/** The titles, their free places and their register, for everybody: two or three statements a page. */
@Injectable()
export class TitlesReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  async all(): Promise<TitleView[]> {
    const rows = await this.reader.rows<TitleRow>(`${TITLES} order by t.created_at, t.id`);
    const postings = await this.reader.rows<TitlePostingView & { titleId: string }>(`${POSTINGS} where p.state = 'posted' order by p.number`, [this.clock.now()]);
    return rows.map((row) => toTitleView(row, postings.filter(({ titleId }) => titleId === row.id)));
  }

  async row(titleId: string): Promise<TitleRow> {
    const row = await this.reader.first<TitleRow>(`${TITLES} where t.id = $1`, [titleId]);
    if (!row) throw noTitle();
    return { ...row, content: titleContent.parse(row.content) };
  }

  async holders({ titleId, level, isStanding, ...request }: TitleHoldersArgs): Promise<ConnectionView<TitleHolderView>> {
    const { content } = await this.row(titleId);
    const cursor = decodeCursor(request.after, 3);
    const values = [titleId, isStanding, level ?? null, content.levels.map(({ code }) => code)];
    const rows = await this.reader.rows<TitleHolderView & { at: number | null }>(
      `select * from (${HOLDERS}) held where $5::int is null or (coalesce(at, 99), "fromOn", id) > ($5::int, $6::text, $7::uuid) order by coalesce(at, 99), "fromOn", id limit $8`,
      [...values, cursor?.[0] ?? null, cursor?.[1] ?? null, cursor?.[2] ?? null, request.first + 1]);
    return {
      ...toPage(rows, request, (row) => [row.at ?? 99, row.fromOn, row.id]),
      totalCount: async () => (await this.reader.first<{ count: number }>(`select count(*)::int as count from (${HOLDERS}) held`, values))!.count,
    };
  }

  today(): string {
    return dayOf(this.clock.now());
  }
}

export const toTitleView = ({ id, code, name, content, free }: TitleRow, postings: readonly TitlePostingView[]): TitleView => ({
  id, code, name, grantedBy: content.grantedBy, postings: [...postings],
  levels: content.levels.map((level) => {
    const { vacant = 0, posted = 0 } = free?.[level.code] ?? {};
    return { code: level.code, name: level.name, cap: level.cap, holders: level.cap - vacant, vacant, posted, allowanceFen: level.allowanceFen, termMonths: level.termMonths };
  }),
});
