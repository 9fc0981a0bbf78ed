import { defineRefusal } from '@jiangong/kernel';

export const RuleReasonNeeded = defineRefusal('RULE_REASON_NEEDED', () => ({
  zh: '修改规则须填写理由，理由随新版本一并保存',
  en: 'a change of the rules needs a reason; it is kept with the new version',
}));

export const RulesUnchanged = defineRefusal('RULES_UNCHANGED', (f: { number: number }) => ({
  zh: `内容与第 ${f.number} 版完全相同，没有生成新版本`,
  en: `the content equals version ${f.number}; no new version was made`,
}));
