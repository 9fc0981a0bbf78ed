import { Injectable } from '@nestjs/common';
import { decodeCursor, mayAnywhere, NotFound, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { Fund } from './fund.entity';
import { noBatch, noPayable } from './fund.policy';
import { FUND_NAMES } from './fund.refusals';
import { isSamePerson } from './fund.rules';
import { PAYABLE_STATES, type PayableState } from './payable.entity';
import type { PaymentLine } from './payment-table';
import type { PayableFigureView, PayableView, PaymentBatchView } from './payable.view';

export interface PayableFilter extends PageRequest {
  readonly year?: number | null;
  readonly state?: PayableState | null;
  readonly fund?: Fund | null;
}

type PayableRow = Omit<PayableView, 'abilities'> & { readonly approvedById: string | null; readonly approverMemberId: string | null };
type BatchRow = Omit<PaymentBatchView, 'canSettle'>;

const PAYABLE = `
  select p.id, p.number, p.kind, p.fund, p.year, p.purpose, p.member_id as "memberId", p.organization_id as "organizationId", p.payee_name as "payeeName", o.name as "unitName",
         p.amount_fen::text as "amountFen", p.state, p.drop_reason as "dropReason", p.raised_at as "raisedAt", p.approved_by_id as "approvedById", p.approved_by_name as "approvedByName",
         p.approved_at as "approvedAt", p.batch_id as "batchId", p.bank_note as "bankNote", p.paid_at as "paidAt", a.member_id as "approverMemberId"
    from payable p join organization o on o.id = p.organization_id left join account a on a.id = p.approved_by_id`;
const FILTER = `where ($1::int is null or p.year = $1) and ($2::text is null or p.state = $2) and ($3::text is null or p.fund = $3)`;

const BATCH = `
  select b.id, b.number, b.state, b.prepared_by_name as "preparedByName", b.prepared_at as "preparedAt", b.settled_at as "settledAt",
         (select count(*)::int from payable p where p.batch_id = b.id) as count, (select coalesce(sum(p.amount_fen), 0)::text from payable p where p.batch_id = b.id) as "totalFen"
    from payment_batch b`;

/** What is owed and what goes to the bank. Lock one says who may ask; the city is one scope. */
@Injectable()
export class PayablesReader {
  constructor(private readonly reader: Reader) {}

  async list(actor: Actor, filter: PayableFilter): Promise<ConnectionView<PayableView>> {
    const values = [filter.year ?? null, filter.state ?? null, filter.fund ?? null];
    const rows = await this.reader.rows<PayableRow>(`${PAYABLE} ${FILTER} and ($4::text is null or p.number > $4) order by p.number limit $5`, [...values, decodeCursor(filter.after, 1)?.[0] ?? null, filter.first + 1]);
    const page = toPage(rows, filter, (row) => [row.number]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count from payable p ${FILTER}`, values))!.count;
    return { ...page, nodes: page.nodes.map((row) => this.shown(actor, row)), totalCount };
  }

  async some(actor: Actor, ids: readonly string[]): Promise<PayableView[]> {
    return (await this.reader.rows<PayableRow>(`${PAYABLE} where p.id = any($1::uuid[]) order by p.number`, [ids])).map((row) => this.shown(actor, row));
  }

  async one(actor: Actor, id: string): Promise<PayableView> {
    const [row] = await this.some(actor, [id]);
    if (!row) throw new NotFound(noPayable);
    return row;
  }

  async figures(year: number | null): Promise<PayableFigureView[]> {
    const rows = await this.reader.rows<PayableFigureView>(`select state, count(*)::int as count, sum(amount_fen)::text as "amountFen" from payable where $1::int is null or year = $1 group by state`, [year]);
    return PAYABLE_STATES.map((state) => rows.find((row) => row.state === state) ?? { state, count: 0, amountFen: '0' });
  }

  async batches(actor: Actor, filter: PageRequest): Promise<ConnectionView<PaymentBatchView>> {
    const rows = await this.reader.rows<BatchRow>(`${BATCH} where $1::text is null or b.number < $1 order by b.number desc limit $2`, [decodeCursor(filter.after, 1)?.[0] ?? null, filter.first + 1]);
    const page = toPage(rows, filter, (row) => [row.number]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>('select count(*)::int as count from payment_batch'))!.count;
    return { ...page, nodes: page.nodes.map((row) => this.shownBatch(actor, row)), totalCount };
  }

  async batch(actor: Actor, id: string): Promise<PaymentBatchView> {
    const row = await this.reader.first<BatchRow>(`${BATCH} where b.id = $1`, [id]);
    if (!row) throw new NotFound(noBatch);
    return this.shownBatch(actor, row);
  }

  /** The lines of the file for finance. */
  async linesOf(batchId: string): Promise<PaymentLine[]> {
    const rows = await this.reader.rows<Omit<PaymentLine, 'fund' | 'result'> & { fund: Fund; state: PayableState }>(
      `select p.id as "payableId", p.number, p.payee_name as "payeeName", m.member_no as "memberNo", o.name as "unitName", p.purpose, p.fund, p.amount_fen::text as "amountFen", p.state, p.bank_note as "bankNote"
         from payable p join organization o on o.id = p.organization_id left join member m on m.id = p.member_id where p.batch_id = $1 order by p.number`, [batchId]);
    return rows.map(({ state, ...row }) => ({ ...row, fund: FUND_NAMES[row.fund].zh, result: state === 'paid' ? '成功' : '' }));
  }

  private shown(actor: Actor, { approvedById, approverMemberId, ...row }: PayableRow): PayableView {
    const mayApprove = row.state === 'due' && mayAnywhere(actor, 'payable.approve');
    return {
      ...row,
      abilities: {
        canApprove: mayApprove && (row.memberId === null || row.memberId !== actor.memberId), canDrop: mayApprove,
        canPay: row.state === 'approved' && mayAnywhere(actor, 'payable.pay') && !isSamePerson(actor, { accountId: approvedById, memberId: approverMemberId }),
      },
    };
  }

  private shownBatch(actor: Actor, row: BatchRow): PaymentBatchView {
    return { ...row, canSettle: row.state === 'open' && mayAnywhere(actor, 'payable.pay') };
  }
}
