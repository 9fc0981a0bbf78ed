import { defineRefusal, type Bilingual } from '@jiangong/kernel';
import type { Fund } from './fund.entity';
import { yuanOf } from './money';
import type { PayableState } from './payable.entity';

export const FUND_NAMES: Readonly<Record<Fund, Bilingual>> = {
  prize: { zh: '竞赛奖励基金', en: 'contest prize fund' },
  subsidy: { zh: '重点竞赛补助', en: 'key contest subsidies' },
  studio: { zh: '创新工作室经费', en: 'innovation studio grants' },
  training: { zh: '职工培训经费', en: 'training funds' },
  allowance: { zh: '称号津贴', en: 'title allowances' },
};

export const PAYABLE_STATE_NAMES: Readonly<Record<PayableState, Bilingual>> = {
  due: { zh: '待核准', en: 'awaiting approval' }, approved: { zh: '待付款', en: 'to be paid' }, in_batch: { zh: '付款中', en: 'with the bank' },
  paid: { zh: '已付', en: 'paid' }, dropped: { zh: '不予支付', en: 'dropped' },
};

export const FundShort = defineRefusal('FUND_SHORT', (f: { fund: Fund; year: number; leftFen: string; neededFen: string }) => ({
  zh: `${f.year}年${FUND_NAMES[f.fund].zh}余额 ${yuanOf(BigInt(f.leftFen))} 元，不足以支付 ${yuanOf(BigInt(f.neededFen))} 元；请先拨入`,
  en: `${f.year} ${FUND_NAMES[f.fund].en}: ${yuanOf(BigInt(f.leftFen))} yuan left, ${yuanOf(BigInt(f.neededFen))} needed; appropriate first`,
}));

export const BudgetExceeded = defineRefusal('BUDGET_EXCEEDED', (f: { fund: Fund; year: number; budgetFen: string; wouldBeFen: string }) => ({
  zh: `${f.year}年${FUND_NAMES[f.fund].zh}预算 ${yuanOf(BigInt(f.budgetFen))} 元，拨入后将达 ${yuanOf(BigInt(f.wouldBeFen))} 元`,
  en: `${f.year} ${FUND_NAMES[f.fund].en}: budget ${yuanOf(BigInt(f.budgetFen))} yuan, with this it would be ${yuanOf(BigInt(f.wouldBeFen))}`,
}));

export const BudgetBelowAppropriated = defineRefusal('BUDGET_BELOW_APPROPRIATED', (f: { fund: Fund; appropriatedFen: string }) => ({
  zh: `${FUND_NAMES[f.fund].zh}已拨入 ${yuanOf(BigInt(f.appropriatedFen))} 元，预算不能低于已拨入数`,
  en: `${yuanOf(BigInt(f.appropriatedFen))} yuan have come into the ${FUND_NAMES[f.fund].en} already; the budget cannot be lower`,
}));

export const PayableNotInState = defineRefusal('PAYABLE_NOT_IN_STATE', (f: { number: string; state: PayableState; needed: PayableState }) => ({
  zh: `${f.number} 现为“${PAYABLE_STATE_NAMES[f.state].zh}”，只有“${PAYABLE_STATE_NAMES[f.needed].zh}”的才能这样办理；可能刚刚有人办过`,
  en: `${f.number} is ${PAYABLE_STATE_NAMES[f.state].en}, not ${PAYABLE_STATE_NAMES[f.needed].en}; somebody may just have done it`,
}));

export const PayerIsApprover = defineRefusal('PAYER_IS_APPROVER', (f: { number: string }) => ({
  zh: `${f.number} 由您核准，付款须由另一人办理`,
  en: `${f.number} was approved by you; somebody else must pay it`,
}));

export const OwnPayable = defineRefusal('OWN_PAYABLE', (f: { number: string }) => ({ zh: `${f.number} 的收款人是您本人，须由他人核准`, en: `${f.number} is owed to yourself; somebody else must approve it` }));

export const BatchNotOpen = defineRefusal('BATCH_NOT_OPEN', (f: { number: string }) => ({ zh: `批次 ${f.number} 已经办结`, en: `batch ${f.number} is closed already` }));

export interface PaymentFault extends Bilingual {
  readonly row: number;
  readonly column: string;
}

export const PaymentFileFaulty = defineRefusal('PAYMENT_FILE_FAULTY', (f: { faults: readonly PaymentFault[] }) => ({
  zh: `银行结果表有 ${f.faults.length} 处不符，整张表未导入：${f.faults.slice(0, 5).map(({ row, column, zh }) => `第 ${row} 行“${column}”${zh}`).join('；')}`,
  en: `the bank's results differ in ${f.faults.length} places and nothing was taken: ${f.faults.slice(0, 5).map(({ row, column, en }) => `row ${row}, ${column}: ${en}`).join('; ')}`,
}));

