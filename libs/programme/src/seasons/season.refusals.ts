import { defineRefusal } from '@jiangong/kernel';

export const SeasonExists = defineRefusal('SEASON_EXISTS', (f: { year: number }) => ({
  zh: `${f.year} 年度竞赛已经建立`,
  en: `the season of ${f.year} exists already`,
}));
