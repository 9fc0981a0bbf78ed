import { defineRefusal, wallTime } from '@jiangong/kernel';

export const RunStandsAlready = defineRefusal('RUN_STANDS_ALREADY', (f: { number: number }) => ({
  zh: `第 ${f.number} 次计分就是现行结果，不需要采用或取消`,
  en: `score run ${f.number} is the one that stands; there is nothing to apply or cancel`,
}));

export const RescoringSettled = defineRefusal('RESCORING_SETTLED', (f: { number: number; state: string }) => ({
  zh: `第 ${f.number} 次计分的复算建议${f.state === 'applied' ? '曾被采用' : '已取消'}；如需再议，请重新计分`,
  en: `the proposal of score run ${f.number} was ${f.state}; run the scores again to propose anew`,
}));

/** Once a list is shown or published, a further run shows what would change and changes nothing. */
export const RescoringOnlyPreviewed = defineRefusal('RESCORING_ONLY_PREVIEWED', (f: { phase: string }) => ({
  zh: f.phase === 'published' ? '名单已发布，复算只能预览，不能更改结果' : '名单正在公示，复算只能预览；确需采用，请先撤销评定并说明理由',
  en: f.phase === 'published' ? 'the list is published; a further run is for looking only' : 'the list is on public notice; void the decision with a reason before a further run can be applied',
}));

export const RescoringNeedsOfficer = defineRefusal('RESCORING_NEEDS_OFFICER', () => ({
  zh: '采用复算须由两位负责人各自用本人账号确认，系统不能代办',
  en: 'a further run is applied by two officers with their own accounts; the platform cannot do it',
}));

export const RescoringNeedsSecondOfficer = defineRefusal('RESCORING_NEEDS_SECOND_OFFICER', (f: { officer: string; requestedAt: Date }) => ({
  zh: `${f.officer} 已于 ${wallTime(f.requestedAt)} 提出采用；须由另一位负责人确认`,
  en: `${f.officer} asked for it at ${wallTime(f.requestedAt)} (Asia/Shanghai); another officer has to confirm`,
}));

export const RescoringOutdated = defineRefusal('RESCORING_OUTDATED', (f: { number: number }) => ({
  zh: `提出采用之后，现行结果已换成另一次计分；请取消后重新计分、重新比较（第 ${f.number} 次）`,
  en: `another run has taken the place of the one this was compared with; cancel it and run the scores again (run ${f.number})`,
}));

export const RescoringNeedsReason = defineRefusal('RESCORING_NEEDS_REASON', () => ({
  zh: '取消复算建议须填写理由，理由将记入日志',
  en: 'cancelling a proposed run needs a reason, which will be logged',
}));
