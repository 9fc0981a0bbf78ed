import type { Bilingual } from '@jiangong/kernel';

export interface PastFigureDefinition {
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly text: Bilingual;
  /** The figure of today’s seasons that counts the same; null where none does, so that nothing unlike is set side by side. */
  readonly sameAs: 'units' | 'persons' | 'participations' | null;
}

const define = (zh: string, en: string, unit: readonly [string, string], text: readonly [string, string], sameAs: PastFigureDefinition['sameAs'] = null): PastFigureDefinition => ({
  name: { zh, en }, unit: { zh: unit[0], en: unit[1] }, text: { zh: text[0], en: text[1] }, sameAs,
});

const REPORTED = ['按当年公开报道。', 'As reported that year.'] as const;

/** What each figure of the years before counts; in this order they are shown. */
export const PAST_FIGURES: Readonly<Record<string, PastFigureDefinition>> = {
  participating_units: define('参赛单位', 'units', ['家', 'units'], ['参加网上竞赛的企事业单位数，每家计一次。', 'Enterprises and institutions that took part, each counted once.'], 'units'),
  participations: define('参赛人次', 'participations', ['人次', 'participations'], ['职工参加各项竞赛的次数，一人多次分别计；不是人数。', 'Times employees took part, each time counted; not persons.'], 'participations'),
  stars: define('之星', 'stars', ['人', 'persons'], ['劳动、技能、创新、服务之星的人数，不含“五小”成果。', 'Labour, skill, innovation and service stars; five-small awards are not among them.']),
  five_small_awards: define('“五小”展示奖', 'five-small awards', ['项', 'projects'], ['月度“五小”活动展示奖获奖项目数。', 'Projects with a monthly five-small award.']),
  key_contests: define('市级重点竞赛', 'municipal key contests', ['项', 'contests'], REPORTED),
  joint_contests: define('联合竞赛', 'joint contests', ['项', 'contests'], REPORTED),
  quiz_sheets: define('知识竞赛答卷', 'quiz answer sheets', ['份', 'sheets'], ['知识竞赛收到的答卷份数，一人可答多份；不是人数。', 'Answer sheets of the quiz, several to one person; not persons.']),
  may_day_certificates: define('五一劳动奖状', 'May Day certificates', ['个', 'collectives'], REPORTED),
  may_day_medals: define('五一劳动奖章', 'May Day medals', ['人', 'persons'], REPORTED),
  pioneer_units: define('工人先锋号', 'pioneer units', ['个', 'units'], REPORTED),
  honoured_collectives: define('表彰先进集体', 'collectives honoured', ['个', 'collectives'], REPORTED),
  honoured_teams: define('表彰先进班组', 'work teams honoured', ['个', 'teams'], REPORTED),
  honoured_members: define('表彰先进职工', 'employees honoured', ['人次', 'times'], ['受表彰的人次，一人多次分别计。', 'Times employees were honoured, several to one person.']),
  economic_benefit: define('经济效益', 'economic benefit', ['元', 'yuan'], ['各单位申报的经济效益合计，当年未经统一核实。', 'Benefits as the units stated them, not verified in one way that year.']),
  news: define('新闻', 'news items', ['条', 'items'], REPORTED),
  profiles: define('人物报道', 'profiles', ['篇', 'profiles'], REPORTED),
  page_views: define('浏览量', 'page views', ['次', 'views'], ['宣传数据，不参与任何评价。', 'Publicity; no part of any evaluation.']),
  likes: define('点赞', 'likes', ['次', 'likes'], ['宣传数据，不参与任何评价。', 'Publicity; no part of any evaluation.']),
  qianjiang_units: define('黔江区参赛单位', 'units of Qianjiang', ['家', 'units'], ['仅黔江区。', 'The district of Qianjiang alone.']),
  qianjiang_monthly_stars: define('黔江区月度之星', 'monthly stars of Qianjiang', ['人', 'persons'], ['仅黔江区。', 'The district of Qianjiang alone.']),
  qianjiang_quarterly_stars: define('黔江区季度之星', 'quarterly stars of Qianjiang', ['人', 'persons'], ['仅黔江区。', 'The district of Qianjiang alone.']),
};
