import type { Invariant } from '@jiangong/platform';

/** What must always be true of the books (domain.md §9). */
export const fundInvariants: readonly Invariant[] = [
  {
    name: 'recognition.funds.books_balance',
    text: { zh: '每笔账目借贷相等', en: 'every booking adds to nothing' },
    broken: `select b.id as booking_id, b.number, sum(l.fen) as difference from fund_booking b left join fund_line l on l.booking_id = b.id group by b.id having count(l.fen) < 2 or sum(l.fen) <> 0`,
  },
  {
    name: 'recognition.funds.paid_once',
    text: { zh: '每笔应付款至多付一次，已付的都已入账', en: 'nothing is paid twice, and what is paid is booked' },
    broken: `select p.id as payable_id, p.number, p.state, n.payments from payable p cross join lateral (
               select count(*) filter (where b.kind = 'payment') - count(*) filter (where t.kind = 'payment') as payments
                 from fund_booking b left join fund_booking t on t.id = b.reversal_of_id where b.payable_id = p.id) n
              where n.payments <> (p.state = 'paid')::int`,
  },
  {
    name: 'recognition.funds.owed_once',
    text: { zh: '核准的应付款都已从基金列支一次', en: 'what is approved was taken from its fund once' },
    broken: `select p.id as payable_id, p.number, p.state, n.accruals from payable p cross join lateral (
               select count(*) filter (where b.kind = 'accrual') - count(*) filter (where t.kind = 'accrual') as accruals
                 from fund_booking b left join fund_booking t on t.id = b.reversal_of_id where b.payable_id = p.id) n
              where n.accruals <> (p.state in ('approved', 'in_batch', 'paid'))::int`,
  },
  {
    name: 'recognition.funds.not_overdrawn',
    text: { zh: '没有透支的基金', en: 'no fund is overdrawn' },
    broken: `select a.code, sum(l.fen) as fen from fund_account a join fund_line l on l.account_id = a.id where a.kind = 'fund' group by a.code having sum(l.fen) > 0`,
  },
  {
    name: 'recognition.funds.two_persons',
    text: { zh: '核准人和付款人不是同一人', en: 'who approved a payable did not pay it' },
    broken: `select p.id as payable_id, p.number from payable p join payment_batch b on b.id = p.batch_id join account x on x.id = p.approved_by_id join account y on y.id = b.prepared_by_id
              where x.id = y.id or x.member_id = y.member_id`,
  },
  {
    name: 'recognition.funds.claims_live',
    text: { zh: '每项成果至多一笔有效奖金', en: 'every prize that stands holds its result, none that was dropped does' },
    broken: `select p.id as payable_id, p.number, p.state from payable p where p.kind = 'prize' and (p.state <> 'dropped') <> exists (select 1 from prize_claim c where c.payable_id = p.id)`,
  },
];
