import { Injectable } from '@nestjs/common';
import { platformActor, type Actor } from '@jiangong/kernel';
import type { OutputTable } from '@jiangong/platform';
import type { BookingKind } from './fund.entity';
import { FUND_NAMES, PAYABLE_STATE_NAMES } from './fund.refusals';
import { FundsReader } from './funds.reader';
import { yuanOf } from './money';
import { PayablesReader } from './payables.reader';
import { StudioGrantsReader } from './studio-grants.reader';
import { SubsidiesReader } from './subsidies.reader';

type Row = readonly (string | number)[];

const PAGE = 500;
const BOOKING_KINDS: Readonly<Record<BookingKind, string>> = { appropriation: '拨入', accrual: '列支', payment: '付款', reversal: '冲销' };
const GRANT_STATES: Readonly<Record<string, string>> = { running: '执行中', done: '已拨完', ended: '已终止' };
const VERDICTS: Readonly<Record<string, string>> = { keep: '合格', rectify: '整改', remove: '摘牌' };

const yuan = (fen: string): string => yuanOf(BigInt(fen));
const sum = (fen: readonly string[]): string => yuanOf(fen.reduce((whole, one) => whole + BigInt(one), 0n));

/** A year of the funds as finance files it: what is owed, what contests and studios get, the books. */
@Injectable()
export class FinanceTables {
  constructor(private readonly funds: FundsReader, private readonly payables: PayablesReader, private readonly subsidies: SubsidiesReader, private readonly grants: StudioGrantsReader) {}

  payablesOf(actor: Actor, year: number): OutputTable {
    return {
      name: `${year} 应付款`,
      columns: [{ name: '付款编号', width: 16 }, { name: '收款人', width: 14 }, { name: '单位', width: 32 }, { name: '事由', width: 44 }, { name: '资金', width: 16 }, { name: '金额（元）', width: 14 }, { name: '状态', width: 12 }, { name: '核准人', width: 12 }, { name: '说明', width: 30 }],
      rows: this.payableRows(actor, year),
    };
  }

  async subsidiesOf(year: number): Promise<OutputTable> {
    const contests = await this.subsidies.year(year);
    return {
      name: `${year} 竞赛补助`,
      columns: [{ name: '竞赛', width: 26 }, { name: '付款编号', width: 16 }, { name: '承办单位', width: 32 }, { name: '事由', width: 44 }, { name: '金额（元）', width: 14 }, { name: '状态', width: 12 }, { name: '上限（元）', width: 14 }, { name: '还可安排（元）', width: 14 }],
      rows: [
        ...contests.flatMap(({ name, capFen, roomFen, subsidies }) => subsidies.map((one) => [name, one.number, one.unitName, one.purpose, yuan(one.amountFen), PAYABLE_STATE_NAMES[one.state].zh, yuan(capFen), yuan(roomFen)])),
        ['合计', '', '', '', sum(contests.map(({ givenFen }) => givenFen)), '', '', ''],
      ],
    };
  }

  async grantsOf(actor: Actor, year: number): Promise<OutputTable> {
    const grants = await this.grants.list(actor, year);
    return {
      name: `${year} 工作室补助`,
      columns: [{ name: '工作室', width: 30 }, { name: '单位', width: 32 }, { name: '三年总额（元）', width: 16 }, { name: '状态', width: 10 }, { name: '年度', kind: 'number' }, { name: '当年金额（元）', width: 16 }, { name: '复核', width: 10 }, { name: '拨付', width: 12 }],
      rows: grants.flatMap(({ studioName, unitName, totalFen, state, parts }) => parts.map((part) => [
        studioName, unitName, yuan(totalFen), GRANT_STATES[state] ?? state, part.year, yuan(part.fen), part.verdict ? VERDICTS[part.verdict]! : '未复核', part.state ? PAYABLE_STATE_NAMES[part.state].zh : '未拨付',
      ])),
    };
  }

  booksOf(year: number): OutputTable {
    return {
      name: `${year} 账目`,
      columns: [{ name: '编号', width: 14 }, { name: '日期', width: 14 }, { name: '类别', width: 8 }, { name: '摘要', width: 44 }, { name: '科目', width: 32 }, { name: '借方（元）', width: 14 }, { name: '贷方（元）', width: 14 }, { name: '记账人', width: 12 }, { name: '冲销', width: 14 }],
      rows: this.bookRows(year),
    };
  }

  private async *payableRows(actor: Actor, year: number): AsyncGenerator<Row> {
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = await this.payables.list(actor, { year, first: PAGE, after });
      for (const one of nodes) yield [one.number, one.payeeName, one.unitName, one.purpose, FUND_NAMES[one.fund].zh, yuan(one.amountFen), PAYABLE_STATE_NAMES[one.state].zh, one.approvedByName ?? '', one.dropReason ?? one.bankNote ?? ''];
      if (!pageInfo.hasNextPage) return;
      after = pageInfo.endCursor ?? null;
    }
  }

  /** A row for each line, newest booking first. */
  private async *bookRows(year: number): AsyncGenerator<Row> {
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = await this.funds.bookings(platformActor, { year, first: PAGE, after }, 'zh');
      for (const one of nodes) {
        for (const { account, fen } of one.lines) {
          const isGiven = fen.startsWith('-');
          yield [one.number, one.onDay, BOOKING_KINDS[one.kind], one.text, account, isGiven ? '' : yuan(fen), isGiven ? yuan(fen.slice(1)) : '', one.bookedByName, one.reversedBy ? `已被 ${one.reversedBy} 冲销` : one.reverses ? `冲销 ${one.reverses}` : ''];
        }
      }
      if (!pageInfo.hasNextPage) return;
      after = pageInfo.endCursor ?? null;
    }
  }
}
