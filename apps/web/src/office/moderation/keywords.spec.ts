import { describe, expect, it } from '@jest/globals';
import { grouped, misfits, wordsIn } from './keywords.rules';

describe('keywords written at once', () => {
  it('are parted by spaces, commas of both kinds and lines, each kept once', () => {
    expect(wordsIn('刷票，刷赞 代写\n刷票、QQ群;扫码')).toEqual(['刷票', '刷赞', '代写', 'QQ群', '扫码']);
    expect(wordsIn('  ')).toEqual([]);
  });

  it('are refused when one letter would mark every text, or nobody would ever write it', () => {
    expect(misfits(['奖', '刷票', '长'.repeat(31)])).toEqual(['奖', '长'.repeat(31)]);
  });
});

describe('the list', () => {
  const word = (text: string, note: string) => ({ id: text, word: text, level: 'look', note });

  it('stands in groups, those without one last, and is searched by word and group', () => {
    const all = [word('扫码', '联系方式'), word('甲乙', ''), word('刷票', '拉票'), word('加微信', '联系方式')];
    expect(grouped(all, '').map((group) => [group.note, group.words.length])).toEqual([['拉票', 1], ['联系方式', 2], ['', 1]].sort((a, b) => Number(a[0] === '') - Number(b[0] === '') || String(a[0]).localeCompare(String(b[0]), 'zh-CN')));
    expect(grouped(all, '微信')).toEqual([{ note: '联系方式', words: [all[3]] }]);
    expect(grouped(all, '联系')[0]!.words).toHaveLength(2);
  });
});
