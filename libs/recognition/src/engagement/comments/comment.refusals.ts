import { defineRefusal } from '@jiangong/kernel';

export const CommentEmpty = defineRefusal('COMMENT_EMPTY', () => ({ zh: '请写点什么', en: 'write something' }));

export const CommentNamesNumbers = defineRefusal('COMMENT_NAMES_NUMBERS', (f: { text: string }) => ({
  zh: `“${f.text}”像是电话或证件号码；为保护个人信息，请删去后再发`,
  en: `“${f.text}” looks like a telephone or identity number; take it out, it is nobody’s business`,
}));

export const CommentsWaiting = defineRefusal('COMMENTS_WAITING', (f: { most: number }) => ({
  zh: `您已有 ${f.most} 条评论在等待审核，审核后可以再发`,
  en: `${f.most} of your comments wait to be looked at; write again after that`,
}));

export const CommentDecided = defineRefusal('COMMENT_DECIDED', (f: { state: string }) => ({
  zh: f.state === 'deleted' ? '作者已删除这条评论' : '这条评论已经处理过了',
  en: f.state === 'deleted' ? 'its author has deleted this comment' : 'this comment has been decided already',
}));

export const CommentReasonNeeded = defineRefusal('COMMENT_REASON_NEEDED', () => ({ zh: '请写明理由，作者会看到', en: 'say why; its author will see it' }));
