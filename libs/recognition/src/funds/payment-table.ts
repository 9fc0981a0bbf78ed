import type { OutputColumn, OutputTable, TableColumn, TableRow } from '@jiangong/platform';
import type { PaymentFault } from './fund.refusals';
import { fenOfYuan, yuanOf } from './money';

export interface PaymentLine {
  readonly payableId: string;
  readonly number: string;
  readonly payeeName: string;
  readonly memberNo: string | null;
  readonly unitName: string;
  readonly purpose: string;
  readonly fund: string;
  readonly amountFen: string;
  readonly result: string;
  readonly bankNote: string | null;
}

export const TOTAL = '合计';
const [PAID, FAILED] = ['成功', '失败'] as const;

const COLUMNS: readonly OutputColumn[] = [
  { name: '付款编号', width: 16 }, { name: '收款人', width: 14 }, { name: '工号', width: 14 }, { name: '单位', width: 32 }, { name: '事由', width: 40 }, { name: '资金', width: 16 },
  { name: '金额（元）', width: 14 }, { name: '银行结果', width: 12 }, { name: '备注', width: 24 },
];

/** What goes to finance: a line each, the total below. No account number is kept here; finance joins them by member number. */
export function paymentTable(number: string, lines: readonly PaymentLine[]): OutputTable {
  const total = lines.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
  return {
    name: number, columns: COLUMNS,
    rows: [
      ...lines.map((line) => [line.number, line.payeeName, line.memberNo ?? '', line.unitName, line.purpose, line.fund, yuanOf(BigInt(line.amountFen)), line.result, line.bankNote ?? '']),
      [TOTAL, `${lines.length} 笔`, '', '', '', '', yuanOf(total), '', ''],
    ],
  };
}

/** The same table as it comes back. */
export const RESULT_COLUMNS: readonly TableColumn[] = [
  { name: '付款编号', kind: 'code' }, { name: '收款人', isOptional: true }, { name: '工号', kind: 'ignored' }, { name: '单位', kind: 'ignored' }, { name: '事由', kind: 'ignored' }, { name: '资金', kind: 'ignored' },
  { name: '金额（元）', kind: 'code', aliases: ['金额'] }, { name: '银行结果' }, { name: '备注', isOptional: true },
];

export interface BankResult {
  readonly payableId: string;
  readonly isPaid: boolean;
  readonly note: string;
}

/** Every payable of the batch once, with its own amount and a result; else the faults by row and column. */
export function readBankResults(rows: readonly TableRow[], lines: readonly Pick<PaymentLine, 'payableId' | 'number' | 'amountFen'>[]): { readonly results: readonly BankResult[]; readonly faults: readonly PaymentFault[] } {
  const left = new Map(lines.map((line) => [line.number, line]));
  const known = new Set(left.keys());
  const [results, faults]: [BankResult[], PaymentFault[]] = [[], []];
  for (const { row, cells } of rows) {
    const number = cells['付款编号']!;
    if (number === TOTAL) continue;
    const fault = (column: string, zh: string, en: string): number => faults.push({ row, column, zh, en });
    const line = left.get(number);
    if (!line) {
      fault('付款编号', known.has(number) ? '重复出现' : '不在这个批次中', known.has(number) ? 'stands here twice' : 'is not in this batch');
      continue;
    }
    left.delete(number);
    if (fenOfYuan(cells['金额（元）']!) !== BigInt(line.amountFen)) fault('金额（元）', `应为 ${yuanOf(BigInt(line.amountFen))}`, `must be ${yuanOf(BigInt(line.amountFen))}`);
    const [result, note] = [cells['银行结果']!, cells['备注'] ?? ''];
    if (result !== PAID && result !== FAILED) fault('银行结果', `应为“${PAID}”或“${FAILED}”`, `must be ${PAID} (paid) or ${FAILED} (failed)`);
    if (result === FAILED && note === '') fault('备注', '失败须写明原因', 'a failure needs its reason');
    results.push({ payableId: line.payableId, isPaid: result === PAID, note });
  }
  const end = (rows.at(-1)?.row ?? 1) + 1;
  for (const number of left.keys()) faults.push({ row: end, column: '付款编号', zh: `缺少 ${number}`, en: `${number} is missing` });
  return { results, faults };
}
