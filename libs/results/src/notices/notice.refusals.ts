import { defineRefusal } from '@jiangong/kernel';

export const ContactChanged = defineRefusal('NOTICE_CONTACT_CHANGED', () => ({
  zh: '公示信息刚刚被别人改过，请看过最新内容再保存',
  en: 'somebody has just changed this; look at it again before saving',
}));
