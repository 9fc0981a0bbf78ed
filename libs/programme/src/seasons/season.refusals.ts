import { defineRefusal } from '@jiangong/kernel';

export const SeasonMissing = defineRefusal('SEASON_MISSING', (f: { year: number }) => ({
  zh: `${f.year} 年度竞赛还没有建立，请先建立年度竞赛`,
  en: `there is no season of ${f.year} yet; make the season first`,
}));

export const SeasonExists = defineRefusal('SEASON_EXISTS', (f: { year: number }) => ({
  zh: `${f.year} 年度竞赛已经建立`,
  en: `the season of ${f.year} exists already`,
}));
