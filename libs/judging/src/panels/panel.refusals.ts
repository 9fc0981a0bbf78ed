import { defineRefusal } from '@jiangong/kernel';
import { PHASE_NAMES, type Phase } from '@jiangong/programme';

/** domain.md §5: once judging has begun, a change of the panel would break the balance of what is already marked. */
export const PanelFixed = defineRefusal('PANEL_FIXED', (f: { phase: Phase; sheets: number }) => ({
  zh: f.phase === 'judging'
    ? `评审已经开始（已发出 ${f.sheets} 份评分表），不能再调整评委组；如需补充评审，请把作品另行指派给组内其他评委`
    : `本轮次处于「${PHASE_NAMES[f.phase]}」阶段，评委组不能再调整；确需调整的，请先把轮次退回`,
  en: f.phase === 'judging'
    ? `judging has begun (${f.sheets} sheets are out), so the panel stands; assign an entry to a further judge of the panel instead`
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
