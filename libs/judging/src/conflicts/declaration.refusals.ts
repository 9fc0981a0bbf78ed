import { defineRefusal } from '@jiangong/kernel';

export const DeclarationSignedAlready = defineRefusal('DECLARATION_SIGNED_ALREADY', (_f: { roundId: string }) => ({
  zh: '本轮的回避声明您已签署；评审中发现新的回避情形，请在评分表上申请回避',
  en: 'you have signed for this round already; recuse on the sheet when a new tie comes up',
}));
