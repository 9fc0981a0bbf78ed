import { defineRefusal } from '@jiangong/kernel';

export const PracticeNotPlanned = defineRefusal('PRACTICE_NOT_PLANNED', () => ({
  zh: '本轮规则没有设试评，请先在评分规则中写明试评样例数',
  en: 'the rules of this round plan no practice; name the number of samples there first',
}));

export const PracticeOver = defineRefusal('PRACTICE_OVER', () => ({
  zh: '正式评审已经开始或轮次尚未开放，试评只在评审开始前进行',
  en: 'practice takes place before judging opens and only then',
}));

export const TooManySamples = defineRefusal('TOO_MANY_SAMPLES', (f: { planned: number; given: number }) => ({
  zh: `规则设定试评 ${f.planned} 件样例，收到 ${f.given} 件`,
  en: `the rules plan ${f.planned} samples, ${f.given} were given`,
}));

export const PracticeBegun = defineRefusal('PRACTICE_BEGUN', (f: { sheets: number }) => ({
  zh: `已有 ${f.sheets} 份试评评分，样例不能再更换`,
  en: `${f.sheets} practice sheets exist already; the samples stand`,
}));

export const PracticeLocked = defineRefusal('PRACTICE_LOCKED', () => ({
  zh: '这份试评已提交',
  en: 'this practice sheet is locked',
}));

export const PracticeUnfinished = defineRefusal('PRACTICE_UNFINISHED', (f: { names: readonly string[] }) => ({
  zh: `还有评分项没有打分：${f.names.join('、')}`,
  en: `these criteria have no mark yet: ${f.names.join(', ')}`,
}));
