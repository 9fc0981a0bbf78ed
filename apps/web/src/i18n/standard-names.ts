/**
 * Names are data, written by the city in Chinese. Those of the standard season are known here in English; a name the city
 * made itself stays as it wrote it.
 */
const NAMES: Readonly<Record<string, string>> = {
  建功之星: 'Stars of Achievement', '“五小”活动展示奖': 'Five-small awards',
  劳动之星: 'Labour star', 技能之星: 'Skill star', 创新之星: 'Innovation star', 服务之星: 'Service star', 安康之星: 'Safety star',
  小发明: 'Invention', 小创造: 'Small modification', 小革新: 'Renovation', 小设计: 'Design', 小建议: 'Suggestion',
  '岗位“三秀”': 'Showcase', 秀绝活: 'Signature skill', 秀师徒: 'Mentor and apprentice', 秀创新: 'Innovation on show',
};
const QUARTERS = '一二三四';
const TITLE_PERIODS: Readonly<Record<string, string>> = { 月度: 'monthly', 季度: 'quarterly', 年度: 'annual' };

const monthName = (month: number): string => new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1));

/** `2026年5月` → `May 2026`, `2026年第一季度` → `Q1 2026`, `技能之星` → `Skill star`; anything else as it is. */
export function englishName(name: string): string {
  const known = NAMES[name];
  if (known) return known;
  const [, year, month, quarter] = /^(\d{4})年(?:(\d{1,2})月|第([一二三四])季度|度)$/.exec(name) ?? [];
  if (year) return month ? `${monthName(Number(month))} ${year}` : quarter ? `Q${QUARTERS.indexOf(quarter) + 1} ${year}` : `Year ${year}`;
  const [, period, kind] = /^(月度|季度|年度)(.+)$/.exec(name) ?? [];
  const star = kind ? NAMES[kind] : undefined;
  const [, award, part] = /^(.+)（(.+)）$/.exec(name) ?? [];
  if (award && part && NAMES[award]) return `${NAMES[award]} (${englishName(part)})`;
  return period && star ? `${star}, ${TITLE_PERIODS[period]!}` : name.includes(' · ') ? name.split(' · ').map(englishName).join(' · ') : name;
}
