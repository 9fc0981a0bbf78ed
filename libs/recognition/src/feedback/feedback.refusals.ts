import { defineRefusal } from '@jiangong/kernel';

export const FeedbackTooOften = defineRefusal('FEEDBACK_TOO_OFTEN', (f: { retryAfterSeconds: number }) => ({
  zh: `从这个网络来的反馈太多，请在 ${Math.ceil(f.retryAfterSeconds / 60)} 分钟后再试；已经写的内容会留在页面上`,
  en: `too much feedback from this network; try again in ${Math.ceil(f.retryAfterSeconds / 60)} min; what you wrote stays on the page`,
}));

export const FeedbackEmpty = defineRefusal('FEEDBACK_EMPTY', () => ({ zh: '请写下要反映的内容', en: 'write what it is about' }));

export const AnswerTextNeeded = defineRefusal('ANSWER_TEXT_NEEDED', () => ({ zh: '请写下答复', en: 'write the answer' }));

export const FeedbackChanged = defineRefusal('FEEDBACK_CHANGED', () => ({
  zh: '这条反馈刚刚有了变化，请看过最新内容再答复',
  en: 'this feedback has just changed; look at it again before answering',
}));

export const NothingToAskAgain = defineRefusal('NOTHING_TO_ASK_AGAIN', () => ({ zh: '还没有答复，答复后可以追问', en: 'there is no answer yet; you can ask again after one' }));

export const AskedOftenEnough = defineRefusal('ASKED_OFTEN_ENOUGH', (f: { most: number }) => ({
  zh: `一条反馈最多追问 ${f.most} 次，请另写一条`,
  en: `a ticket can be asked again ${f.most} times at most; send a new one`,
}));
