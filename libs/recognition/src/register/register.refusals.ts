import { defineRefusal } from '@jiangong/kernel';

export const PromotionNotDue = defineRefusal('PROMOTION_NOT_DUE', (f: { name: string; state: string }) => ({
  zh: f.state === 'due' ? `${f.name} 的晋升请示尚未发出，不能登记答复` : f.state === 'sent' ? `${f.name} 的晋升请示已经发出` : `${f.name} 的晋升请示已有答复，不能更改`,
  en: f.state === 'due' ? `the request for ${f.name} was not sent yet` : f.state === 'sent' ? `the request for ${f.name} was sent already` : `the request for ${f.name} was answered and can no longer be changed`,
}));

export const AnswerInFuture = defineRefusal('ANSWER_IN_FUTURE', (f: { answeredOn: string }) => ({ zh: `答复日期 ${f.answeredOn} 还没有到`, en: `${f.answeredOn} has not come yet` }));
