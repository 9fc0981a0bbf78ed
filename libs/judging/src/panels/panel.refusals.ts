import { defineRefusal } from '@jiangong/kernel';
import { PHASE_NAMES, type Phase } from '@jiangong/programme';

/** domain.md §5: once judging has begun, a change of the panel would break the balance of what is already marked. */
export const PanelFixed = defineRefusal('PANEL_FIXED', (f: { phase: Phase; sheets: number }) => ({
  zh: f.phase === 'judging'
    ? `评审已经开始（已发出 ${f.sheets} 份评分表），调整评委组须同时重新平衡分派，请先查看会有哪些变动再确认`
    : `本轮次处于“${PHASE_NAMES[f.phase]}”阶段，评委组不能再调整；确需调整的，请先把轮次退回`,
  en: f.phase === 'judging'
    ? `judging has begun (${f.sheets} sheets are out), so the panel changes only together with the assignment; look at what would move, then confirm`
    : `the round is in "${f.phase}" and its panel stands; step the round back first`,
}));

export const JudgeRoleMissing = defineRefusal('JUDGE_ROLE_MISSING', (f: { accountIds: readonly string[]; names: readonly string[] }) => ({
  zh: `以下账号现在没有评委身份，请先授予“评委”角色：${[...f.names, ...(f.names.length < f.accountIds.length ? [`另有 ${f.accountIds.length - f.names.length} 个找不到的账号`] : [])].join('、')}`,
  en: `these accounts do not hold the judge role now, grant it first: ${f.accountIds.join(', ')}`,
}));

export const OneChairOnly = defineRefusal('ONE_CHAIR_ONLY', (f: { chairs: number }) => ({
  zh: `评委组只能有一位组长，现在指定了 ${f.chairs} 位`,
  en: `a panel has one chair at most, ${f.chairs} were named`,
}));

export const PanelMissing = defineRefusal('PANEL_MISSING', (f: { roundId: string; entries: number }) => ({
  zh: `本轮有 ${f.entries} 件待评作品，但还没有评委组，请先组建评委组`,
  en: `${f.entries} entries wait to be judged and the round has no panel yet; appoint one first`,
}));

export const PanelReasonNeeded = defineRefusal('PANEL_REASON_NEEDED', () => ({
  zh: '评审进行中调整评委组须写明理由',
  en: 'a change of the panel in the middle of judging needs a reason',
}));

export const JudgeNotOnPanel = defineRefusal('JUDGE_NOT_ON_PANEL', (f: { judgeId: string }) => ({
  zh: '这位评委不在本轮的评委组内',
  en: `judge ${f.judgeId} is not on the panel of this round`,
}));

export const SubstituteOnPanel = defineRefusal('SUBSTITUTE_ON_PANEL', (f: { judgeId: string }) => ({
  zh: '替补评委已在本轮的评委组内',
  en: `judge ${f.judgeId} is on the panel already`,
}));
