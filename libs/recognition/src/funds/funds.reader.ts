import { Injectable } from '@nestjs/common';
import { decodeCursor, mayAnywhere, NotFound, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView, type GraphContext } from '@jiangong/platform';
import { FUNDS, type Fund, type FundYear } from './fund.entity';
import { noBooking } from './fund.policy';
import { FUND_NAMES } from './fund.refusals';
import { checksOf, type YearSums } from './fund-checks';
import type { FundBalanceView, FundBookingView, FundYearView } from './fund.view';

/** By fund: come in, taken, paid; reversals lie under what they take back. */
const SUMS = `
  select a.fund, (-sum(l.fen) filter (where coalesce(t.kind, b.kind) = 'appropriation'))::text as "appropriatedFen",
         (sum(l.fen) filter (where coalesce(t.kind, b.kind) = 'accrual'))::text as "committedFen", (-sum(l.fen))::text as "leftFen"
    from fund_line l join fund_account a on a.id = l.account_id and a.kind = 'fund' and a.year = $1
    join fund_booking b on b.id = l.booking_id left join fund_booking t on t.id = b.reversal_of_id
   group by a.fund`;

const PAID = `
  select p.fund, (-sum(l.fen))::text as "paidFen" from payable p
    join fund_booking b on b.payable_id = p.id left join fund_booking t on t.id = b.reversal_of_id
    join fund_line l on l.booking_id = b.id join fund_account a on a.id = l.account_id and a.kind = 'bank'
   where p.year = $1 and coalesce(t.kind, b.kind) = 'payment' group by p.fund`;

const HIGHEST_SUBSIDY = `select coalesce(max(given), 0)::text as fen from (select sum(amount_fen) as given from payable where kind = 'subsidy' and year = $1 and state <> 'dropped' group by programme_id) s`;
const LINES = `(select json_agg(json_build_object('code', a.code, 'name', coalesce(m.name, o.name), 'fen', l.fen::text) order by l.position)
  from fund_line l join fund_account a on a.id = l.account_id left join member m on m.id = a.member_id left join organization o on o.id = a.organization_id where l.booking_id = b.id)`;
const BOOKING = `
  select b.id, b.number, b.kind, b.on_day::text as "onDay", b.text, b.payable_id as "payableId", t.number as reverses, r.number as "reversedBy",
         b.booked_by_id as "bookedById", b.booked_by_name as "bookedByName", b.booked_at as "bookedAt", ${LINES} as lines
    from fund_booking b left join fund_booking t on t.id = b.reversal_of_id left join fund_booking r on r.reversal_of_id = b.id`;

type Sums = Partial<Pick<FundBalanceView, 'appropriatedFen' | 'committedFen' | 'leftFen' | 'paidFen'>> & { readonly fund: Fund };
type BookingRow = Omit<FundBookingView, 'lines' | 'canReverse'> & { readonly bookedById: string | null; readonly lines: readonly { code: string; name: string | null; fen: string }[] };

const NO_YEAR: Pick<FundYear, 'payrollFen' | 'trainingFen' | 'trainingFrontLineFen' | 'prizePermille' | 'frontLinePermille' | 'contestCapFen' | 'studioCapFen'> = {
  payrollFen: '0', trainingFen: '0', trainingFrontLineFen: '0', prizePermille: 10, frontLinePermille: 600, contestCapFen: '20000000', studioCapFen: '20000000',
};

/** The funds of a year and the books. Lock one says who may ask; the city is one scope. */
@Injectable()
export class FundsReader {
  constructor(private readonly reader: Reader) {}

