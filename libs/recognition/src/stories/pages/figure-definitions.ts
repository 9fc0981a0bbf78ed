import type { Bilingual } from '@jiangong/kernel';

export interface FigureDefinition {
  readonly figure: 'units' | 'persons' | 'participations' | 'honours' | 'works';
  readonly name: Bilingual;
  readonly text: Bilingual;
}

/** What each public figure counts; shown wherever the figure is. */
export const FIGURE_DEFINITIONS: readonly FigureDefinition[] = [
  { figure: 'units', name: { zh: '参赛单位', en: 'units' }, text: { zh: '在已公布的各期中至少有一件申报的企事业单位，全年每家计一次。', en: 'Enterprises and institutions with at least one entry in the published rounds, each counted once a year.' } },
  { figure: 'persons', name: { zh: '参赛人数', en: 'persons' }, text: { zh: '在已公布的各期中被推荐或申报的职工，全年每人计一次。', en: 'Employees put forward or handing in in the published rounds, each counted once a year.' } },
  { figure: 'participations', name: { zh: '参赛人次', en: 'participations' }, text: { zh: '已公布的各期收到的申报件数；由月度晋入季度、年度的不重复计。', en: 'Entries handed in for the published rounds; one carried on to the quarter or the year is not counted again.' } },
  { figure: 'honours', name: { zh: '公布荣誉', en: 'honours' }, text: { zh: '已公布名单授予的荣誉项数，一人多次获得分别计。', en: 'Titles conferred by the published lists; several to one person count each.' } },
  { figure: 'works', name: { zh: '展示作品', en: 'works shown' }, text: { zh: '经审核公开展示的作品件数，撤下的不计。', en: 'Works approved and public now; those withdrawn are not counted.' } },
];
