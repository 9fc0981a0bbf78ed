import { definePermissions } from '@jiangong/kernel';

export const commentPermissions = definePermissions({
  'comment.post': ['member'],
  'comment.report': ['member'],
  'comment.moderate': ['city_organiser'],
});

/** The same words for a comment that is not there and one that is not to be seen. */
export const noComment = { zh: '评论', en: 'comment' };
