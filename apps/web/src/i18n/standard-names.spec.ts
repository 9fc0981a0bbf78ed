import { describe, expect, it } from '@jest/globals';
import { englishName } from './standard-names';

describe('names of the standard season in English', () => {
  it.each([
    ['2026年5月', 'May 2026'], ['2026年12月', 'December 2026'], ['2026年第三季度', 'Q3 2026'], ['2026年度', 'Year 2026'],
    ['技能之星', 'Skill star'], ['月度技能之星', 'Skill star, monthly'], ['“五小”活动展示奖', 'Five-small awards'], ['“五小”活动展示奖（小发明）', 'Five-small awards (Invention)'], ['岗位“三秀”', 'Showcase'], ['秀师徒', 'Mentor and apprentice'], ['建功之星 · 2026年5月', 'Stars of Achievement · May 2026'],
  ])('%s is %s', (chinese, english) => expect(englishName(chinese)).toBe(english));

  it('a name the city made itself stays as it wrote it', () => {
    for (const name of ['智造之星', '2026年5月第二批', '重庆市总工会']) expect(englishName(name)).toBe(name);
  });
});
