import { describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { briefOf, lastDayOf, maskedText, noticeNumber, noticeState } from './notice.rules';

describe('a public notice', () => {
  const closesAt = shanghai(2026, 5, 19);
  const course = { closesAt, withdrawnAt: null, phase: 'notice' };

  it('is closed by the clock, to the second', () => {
    expect(noticeState(course, shanghai(2026, 5, 18, 23, 59, 59))).toBe('open');
    expect(noticeState(course, closesAt)).toBe('closed');
    expect(lastDayOf(closesAt)).toBe('2026-05-18');
  });

  it('stays readable once its list is published or taken back', () => {
    expect(noticeState({ ...course, phase: 'published' }, closesAt)).toBe('published');
    expect(noticeState({ ...course, withdrawnAt: closesAt }, shanghai(2026, 5, 12))).toBe('withdrawn');
  });

  it('is numbered as papers are', () => expect(noticeNumber(2026, 3)).toBe('〔2026〕第3号'));
});

describe('what a notice tells of a person', () => {
  it.each([
    ['身份证510212198801011234，勤恳', '身份证＊＊＊，勤恳'], ['电话１３９８３３３４４５５可查', '电话＊＊＊可查'], ['电话139-8333-4455', '电话＊＊＊'], ['座机 023-67891234。', '座机 ＊＊＊。'],
    ['电话(023)67891234', '电话＊＊＊'], ['传真（023）67891234', '传真＊＊＊'], ['023—67891234', '＊＊＊'], ['联系电话：6789 1234，热线6789-1234', '联系电话：＊＊＊，热线＊＊＊'], ['手机139.8333.4455', '手机＊＊＊'],
    ['身份证510212-19880101-1234', '身份证＊＊＊'], ['139\u200b8333\u202e4455', '＊＊＊'],
    ['邮箱 wang.li@example.com', '邮箱 ＊＊＊'], ['现年38岁，1988 年进厂', '＊＊＊，1988 年进厂'],
  ])('never an identity number, telephone, mail or age: %p', (text, shown) => expect(maskedText(text)).toBe(shown));

  it('leaves figures of the work as they are', () => {
    for (const text of ['连续28000小时无故障，节约492000元，2019年获一等奖', '接听热线电话1200余次，手机维修3000部', '专利号 ZL202310456789.1'])
      expect(maskedText(text)).toBe(text);
  });

  const fields = [{ code: 'deeds', kind: 'long_text' as const }, { code: 'post', kind: 'text' as const }, { code: 'achievements', kind: 'long_text' as const }];

  it('post and deeds in brief, cut at the end of a sentence, and no other answer', () => {
    const long = `${'甲'.repeat(60)}。${'乙'.repeat(60)}。`;
    expect(briefOf({ deeds: long, post: '钳工班班长', achievements: '专利' }, fields)).toEqual({ post: '钳工班班长', deeds: `${'甲'.repeat(60)}。` });
    expect(briefOf({ deeds: '丙'.repeat(100) }, fields)).toEqual({ post: '', deeds: `${'丙'.repeat(90)}…` });
  });

  it('where no field is called deeds the first long answer speaks', () => {
    expect(briefOf({ problem: '换模慢', post: 5 }, [{ code: 'problem', kind: 'long_text' }])).toEqual({ post: '', deeds: '换模慢' });
  });
});
