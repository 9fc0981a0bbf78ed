import { Inject, Injectable } from '@nestjs/common';
import { mayAnywhere, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader, type OutputTable } from '@jiangong/platform';
import { TitleAllowances } from '../titles/public';
import { causeOf, isMonthOver, yearOfMonth } from './allowance.rules';
import type { AllowanceLineView, AllowanceMonthView } from './allowance.view';
import { Books, fundCode } from './books';
import { PAYABLE_STATE_NAMES } from './fund.refusals';
import { yuanOf } from './money';
import type { PayableState } from './payable.entity';

interface Raised {
  readonly cause: string;
  readonly number: string;
  readonly state: PayableState;
  readonly amountFen: string;
}

/** What a month's titles are owed and how far it has come. Lock one says who may ask; the city is one scope. */
@Injectable()
export class AllowancesReader {
  constructor(private readonly reader: Reader, private readonly allowances: TitleAllowances, private readonly books: Books, @Inject(CLOCK) private readonly clock: Clock) {}

  async month(actor: Actor, month: string): Promise<AllowanceMonthView> {
    const lines = await this.lines(month);
    const sum = (of: readonly AllowanceLineView[]): string => String(of.reduce((fen, { amountFen }) => fen + BigInt(amountFen), 0n));
    const unraised = lines.filter(({ state }) => state === null);
    const isOver = isMonthOver(month, this.clock.now());
    const fundLeftFen = String(-(await this.books.balanceOf(this.reader, fundCode('allowance', yearOfMonth(month)))));
    return {
      month, isOver, lines, totalFen: sum(lines.filter(({ state }) => state !== 'dropped')), newCount: unraised.length, newFen: sum(unraised), fundLeftFen,
      canRaise: isOver && unraised.length > 0 && mayAnywhere(actor, 'allowance.raise'),
    };
  }

  /** The month as a workbook for finance, the total below. */
  async table(month: string): Promise<OutputTable> {
    const lines = await this.lines(month);
    const paid = lines.filter(({ state }) => state !== 'dropped');
    const total = paid.reduce((fen, { amountFen }) => fen + BigInt(amountFen), 0n);
    return {
      name: `${month} 津贴`,
      columns: [{ name: '付款编号', width: 16 }, { name: '姓名', width: 14 }, { name: '单位', width: 32 }, { name: '称号', width: 16 }, { name: '等级', width: 10 }, { name: '起', width: 14 }, { name: '止', width: 14 }, { name: '天数', kind: 'number' }, { name: '金额（元）', width: 14 }, { name: '状态', width: 12 }],
      rows: [
        ...lines.map((one) => [one.payableNumber ?? '', one.payeeName, one.unitName, one.titleName, one.levelName, one.fromOn, one.toOn, one.days, yuanOf(BigInt(one.amountFen)), one.state ? PAYABLE_STATE_NAMES[one.state].zh : '未列入']),
        ['合计', `${paid.length} 人`, '', '', '', '', '', '', yuanOf(total), ''],
      ],
    };
  }

  private async lines(month: string): Promise<AllowanceLineView[]> {
    const due = await this.allowances.dueIn(this.reader, month);
    const raised = new Map((await this.reader.rows<Raised>('select cause, number, state, amount_fen::text as "amountFen" from payable where cause = any($1::text[])', [due.map(causeOf)])).map((one) => [one.cause, one]));
    const units = new Map((await this.reader.rows<{ id: string; name: string }>('select id, name from organization where id = any($1::uuid[])', [due.map(({ organizationId }) => organizationId)])).map(({ id, name }) => [id, name]));
    return due.map(({ holdingId, payeeName, organizationId, titleName, levelName, fromOn, toOn, days, ofDays, fen, ...one }) => {
      const known = raised.get(causeOf({ holdingId, month: one.month }));
      return {
        holdingId, payeeName, unitName: units.get(organizationId)!, titleName, levelName, fromOn, toOn, days, ofDays,
        amountFen: known?.amountFen ?? String(fen), payableNumber: known?.number ?? null, state: known?.state ?? null,
      };
    });
  }
}
