import { defineRefusal } from '@jiangong/kernel';

const STATES: Readonly<Record<string, { zh: string; en: string }>> = {
  pending: { zh: '待审核', en: 'waiting to be looked at' }, approved: { zh: '已公开', en: 'public' },
  returned: { zh: '已退回作者', en: 'returned to its author' }, withdrawn: { zh: '已撤下', en: 'withdrawn' },
};

export const WorkNotInState = defineRefusal('WORK_NOT_IN_STATE', (f: { title: string; state: string }) => ({
  zh: `作品“${f.title}”${STATES[f.state]?.zh ?? f.state}，不能这样处理；请刷新后查看`,
  en: `“${f.title}” is ${STATES[f.state]?.en ?? f.state}, so this cannot be done; reload to see it`,
}));

export const WorkReasonNeeded = defineRefusal('WORK_REASON_NEEDED', () => ({
  zh: '退回或撤下须选择理由；选择“其他”时须写明，让作者知道怎样修改',
  en: 'returning or withdrawing needs a reason; with “other” it must be written, so that the author knows what to change',
}));

export const WorkConsentWithdrawn = defineRefusal('WORK_CONSENT_WITHDRAWN', (f: { title: string }) => ({
  zh: `作者已撤回“${f.title}”的公开同意；作者重新同意之前不能公开`,
  en: `the author has withdrawn the consent to show “${f.title}”; only the author can give it again`,
}));

export const WorkStillBlind = defineRefusal('WORK_STILL_BLIND', (f: { title: string; round: string }) => ({
  zh: `“${f.round}”匿名评审，结果公布之前不公开作品“${f.title}”及其作者`,
  en: `“${f.round}” is judged blind: “${f.title}” and its authors are not shown before the result is published`,
}));

const FILES: Readonly<Record<string, { zh: string; en: string }>> = {
  video: { zh: '视频', en: 'video' }, image: { zh: '图片', en: 'picture' }, document: { zh: '文档', en: 'document' },
};

/** Nobody has seen yet what the public would see. */
export const WorkFilmNotReady = defineRefusal('WORK_FILM_NOT_READY', (f: { title: string; kind: string; progress: number }) => ({
  zh: `“${f.title}”的${FILES[f.kind]?.zh ?? '文件'}仍在处理（${f.progress}%），还看不到公众将看到的样子；完成后再公开`,
  en: `the ${FILES[f.kind]?.en ?? 'file'} of “${f.title}” is still being prepared (${f.progress}%): what the public would see cannot be looked at yet; show it once that is done`,
}));

export const WorkFilmRefused = defineRefusal('WORK_FILM_REFUSED', (f: { title: string; kind: string }) => ({
  zh: `“${f.title}”的${FILES[f.kind]?.zh ?? '文件'}无法处理，公众看不到；请退回作者更换`,
  en: `the ${FILES[f.kind]?.en ?? 'file'} of “${f.title}” could not be prepared for showing; return the work so that its author can send another`,
}));

export const WorkOfModerator = defineRefusal('WORK_OF_MODERATOR', (f: { title: string }) => ({
  zh: `您是“${f.title}”的作者，须由另一位审核人公开`,
  en: `you are an author of “${f.title}”; somebody else decides whether it is shown`,
}));

export const WorkChanged = defineRefusal('WORK_CHANGED', (f: { title: string }) => ({
  zh: `作品“${f.title}”在您打开之后有修改，请看过新的内容再决定`,
  en: `“${f.title}” was changed since you opened it; look at it as it is now`,
}));
