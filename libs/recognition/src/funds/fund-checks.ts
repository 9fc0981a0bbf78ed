import type { Bilingual } from '@jiangong/kernel';
import type { FundYear } from './fund.entity';
import { floorOf } from './fund.rules';
import { yuanRead } from './money';
import type { FundCheckView } from './fund.view';

export interface YearSums {
  readonly prizeBudget: bigint;
  /** The most one contest was given. */
  readonly highestSubsidy: bigint;
  /** The most one studio was granted. */
  readonly highestGrant: bigint;
  readonly outOfBalance: bigint;
}

type Facts = Pick<FundYear, 'payrollFen' | 'trainingFen' | 'trainingFrontLineFen' | 'prizePermille' | 'frontLinePermille' | 'contestCapFen' | 'studioCapFen'>;

const percent = (permille: number): string => String(permille / 10);

const MISSING: Bilingual = { zh: '还没有填写基数，请在“预算与基数”里填写', en: 'its base is not entered yet; see budget and bases' };

/** What there is beside what is asked, in one sentence. */
function saidOf(isFloor: boolean, margin: bigint, what: Bilingual): Bilingual {
  const amount = yuanRead(margin < 0n ? -margin : margin);
  if (margin === 0n) return { zh: `${what.zh}，正好相等`, en: `${what.en}: equal` };
  if (isFloor) return margin > 0n ? { zh: `${what.zh}，多出 ${amount} 元`, en: `${what.en}: ${amount} more` } : { zh: `${what.zh}，还差 ${amount} 元`, en: `${what.en}: ${amount} short` };
  return margin > 0n ? { zh: `${what.zh}，还可安排 ${amount} 元`, en: `${what.en}: ${amount} may still be given` } : { zh: `${what.zh}，超出 ${amount} 元`, en: `${what.en}: ${amount} too much` };
}

/** The rules of domain.md §9 with their figures. */
export function checksOf(facts: Facts, sums: YearSums, language: keyof Bilingual): FundCheckView[] {
  const check = (code: string, isFloor: boolean, name: Bilingual, required: bigint, reached: bigint, what: Bilingual | null): FundCheckView => {
    const margin = isFloor ? reached - required : required - reached;
    return { code, name: name[language], text: (what ? saidOf(isFloor, margin, what) : MISSING)[language], isFloor, requiredFen: String(required), reachedFen: String(reached), marginFen: String(margin), isMet: margin >= 0n };
  };
  const { prizePermille: prize, frontLinePermille: front } = facts;
  const known = (fen: string, what: Bilingual): Bilingual | null => (fen === '0' ? null : what);
  return [
    check('prize_of_payroll', true, { zh: `竞赛奖励基金不低于职工工资总额的 ${percent(prize)}%`, en: `contest prize fund at least ${percent(prize)} % of payroll` }, floorOf(BigInt(facts.payrollFen), prize), sums.prizeBudget,
      known(facts.payrollFen, { zh: `工资总额 ${yuanRead(BigInt(facts.payrollFen))} 元，奖励基金预算 ${yuanRead(sums.prizeBudget)} 元`, en: `payroll ${yuanRead(BigInt(facts.payrollFen))} yuan, prize fund budget ${yuanRead(sums.prizeBudget)}` })),
    check('front_line_of_training', true, { zh: `职工培训经费用于一线不低于 ${percent(front)}%`, en: `at least ${percent(front)} % of training funds for the front line` }, floorOf(BigInt(facts.trainingFen), front), BigInt(facts.trainingFrontLineFen),
      known(facts.trainingFen, { zh: `培训经费 ${yuanRead(BigInt(facts.trainingFen))} 元，用于一线 ${yuanRead(BigInt(facts.trainingFrontLineFen))} 元`, en: `training ${yuanRead(BigInt(facts.trainingFen))} yuan, front line ${yuanRead(BigInt(facts.trainingFrontLineFen))}` })),
    check('contest_cap', false, { zh: '每项市级重点竞赛补助上限（最高一项）', en: 'subsidy of a municipal key contest, the highest' }, BigInt(facts.contestCapFen), sums.highestSubsidy, { zh: `补助最多的竞赛已安排 ${yuanRead(sums.highestSubsidy)} 元`, en: `the most one contest was given is ${yuanRead(sums.highestSubsidy)} yuan` }),
    check('studio_cap', false, { zh: '每个创新工作室三年补助上限（最高一个）', en: 'grant of an innovation studio over three years, the highest' }, BigInt(facts.studioCapFen), sums.highestGrant, { zh: `补助最多的工作室三年共 ${yuanRead(sums.highestGrant)} 元`, en: `the most one studio gets in three years is ${yuanRead(sums.highestGrant)} yuan` }),
    check('books_balance', false, { zh: '账目借贷相等（差额）', en: 'the books balance (difference)' }, 0n, sums.outOfBalance, { zh: '借方与贷方相比', en: 'debit against credit' }),
  ];
}
