import { defineRefusal } from '@jiangong/kernel';

export const NoMemberToLike = defineRefusal('NO_MEMBER_TO_LIKE', () => ({
  zh: '这个账号没有关联职工，不能点赞；请用实名职工账号登录',
  en: 'this account belongs to no member and cannot like; sign in as a member',
}));

export const TooFast = defineRefusal('TOO_FAST', (f: { retryAfterSeconds: number }) => ({
  zh: `操作太快，请在 ${f.retryAfterSeconds} 秒后再试；已经点的赞都已保存`,
  en: `too fast; try again in ${f.retryAfterSeconds} s; what you liked before is saved`,
}));

export const AlreadyRestored = defineRefusal('LIKES_ALREADY_RESTORED', (f: { at: string }) => ({
  zh: `这些点赞已于 ${f.at} 恢复计入`,
  en: `these likes were restored on ${f.at} already`,
}));

export const RestoreReasonNeeded = defineRefusal('RESTORE_REASON_NEEDED', () => ({
  zh: '请写明恢复的理由',
  en: 'say why they are restored',
}));