  async year(actor: Actor, year: number, language: GraphContext['language']): Promise<FundYearView> {
    const facts = (await this.reader.first<typeof NO_YEAR>(
      `select payroll_fen::text as "payrollFen", training_fen::text as "trainingFen", training_front_line_fen::text as "trainingFrontLineFen", prize_permille as "prizePermille",
              front_line_permille as "frontLinePermille", contest_cap_fen::text as "contestCapFen", studio_cap_fen::text as "studioCapFen" from fund_year where year = $1`, [year])) ?? NO_YEAR;
    const budgets = await this.reader.rows<{ fund: Fund; fen: string }>('select fund, fen::text as fen from fund_budget where year = $1', [year]);
    const sums = [...(await this.reader.rows<Sums>(SUMS, [year])), ...(await this.reader.rows<Sums>(PAID, [year]))];
    const of = (fund: Fund, key: 'appropriatedFen' | 'committedFen' | 'leftFen' | 'paidFen'): string => sums.find((row) => row.fund === fund && typeof row[key] === 'string')?.[key] ?? '0';
    const funds = FUNDS.map((fund): FundBalanceView => ({
      fund, name: FUND_NAMES[fund][language], budgetFen: budgets.find((one) => one.fund === fund)?.fen ?? '0',
      appropriatedFen: of(fund, 'appropriatedFen'), committedFen: of(fund, 'committedFen'), paidFen: of(fund, 'paidFen'), leftFen: of(fund, 'leftFen'),
    }));
    const one = async (statement: string, values: readonly unknown[]): Promise<bigint> => BigInt((await this.reader.first<{ fen: string | null }>(statement, values))?.fen ?? '0');
    const known: YearSums = {
      prizeBudget: BigInt(funds[0]!.budgetFen), highestSubsidy: await one(HIGHEST_SUBSIDY, [year]), highestGrant: await one(`select coalesce(max(total_fen), 0)::text as fen from studio_grant where first_year <= $1 and $1 < first_year + years`, [year]),
      outOfBalance: await one('select sum(abs(s))::text as fen from (select sum(fen) as s from fund_line group by booking_id) x', []),
    };
    const bankFen = await one(`select sum(l.fen)::text as fen from fund_line l join fund_account a on a.id = l.account_id where a.kind = 'bank'`, []);
    return { ...facts, year, bankFen: String(bankFen), funds, checks: checksOf(facts, known, language), abilities: this.abilitiesOf(actor) };
  }

  async bookings(actor: Actor, filter: PageRequest & { readonly year?: number | null; readonly payableId?: string | null }, language: GraphContext['language']): Promise<ConnectionView<FundBookingView>> {
    const where = `where ($1::int is null or b.year = $1) and ($2::uuid is null or b.payable_id = $2)`;
    const values = [filter.year ?? null, filter.payableId ?? null];
    const rows = await this.reader.rows<BookingRow>(`${BOOKING} ${where} and ($3::text is null or b.number < $3) order by b.number desc limit $4`, [...values, decodeCursor(filter.after, 1)?.[0] ?? null, filter.first + 1]);
    const page = toPage(rows, filter, (row) => [row.number]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count from fund_booking b ${where}`, values))!.count;
    return { ...page, nodes: page.nodes.map((row) => this.shown(actor, row, language)), totalCount };
  }

  async booking(actor: Actor, id: string, language: GraphContext['language']): Promise<FundBookingView> {
    const row = await this.reader.first<BookingRow>(`${BOOKING} where b.id = $1`, [id]);
    if (!row) throw new NotFound(noBooking);
    return this.shown(actor, row, language);
  }

  private shown(actor: Actor, row: BookingRow, language: GraphContext['language']): FundBookingView {
    const canReverse = mayAnywhere(actor, 'booking.reverse') && row.kind !== 'reversal' && row.reversedBy === null && row.bookedById !== actor.accountId;
    return { ...row, canReverse, lines: row.lines.map(({ code, name, fen }) => ({ account: accountName(code, name, language), fen })) };
  }

  private abilitiesOf(actor: Actor): FundYearView['abilities'] {
    return { canPlan: mayAnywhere(actor, 'fund.plan'), canApprove: mayAnywhere(actor, 'payable.approve'), canPay: mayAnywhere(actor, 'payable.pay'), canRaise: mayAnywhere(actor, 'payable.raise') };
  }
}

function accountName(code: string, payee: string | null, language: GraphContext['language']): string {
  const [kind, fund, year] = code.split(':');
  if (kind === 'bank') return language === 'zh' ? '银行存款' : 'bank';
  if (kind === 'fund') return language === 'zh' ? `${year}年${FUND_NAMES[fund as Fund].zh}` : `${year} ${FUND_NAMES[fund as Fund].en}`;
  return language === 'zh' ? `应付 ${payee}` : `owed to ${payee}`;
}
