import { defineRefusal, wallTime } from '@jiangong/kernel';

export const NoSelectionRules = defineRefusal('NO_SELECTION_RULES', () => ({
  zh: '本轮次的规则没有整份名单的评选要求，直接评定即可',
  en: 'the rules of this round ask for no list as a whole; decide it directly',
}));

export const SelectionUnderWay = defineRefusal('SELECTION_UNDER_WAY', (f: { number: number; startedBy: string | null; startedAt: Date }) => ({
  zh: `第 ${f.number} 次评选正在计算（${f.startedBy ?? '系统'} 于 ${wallTime(f.startedAt)} 发起）；请等待完成，或先取消它`,
  en: `selection ${f.number}, started ${wallTime(f.startedAt)} (Asia/Shanghai) by ${f.startedBy ?? 'the platform'}, is still being computed; wait for it or cancel it first`,
}));

export const SelectionOver = defineRefusal('SELECTION_OVER', (f: { number: number; state: string }) => ({
  zh: `第 ${f.number} 次评选${{ sealed: '已封存', failed: '已失败', cancelled: '已取消', superseded: '已被后一次取代' }[f.state] ?? '已结束'}，不能取消`,
  en: `selection ${f.number} is ${f.state} and cannot be cancelled`,
}));

export const NoSealedSelection = defineRefusal('NO_SEALED_SELECTION', () => ({
  zh: '本轮次按整份名单的比例要求评定，请先运行评选',
  en: 'this round is decided as one list under quotas; run the selection first',
}));

export const SelectionExchanged = defineRefusal('SELECTION_EXCHANGED', (f: { number: number }) => ({
  zh: `您看到的评选已不是现行的一次；现行的是第 ${f.number} 次，请重新核对`,
  en: `what you have before you is not the selection that stands; it is number ${f.number} now, look again`,
}));

export const SelectionStale = defineRefusal('SELECTION_STALE', (f: { number: number; inputsHash: string; presentHash: string }) => ({
  zh: `第 ${f.number} 次评选之后，计分、人选信息或排除名单有变动；请重新评选`,
  en: `scores, facts of candidates or exclusions changed after selection ${f.number}; run it again`,
}));

export const SelectionInfeasible = defineRefusal('SELECTION_INFEASIBLE', (f: { number: number; rules: readonly string[] }) => ({
  zh: `第 ${f.number} 次评选证明：现有人选无法同时满足${f.rules.map((rule) => `“${rule}”`).join('、') || '名额要求'}，不能据以评定`,
  en: `selection ${f.number} proved that these candidates cannot keep all of: ${f.rules.join(', ') || 'the places'}; nothing can be decided from it`,
}));

export const SelectionInputsAltered = defineRefusal('SELECTION_INPUTS_ALTERED', (f: { number: number; expected: string; found: string }) => ({
  zh: `第 ${f.number} 次评选的封存数据与登记的哈希不符，已停止计算；请通知审计人员`,
  en: `the frozen inputs of selection ${f.number} do not have their recorded hash; nothing was computed, tell the auditor`,
}));

/** Two solvers that differ, or neither that could decide: nothing is shown as a list. */
export const SelectionNotComputable = defineRefusal('SELECTION_NOT_COMPUTABLE', (f: { number: number; code: string; zh: string; en: string }) => ({
  zh: `第 ${f.number} 次评选无法完成：${f.zh}`,
  en: `selection ${f.number} cannot be computed: ${f.en}`,
}));

export const SelectionBrokeOff = defineRefusal('SELECTION_BROKE_OFF', (f: { number: number; attempts: number; isOutOfMemory: boolean }) => ({
  zh: `第 ${f.number} 次评选试了 ${f.attempts} 次都中途中断${f.isOutOfMemory ? '（内存不足）' : ''}，没有写入任何结果；请联系管理员后重新评选`,
  en: `selection ${f.number} broke off ${f.isOutOfMemory ? '(out of memory) ' : ''}at each of ${f.attempts} attempts and nothing was written; ask an administrator, then run it again`,
}));

export const OverrideNeedsReason = defineRefusal('OVERRIDE_NEEDS_REASON', () => ({
  zh: '人工调整名单须写明理由，理由随名单公开',
  en: 'a change of the list by hand needs a reason; it is shown with the list',
}));

export const OverrideNeedsOfficer = defineRefusal('OVERRIDE_NEEDS_OFFICER', () => ({
  zh: '人工调整须由两位负责人各自用本人账号提出和确认，系统不能代办',
  en: 'a change by hand is asked for and confirmed by two officers with their own accounts; the platform cannot do it',
}));

export const OverrideNeedsSecondOfficer = defineRefusal('OVERRIDE_NEEDS_SECOND_OFFICER', (f: { officer: string; requestedAt: Date }) => ({
  zh: `${f.officer} 已于 ${wallTime(f.requestedAt)} 提出这项调整；须由另一位负责人确认`,
  en: `${f.officer} asked for this change at ${wallTime(f.requestedAt)} (Asia/Shanghai); another officer has to confirm`,
}));

export const OverrideOpen = defineRefusal('OVERRIDE_OPEN', (f: { officer: string; requestedAt: Date }) => ({
  zh: `${f.officer} 于 ${wallTime(f.requestedAt)} 提出的调整还没有确认；请先确认或取消它`,
  en: `the change ${f.officer} asked for at ${wallTime(f.requestedAt)} (Asia/Shanghai) is not settled; confirm or cancel it first`,
}));

export const OverrideSettled = defineRefusal('OVERRIDE_SETTLED', (f: { state: string }) => ({
  zh: f.state === 'confirmed' ? '这项调整已经确认，不能再变' : '这项调整已经取消',
  en: f.state === 'confirmed' ? 'this change is confirmed and stays' : 'this change is cancelled',
}));

/** `code` is the entry's number. */
export const OverrideImpossible = defineRefusal('OVERRIDE_IMPOSSIBLE', (f: { code: string; because: 'listed' | 'not_listed' | 'not_candidate' | 'nothing' }) => ({
  zh: {
    listed: `${f.code} 号已在名单中，不能再加入`, not_listed: `${f.code} 号不在名单中，不能移出`,
    not_candidate: `${f.code} 号没有名次、低于最低分或已被排除，不能加入名单`, nothing: '请写明加入谁、移出谁',
  }[f.because],
  en: {
    listed: `${f.code} is on the list already`, not_listed: `${f.code} is not on the list`,
    not_candidate: `${f.code} has no rank, is below the minimum mark or excluded, and cannot be added`, nothing: 'name whom to add or to remove',
  }[f.because],
}));

export const OverridePlacesExceeded = defineRefusal('OVERRIDE_PLACES_EXCEEDED', (f: { places: number; would: number }) => ({
  zh: `调整后名单为 ${f.would} 人，超过名额 ${f.places}；请同时移出相应人数`,
  en: `the list would have ${f.would} winners, there are ${f.places} places; remove as many`,
}));

export const OverrideUnsettled = defineRefusal('OVERRIDE_UNSETTLED', () => ({
  zh: '还有一项人工调整等待第二位负责人确认；请先确认或取消，再评定',
  en: 'a change by hand waits for a second officer; confirm or cancel it before deciding',
}));
