import { defineRefusal } from '@jiangong/kernel';
import type { ComplianceLine } from './decision.entity';

/** The compliance table is in the facts: each quota, required, reached, margin (domain.md §7). */
export const QuotasUnmet = defineRefusal('QUOTAS_UNMET', (f: { compliance: readonly ComplianceLine[] }) => {
  const broken = f.compliance.filter((line) => !line.isMet);
  return {
    zh: `名单不符合比例要求：${broken.map((line) => `“${line.name}”${line.kind === 'floor' ? '至少' : '至多'} ${line.required} 人，现为 ${line.reached} 人（基数 ${line.base}）`).join('；')}`,
    en: `the list breaks its quotas: ${broken.map((line) => `${line.code} needs ${line.kind === 'floor' ? 'at least' : 'at most'} ${line.required} of ${line.base}, has ${line.reached}`).join('; ')}`,
  };
});

export const NoStandingDecision = defineRefusal('NO_STANDING_DECISION', () => ({
  zh: '本轮次还没有评定名单，不能进入公示；请先评定',
  en: 'the round has no list of winners yet; decide it first',
}));

export const DecisionStands = defineRefusal('DECISION_STANDS', () => ({
  zh: '评定名单仍然有效；要退回评定，请用“撤销评定”并说明理由',
  en: 'the decision stands; void it with a reason to step back',
}));

export const DecisionNeedsReason = defineRefusal('DECISION_NEEDS_REASON', () => ({
  zh: '撤销评定须填写理由，理由将记入日志',
  en: 'voiding a decision needs a reason, which will be logged',
}));
