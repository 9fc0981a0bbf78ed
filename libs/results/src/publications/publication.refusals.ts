import { defineRefusal, wallTime } from '@jiangong/kernel';

/** A signature is a person's. The platform publishes nothing by itself. */
export const SignatureNeedsOfficer = defineRefusal('SIGNATURE_NEEDS_OFFICER', () => ({
  zh: '发布须由两位负责人各自用本人账号签名，系统不能代签',
  en: 'a list is published by two officers signing with their own accounts; the platform cannot sign',
}));

export const SecondOfficerNeeded = defineRefusal('SECOND_OFFICER_NEEDED', (f: { signer: string; signedAt: Date }) => ({
  zh: `${f.signer} 已于 ${wallTime(f.signedAt)} 签名；第二个签名须由另一位负责人完成`,
  en: `${f.signer} signed at ${wallTime(f.signedAt)} (Asia/Shanghai); the second signature must be another officer's`,
}));

export const AlreadyPublished = defineRefusal('ALREADY_PUBLISHED', (f: { publishedAt: Date }) => ({
  zh: `本轮次名单已于 ${wallTime(f.publishedAt)} 发布，不能再签名或更改`,
  en: `the list of this round was published at ${wallTime(f.publishedAt)} (Asia/Shanghai); it can no longer be signed or changed`,
}));

/** Published sources whose winners have not arrived: they are carried within seconds, or something keeps them. */
export const WinnersOnTheWay = defineRefusal('WINNERS_ON_THE_WAY', (f: { winners: number; rounds: readonly string[] }) => ({
  zh: `${f.rounds.join('、')}的 ${f.winners} 名入选者还没有带入本轮次；请稍候，仍未带入时请联系管理员，或填写理由后继续`,
  en: `${f.winners} winners of ${f.rounds.join(', ')} have not been carried in yet; wait a moment, or go on without them and name the reason`,
}));

/** The list is not the one the officer looked at. */
export const ContentChanged = defineRefusal('CONTENT_CHANGED', (f: { seen: string; present: string }) => ({
  zh: `名单已变动，与您看到的不是同一份（您看到的 ${f.seen.slice(0, 8)}，现在是 ${f.present.slice(0, 8)}）；请重新查看后再签名`,
  en: `the list is no longer the one you saw (${f.seen.slice(0, 8)}, now ${f.present.slice(0, 8)}); look at it again before you sign`,
}));

export const CorrectionNeedsReason = defineRefusal('CORRECTION_NEEDS_REASON', () => ({
  zh: '更正已公布的名单须写明理由，理由将与更正后的名单一起公布',
  en: 'correcting a published list needs a reason, which is published with the corrected one',
}));
