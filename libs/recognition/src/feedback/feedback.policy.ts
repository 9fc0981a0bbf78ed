import { definePermissions } from '@jiangong/kernel';

export const feedbackPermissions = definePermissions({
  'feedback.read': ['city_organiser', 'auditor'],
  'feedback.answer': ['city_organiser'],
});

/** The same words for a wrong number and a wrong key. */
export const noFeedback = { zh: '这个编号和查询码的反馈', en: 'feedback with this number and key' };
