import { defineRefusal, wallTime } from '@jiangong/kernel';

export const RedecisionNeedsReason = defineRefusal('REDECISION_NEEDS_REASON', () => ({
  zh: '提出更改名单须写明理由和被排除的人选', en: 'changing a decided list needs a reason and whom it takes off',
}));

export const RedecisionOpen = defineRefusal('REDECISION_OPEN', (f: { requestedAt: Date }) => ({
  zh: `${wallTime(f.requestedAt)} 提出的名单更改还没有处理完；请先确认采用或取消`,
  en: `the change of the list proposed at ${wallTime(f.requestedAt)} (Asia/Shanghai) is not settled; apply or cancel it first`,
}));

export const ExclusionUnknown = defineRefusal('EXCLUSION_UNKNOWN', (f: { entryId: string; because: 'not_ranked' | 'already_excluded' }) => ({
  zh: f.because === 'not_ranked' ? '要排除的参评件不在这次计分里' : '该参评件此前已被排除',
  en: f.because === 'not_ranked' ? `${f.entryId} is not in the run this list was drawn from` : `${f.entryId} is excluded already`,
}));

export const RedecisionNotReady = defineRefusal('REDECISION_NOT_READY', (f: { state: string }) => ({
  zh: { computing: '更改后的名单还在计算，请稍候', impossible: '去掉被排除的人选后，没有名单能满足全部要求，不能采用；请取消后另行处理', applied: '这项更改已经采用', cancelled: '这项更改已经取消' }[f.state] ?? '这项更改不能采用',
  en: { computing: 'the new list is still being computed', impossible: 'without those excluded no list keeps all rules; cancel it and decide otherwise', applied: 'this change is applied already', cancelled: 'this change is cancelled' }[f.state] ?? 'this change cannot be applied',
}));

export const RedecisionOutdated = defineRefusal('REDECISION_OUTDATED', () => ({
  zh: '提出更改之后，现行名单或人选信息已有变动；请取消后重新提出',
  en: 'the standing list or its facts changed after this was proposed; cancel it and propose anew',
}));

export const RedecisionNeedsOfficer = defineRefusal('REDECISION_NEEDS_OFFICER', () => ({
  zh: '采用名单更改须由负责人用本人账号确认', en: 'a change of the list is applied by an officer with an account of their own',
}));

export const RedecisionNeedsSecondOfficer = defineRefusal('REDECISION_NEEDS_SECOND_OFFICER', (f: { officer: string; requestedAt: Date }) => ({
  zh: `${f.officer} 已于 ${wallTime(f.requestedAt)} 提出这项更改；须由另一人确认采用`,
  en: `${f.officer} proposed this change at ${wallTime(f.requestedAt)} (Asia/Shanghai); somebody else has to apply it`,
}));

export const RedecisionPending = defineRefusal('REDECISION_PENDING', (f: { requestedAt: Date }) => ({
  zh: `${wallTime(f.requestedAt)} 有人提出更改这份名单，尚未处理；处理完毕后才能签发`,
  en: `a change of this list was proposed at ${wallTime(f.requestedAt)} (Asia/Shanghai) and is not settled; nothing is signed before`,
}));
