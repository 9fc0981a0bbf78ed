import { defineRefusal } from '@jiangong/kernel';
import type { NewsState } from './news-item.entity';

const STATES: Readonly<Record<NewsState, { zh: string; en: string }>> = {
  draft: { zh: '是草稿', en: 'is a draft' }, in_review: { zh: '正在审核', en: 'is being reviewed' }, scheduled: { zh: '已定时发布', en: 'is scheduled' },
  published: { zh: '已发布', en: 'is published' }, withdrawn: { zh: '已撤下', en: 'is withdrawn' },
};

export const NewsNotInState = defineRefusal('NEWS_NOT_IN_STATE', (f: { title: string; state: NewsState }) => ({
  zh: `“${f.title}”${STATES[f.state].zh}，不能这样处理；请刷新后查看`,
  en: `“${f.title}” ${STATES[f.state].en}, so this cannot be done; reload to see it`,
}));

export const NewsIncomplete = defineRefusal('NEWS_INCOMPLETE', (f: { missing: 'title' | 'summary' | 'text' | 'source' | 'member' }) => {
  const words = { title: ['标题', 'a title'], summary: ['导语', 'a lead'], text: ['正文', 'a text'], source: ['来源', 'a source'], member: ['所写的职工', 'the person it tells of'] } as const;
  return { zh: `还缺${words[f.missing][0]}，写好后再送审`, en: `${words[f.missing][1]} is missing; write it before handing it in` };
});

/** 两人把关: who wrote it does not release it. */
export const NewsNeedsSecondPerson = defineRefusal('NEWS_NEEDS_SECOND_PERSON', (f: { title: string }) => ({
  zh: `您写过“${f.title}”，须由另一人审核发布`,
  en: `you wrote in “${f.title}”; somebody else reviews it`,
}));

export const NewsReasonNeeded = defineRefusal('NEWS_REASON_NEEDED', () => ({
  zh: '退回或撤下须选择理由；选择“其他”时须写明',
  en: 'returning or withdrawing needs a reason; with “other” it must be written',
}));

export const NewsChanged = defineRefusal('NEWS_CHANGED', (f: { title: string }) => ({
  zh: `“${f.title}”在您打开之后有修改，请看过新的内容再处理`,
  en: `“${f.title}” was changed since you opened it; look at it as it is now`,
}));

export const NewsTimePassed = defineRefusal('NEWS_TIME_PASSED', () => ({
  zh: '定时发布的时间已过；要立即发布，请不填时间',
  en: 'the time of release has passed; leave it empty to release at once',
}));

export const NewsPictureNotReady = defineRefusal('NEWS_PICTURE_NOT_READY', () => ({
  zh: '有图片仍在处理、未通过检查或不是您上传的，请换一张',
  en: 'a picture is still being processed, was refused, or is not yours; choose another',
}));

export const NewsPersonHidden = defineRefusal('NEWS_PERSON_HIDDEN', () => ({
  zh: '本人不同意单独介绍，不能发布这篇人物报道；本人重新同意之后可以再提交',
  en: 'the person does not want to be told of: this profile is not released unless they agree again',
}));

export const NewsPersonWithoutHonour = defineRefusal('NEWS_PERSON_WITHOUT_HONOUR', () => ({
  zh: '人物报道只写已公布荣誉的职工；请核对所选的人',
  en: 'a profile tells of somebody with a published honour; check whom you chose',
}));