export const BookingReversed = defineRefusal('BOOKING_REVERSED', (f: { number: string }) => ({ zh: `${f.number} 已经冲销，不能再冲`, en: `${f.number} has been reversed already` }));

export const ReversalByBooker = defineRefusal('REVERSAL_BY_BOOKER', (f: { number: string }) => ({ zh: `${f.number} 由您记账，冲销须由另一人办理`, en: `you booked ${f.number}; somebody else must reverse it` }));

export const FundNeedsReason = defineRefusal('FUND_NEEDS_REASON', () => ({ zh: '请写明理由', en: 'give a reason' }));

export const ContestCapReached = defineRefusal('CONTEST_CAP_REACHED', (f: { capFen: string; givenFen: string }) => ({
  zh: `每项市级重点竞赛补助最多 ${yuanOf(BigInt(f.capFen))} 元，已安排 ${yuanOf(BigInt(f.givenFen))} 元`,
  en: `at most ${yuanOf(BigInt(f.capFen))} yuan per municipal key contest; ${yuanOf(BigInt(f.givenFen))} are given already`,
}));

export const SubsidyGivenAlready = defineRefusal('SUBSIDY_GIVEN_ALREADY', (f: { number: string; use: string; amountFen: string }) => ({
  zh: `这家单位的“${f.use}”已安排过补助：${f.number}，${yuanOf(BigInt(f.amountFen))} 元；同一用途不重复安排`,
  en: `${f.use} of this unit is subsidised already: ${f.number}, ${yuanOf(BigInt(f.amountFen))} yuan; no use is paid twice`,
}));

export const SubsidyUseNeeded = defineRefusal('SUBSIDY_USE_NEEDED', () => ({ zh: '请写明补助用途', en: 'say what the subsidy is for' }));

export const StudioCapReached = defineRefusal('STUDIO_CAP_REACHED', (f: { capFen: string }) => ({
  zh: `每个创新工作室三年补助最多 ${yuanOf(BigInt(f.capFen))} 元`, en: `at most ${yuanOf(BigInt(f.capFen))} yuan over three years for a studio`,
}));

export const GrantRunning = defineRefusal('GRANT_RUNNING', (f: { firstYear: number }) => ({
  zh: `这个工作室自 ${f.firstYear} 年起的补助还在执行，三年内不重复安排`, en: `the grant of this studio from ${f.firstYear} still runs`,
}));

export const GrantOver = defineRefusal('GRANT_OVER', () => ({ zh: '这项补助已经终止或已拨完', en: 'this grant has ended or was released whole' }));

export const YearNotKept = defineRefusal('YEAR_NOT_KEPT', (f: { year: number; verdict: string | null }) => ({
  zh: f.verdict ? `${f.year}年度复核结论不是“合格”，不能拨付当年补助` : `${f.year}年度还没有复核，复核合格后才能拨付当年补助`,
  en: f.verdict ? `the review of ${f.year} did not keep the studio as it is; that year is not released` : `${f.year} is not reviewed yet; that year is released once it is`,
}));

export const StudioNotActive = defineRefusal('STUDIO_NOT_ACTIVE', () => ({ zh: '工作室已摘牌或正在整改，不能安排补助', en: 'the studio is removed or to be rectified; it gets no grant' }));

const monthText = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

export const MonthNotOver = defineRefusal('MONTH_NOT_OVER', (f: { month: string }) => ({
  zh: `${monthText(f.month)}还没有过完，称号可能在月内终止；请在次月列入`, en: `${f.month} is not over and a title may still end in it; raise its allowances next month`,
}));

export const AllowancesRaised = defineRefusal('ALLOWANCES_RAISED', (f: { month: string }) => ({
  zh: `${monthText(f.month)}的津贴已全部列入应付款，没有新的；可能刚刚有人办过`, en: `all allowances of ${f.month} are raised already; somebody may just have done it`,
}));

export const AllowancesChanged = defineRefusal('ALLOWANCES_CHANGED', (f: { seenFen: string; isFen: string }) => ({
  zh: `您看到的合计是 ${yuanOf(BigInt(f.seenFen))} 元，现在是 ${yuanOf(BigInt(f.isFen))} 元；没有列入，请看过新名单再办`,
  en: `you saw ${yuanOf(BigInt(f.seenFen))} yuan, it is ${yuanOf(BigInt(f.isFen))} now; nothing was raised, look at the list again`,
}));

export const AmountWrong = defineRefusal('AMOUNT_WRONG', () => ({ zh: '金额应为大于零的数，最多两位小数', en: 'the amount must be above zero with at most two decimals' }));
