import { defineRefusal } from '@jiangong/kernel';

export const NoticeTakesNoObjections = defineRefusal('NOTICE_TAKES_NO_OBJECTIONS', (f: { until: string }) => ({
  zh: `公示已于 ${f.until} 结束，不再受理异议；仍有情况请直接联系公示上写明的部门`,
  en: `the notice ended at ${f.until} (Asia/Shanghai) and takes no more objections; turn to the office named on it`,
}));

export const RealNameNeeded = defineRefusal('REAL_NAME_NEEDED', () => ({
  zh: '异议须实名提出：请写明真实姓名和能联系到您的电话或邮箱；也可以登录后提出，或由单位加盖公章提出',
  en: 'an objection bears a real name: give yours with a telephone or mail address, sign in, or have your unit raise it under its stamp',
}));

export const ObjectionEmpty = defineRefusal('OBJECTION_EMPTY', (f: { least: number }) => ({
  zh: `请写清异议的事实和依据，不少于 ${f.least} 个字`,
  en: `say what the facts are and what they rest on, in ${f.least} letters at least`,
}));

export const NotOnTheNotice = defineRefusal('NOT_ON_THE_NOTICE', () => ({
  zh: '所选的人选（作品）不在这份公示名单上，请重新选择',
  en: 'this entry is not on the list shown; choose again',
}));

export const ObjectionAlreadyOpen = defineRefusal('OBJECTION_ALREADY_OPEN', () => ({
  zh: '您对同一对象的异议已经受理，正在办理；有新的材料请凭编号和查询码补充附件',
  en: 'your objection on this point is already in hand; add what is new to it as a file, with its number and key',
}));

export const ObjectionsTooMany = defineRefusal('OBJECTIONS_TOO_MANY', (f: { retryAfterSeconds: number }) => ({
  zh: `从这个网络来的异议异常多，这一件没有收下，请在 ${Math.ceil(f.retryAfterSeconds / 60)} 分钟后再提交，或登录后提交，或联系公示上写明的部门；已经写的内容会留在页面上`,
  en: `far more objections than usual come from this network, and this one was not taken; try again in ${Math.ceil(f.retryAfterSeconds / 60)} min, sign in, or turn to the office named on the notice; what you wrote stays on the page`,
}));

export const NotYourStamp = defineRefusal('NOT_YOUR_STAMP', () => ({
  zh: '只有本单位的工会干部可以代表单位提出异议',
  en: 'only a cadre of the unit may object under its stamp',
}));

export const ObjectionSettled = defineRefusal('OBJECTION_SETTLED', (f: { number: string }) => ({
  zh: `异议 ${f.number} 已经办结，不能再更改`,
  en: `objection ${f.number} is settled and can no longer be changed`,
}));

export const ObjectionNotProposed = defineRefusal('OBJECTION_NOT_PROPOSED', (f: { number: string }) => ({
  zh: `异议 ${f.number} 还没有处理意见，请先由纪检人员提出`,
  en: `there is no proposed decision on objection ${f.number} yet; the discipline group proposes one first`,
}));

export const FindingNeeded = defineRefusal('FINDING_NEEDED', (f: { least: number }) => ({
  zh: `请写明查核情况和理由，不少于 ${f.least} 个字`,
  en: `write what was found and why, in ${f.least} letters at least`,
}));

export const SendBackNeedsReason = defineRefusal('SEND_BACK_NEEDS_REASON', () => ({
  zh: '请写明退回的理由，办理人据此补充查核',
  en: 'say why it is sent back; whoever handles it goes by that',
}));

export const EffectNeedsEntry = defineRefusal('EFFECT_NEEDS_ENTRY', () => ({
  zh: '异议成立并影响名单的，须指明名单上的人选（作品）；因回避重新计分的，还须指明评委',
  en: 'an upheld objection that changes the list names an entry on it; to score without a judge, the judge too',
}));

export const OneAtATime = defineRefusal('ONE_AT_A_TIME', () => ({
  zh: '只有不成立的异议可以一并处理；成立的请逐件提出处理意见',
  en: 'only objections that are dismissed can be decided together; an upheld one is decided by itself',
}));

export const SecondObjectionOfficerNeeded = defineRefusal('SECOND_OBJECTION_OFFICER_NEEDED', (f: { officer: string }) => ({
  zh: `处理意见由 ${f.officer} 提出；确认须由另一位负责人完成`,
  en: `${f.officer} proposed this decision; another officer must confirm it`,
}));

export const ConfirmerConcerned = defineRefusal('CONFIRMER_CONCERNED', () => ({
  zh: '您是这件异议的提出人或所涉人选，应当回避，请由其他负责人确认',
  en: 'you raised this objection or are behind the entry it concerns; somebody else must confirm it',
}));

export const OfficerConcerned = defineRefusal('OFFICER_CONCERNED', () => ({
  zh: '您是这件异议的提出人或所涉人选，应当回避，请由其他纪检人员办理',
  en: 'you raised this objection or are behind the entry it concerns; another officer of the discipline group must handle it',
}));

export const ObjectionsOpen = defineRefusal('OBJECTIONS_OPEN', (f: { open: number }) => ({
  zh: `还有 ${f.open} 件异议没有办结，名单不能签发；办结后再签`,
  en: `${f.open} objections are not settled yet; the list cannot be signed before they are`,
}));

export const ObjectionNotCarriedOut = defineRefusal('OBJECTION_NOT_CARRIED_OUT', (f: { number: string; effect: string }) => ({
  zh: f.effect === 'rescore' ? `异议 ${f.number} 成立，须撤销评定、去掉应回避评委的评分后重新计分和评定，才能签发` : `异议 ${f.number} 成立，所涉人选（作品）仍在名单上；名单更正后再签发`,
  en: f.effect === 'rescore' ? `objection ${f.number} was upheld: take the list back, score again without the judge's sheet and decide anew before it is signed` : `objection ${f.number} was upheld and the entry is still on the list; sign once it is corrected`,
}));

export const FileTooLarge = defineRefusal('OBJECTION_FILE_TOO_LARGE', (f: { megabytes: number; files: number }) => ({
  zh: `每件附件不超过 ${f.megabytes} MB，最多 ${f.files} 件`,
  en: `a file has ${f.megabytes} MB at most, and there are ${f.files} at most`,
}));

export const FileKindUnknown = defineRefusal('OBJECTION_FILE_KIND', () => ({
  zh: '附件只收 PDF、JPG、PNG 和 Word、Excel 文件',
  en: 'files are PDF, JPEG, PNG, Word or Excel',
}));

export const ObjectionChanged = defineRefusal('OBJECTION_CHANGED', () => ({
  zh: '这件异议刚刚有了变化，请看过最新内容再办理',
  en: 'this objection has just changed; look at it again first',
}));
