import { defineRefusal } from '@jiangong/kernel';

export const NobodyToRemind = defineRefusal('NOBODY_TO_REMIND', (f: { judges: number }) => ({
  zh: `这 ${f.judges} 位评委没有未完成的评分表，或一小时内已提醒过`,
  en: `none of the ${f.judges} judges has an open sheet, or all were reminded within the hour`,
}));
