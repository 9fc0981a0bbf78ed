import { Injectable } from '@nestjs/common';
import { BadInput } from '@jiangong/kernel';
import { rowsFrom, type RowSource } from '@jiangong/platform';
import { dueFor, isMonth, type MonthlyDue, type PaidHolding } from './allowance.rules';

/** One allowance of one month, for whoever books it. A holding has one in a month at most. */
export interface DueAllowance extends MonthlyDue {
  readonly holdingId: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly titleId: string;
  readonly titleName: string;
  readonly levelName: string;
  readonly payeeName: string;
  readonly level: string;
  readonly month: string;
}

type HeldRow = PaidHolding & Omit<DueAllowance, keyof MonthlyDue | 'month'>;

/** Of one title and person a holding that was granted later pays what the earlier one did not. */
const PAID_BEFORE = `
  select max(case when w.content #>> '{allowance,lastMonth}' = 'whole_month' then (date_trunc('month', n.ended_on) + interval '1 month - 1 day')::date else least(n.ended_on, n.until_on) end)
    from title_holding n join title_version w on w.id = n.version_id where n.title_id = h.title_id and n.member_id = h.member_id and n.id < h.id`;

const HELD = `
  select h.id as "holdingId", h.member_id as "memberId", h.organization_id as "organizationId", h.title_id as "titleId", t.name as "titleName", h.level, m.name as "payeeName",
         (select l ->> 'name' from jsonb_array_elements(v.content -> 'levels') l where l ->> 'code' = h.level) as "levelName", h.from_on::text as "fromOn", h.until_on::text as "untilOn",
         h.ended_on::text as "endedOn", h.allowance_fen as "allowanceFen", v.content #>> '{allowance,lastMonth}' as "lastMonth",
         (${PAID_BEFORE})::text as "paidBeforeTo"
    from title_holding h join title t on t.id = h.title_id join title_version v on v.id = h.version_id join member m on m.id = h.member_id
   where h.from_on < ($1::date + interval '1 month') and coalesce(h.ended_on, h.until_on) >= $1::date order by t.code, h.from_on, h.id`;

/** Which allowances are due for a month, to the day. A title that ends during it changes what is due: ask when the month is over. */
@Injectable()
export class TitleAllowances {
  async dueIn(source: RowSource, month: string): Promise<DueAllowance[]> {
    if (!isMonth(month)) throw BadInput.at('month', '月份应写作 2026-05', 'a month is written 2026-05');
    const rows = await rowsFrom<HeldRow>(source, HELD, [`${month}-01`]);
    return rows.flatMap(({ fromOn, untilOn, endedOn, allowanceFen, lastMonth, paidBeforeTo, ...whose }) => {
      const due = dueFor({ fromOn, untilOn, endedOn, allowanceFen, lastMonth, paidBeforeTo }, month);
      return due ? [{ ...whose, month, ...due }] : [];
    });
  }
}
