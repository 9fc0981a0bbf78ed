import { Injectable } from '@nestjs/common';
import { dayOf, decodeCursor, nodesWhere, NotFound, toPage, type Actor } from '@jiangong/kernel';
import { Reader, type ConnectionView, type OutputColumn, type OutputTable } from '@jiangong/platform';
import { HONOUR_IN_REACH } from '../certificates/public';
import type { RegisterArgs, RegisteredHonourView } from './register.view';

const HONOURS = `
  select h.id, h.round_id as "roundId", h.category_position as "categoryPosition", coalesce(r.published_at, h.conferred_at) as "publishedAt",
         h.name, h.title, h.higher_title as "higherTitle", o.name as "organizationName", d.name as "districtName", g.name as "programmeName", r.name as "roundName",
         h.category_name as "categoryName", h.rank, h.conferred_at as "conferredAt", h.prize_fen::text as "prizeFen", h.revoked_at as "revokedAt",
         (select c.number from certificate c where c.honour_id = h.id and c.state = 'issued') as "certificateNumber",
         case when p.id is null then null else json_build_object('id', p.id, 'target', p.target, 'authority', p.authority, 'state', p.state, 'letter', p.letter, 'answer', p.answer, 'answeredOn', p.answered_on::text) end as promotion
    from honour h
    join organization o on o.id = h.organization_id
    left join organization d on d.id = h.district_id
    join round r on r.id = h.round_id
    join programme g on g.id = r.programme_id
    join season s on s.id = g.season_id
    left join promotion_request p on p.honour_id = h.id`;

/** `$1` the nodes in reach, `$2` words, `$3` year, `$4` programme, `$5` state of the request. */
const WHERE = `
   where ${HONOUR_IN_REACH} and ($2::text is null or h.name ilike $2 or o.name ilike $2 or h.title ilike $2) and ($3::int is null or s.year = $3)
     and ($4::text is null or h.programme_code = $4) and ($5::text is null or p.state = $5)`;
/** Newest round first, within it as it was published: category by category, by rank. What a correction confers later stands with its round. */
const PAGE = `select * from (${HONOURS} ${WHERE}) honour
 where "publishedAt" <= $6::timestamptz and ("publishedAt" < $6::timestamptz or ("roundId", "categoryPosition", rank, id) > ($7::uuid, $8::int, $9::int, $10::uuid))
 order by "publishedAt" desc, "roundId", "categoryPosition", rank, id limit $11`;
const COUNT = `select count(*)::int as count from (${HONOURS} ${WHERE}) counted`;
const ONE = `${HONOURS} where ${HONOUR_IN_REACH} and h.id = $2`;

const NIL = '00000000-0000-0000-0000-000000000000';
/** Before every row. */
const FIRST = ['infinity', NIL, 0, 0, NIL] as const;
/** A workbook holds so many; more is asked for year by year. */
const MOST_ROWS = 50_000;

const COLUMNS: readonly OutputColumn[] = [
  { name: '届别' }, { name: '项目', width: 18 }, { name: '轮次', width: 16 }, { name: '类别' }, { name: '名次', kind: 'number' }, { name: '姓名（作品）', width: 24 }, { name: '单位', width: 36 },
  { name: '区县（产业）', width: 24 }, { name: '称号', width: 24 }, { name: '另授', width: 20 }, { name: '奖金（元）', kind: 'number' }, { name: '授予日期' }, { name: '证书编号', width: 24 },
  { name: '晋升请示', width: 20 }, { name: '答复', width: 20 }, { name: '更正' },
];
const PROMOTIONS: Readonly<Record<string, string>> = { due: '待请示', sent: '已请示', granted: '同意', refused: '不同意' };

/** Fen as yuan, to the second decimal and without a float. */
export const yuanOf = (fen: string): string => `${BigInt(fen) / 100n}.${String(BigInt(fen) % 100n).padStart(2, '0')}`;

/** The honour and what it is ordered by. */
type Row = RegisteredHonourView & { readonly roundId: string; readonly publishedAt: Date; readonly categoryPosition: number };

/** The register of honours: everything conferred, in one's reach, with what it brought. */
@Injectable()
export class RegisterReader {
  constructor(private readonly reader: Reader) {}

  async page(actor: Actor, args: RegisterArgs): Promise<ConnectionView<RegisteredHonourView>> {
    const scope = this.scope(actor, args);
    const rows = await this.reader.rows<Row>(PAGE, [...scope, ...(decodeCursor(args.after, 5) ?? FIRST), args.first + 1]);
    const page = toPage(rows, args, (row) => [row.publishedAt.toISOString(), row.roundId, row.categoryPosition, row.rank, row.id]);
    return { ...page, totalCount: async () => (await this.reader.first<{ count: number }>(COUNT, scope))!.count };
  }

  async one(actor: Actor, id: string): Promise<RegisteredHonourView> {
    const row = await this.reader.first<RegisteredHonourView>(ONE, [nodesWhere(actor, 'honour.register'), id]);
    if (!row) throw new NotFound({ zh: '荣誉', en: 'honour' });
    return row;
  }

  /** The same rows as a workbook, under the same reach. */
  async table(actor: Actor, args: Omit<RegisterArgs, 'first' | 'after'>): Promise<OutputTable> {
    const rows = await this.reader.rows<RegisteredHonourView>(PAGE, [...this.scope(actor, args), ...FIRST, MOST_ROWS]);
    return {
      name: '荣誉登记', columns: [...COLUMNS],
      rows: rows.map((row) => [
        dayOf(row.conferredAt).slice(0, 4), row.programmeName, row.roundName, row.categoryName, row.rank, row.name, row.organizationName, row.districtName, row.title, row.higherTitle,
        row.prizeFen === null ? '' : yuanOf(row.prizeFen), dayOf(row.conferredAt), row.certificateNumber,
        row.promotion ? [PROMOTIONS[row.promotion.state], row.promotion.letter].filter(Boolean).join(' ') : '', row.promotion?.answer ?? '', row.revokedAt ? `${dayOf(row.revokedAt)} 更正` : '',
      ]),
    };
  }

  private scope(actor: Actor, { search, year, programme, promotion }: Omit<RegisterArgs, 'first' | 'after'>): unknown[] {
    const words = search?.trim() ? `%${search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
    return [nodesWhere(actor, 'honour.register'), words, year ?? null, programme ?? null, promotion ?? null];
  }
}
