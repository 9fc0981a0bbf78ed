import { defineRefusal, NotFound } from '@jiangong/kernel';

export const comparisonNotFound = (): NotFound => new NotFound({ zh: '假设比较', en: 'comparison' });

/** domain.md §7: disabled after sign-off. */
export const WhatIfClosed = defineRefusal('WHAT_IF_CLOSED', () => ({
  zh: '名单已有负责人签名，不再做假设比较；以前的比较仍可查看',
  en: 'an officer has signed the list; no further comparison is made, those made before can still be read',
}));

export const WhatIfNotComputable = defineRefusal('WHAT_IF_NOT_COMPUTABLE', (f: { code: string; zh: string; en: string }) => ({
  zh: `按这个假设无法计分：${f.zh}`,
  en: `nothing can be computed this way: ${f.en}`,
}));
