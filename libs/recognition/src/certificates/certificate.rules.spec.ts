import { describe, expect, it } from '@jest/globals';
import { batchesOf, certificateNumber, factsOf, maskedAuthors, maskedName, rareIn, type HonourToCertify } from './certificate.rules';

const honour: HonourToCertify = {
  honourId: 'h', publicationId: 'p', roundId: 'r', name: '王小明', authors: [], unit: '重庆建工集团', programme: '建功之星', round: '2026年4月', title: '月度技能之星', higherTitle: null, recipient: null,
  issuer: '重庆市总工会', listHash: '0123456789abcdef'.repeat(4),
};

describe('what a certificate says', () => {
  it('occasion, title and the beginning of the list’s hash; numbers of six figures', () => {
    expect(factsOf(honour)).toMatchObject({ name: '王小明', authors: '', occasion: '2026年4月建功之星评选', higherTitle: '', list: '0123456789abcdef' });
    expect(certificateNumber('渝建功证', 2026, 123)).toBe('渝建功证〔2026〕000123');
  });

  it('names authors as long as there is room, and then how many they are', () => {
    expect(factsOf({ ...honour, authors: ['王小明', '李四'] }).authors).toBe('王小明、李四');
    const many = Array.from({ length: 20 }, (_, at) => `欧阳建国${String(at).padStart(2, '0')}`);
    expect(factsOf({ ...honour, authors: many }).authors).toMatch(/^欧阳建国00、.*等20人$/);
  });

  it('letters nobody sees are not printed: none breaks a line or turns it round', () => {
    expect(factsOf({ ...honour, name: '王\u200b小\u202e明\n' })).toMatchObject({ name: '王小明' });
    expect(factsOf({ ...honour, name: '磨辊\u0007堆焊\n装置', authors: ['李\ufeff四', '\u2066赵\u00ad六'] })).toMatchObject({ name: '磨辊堆焊 装置', authors: '李四、赵六' });
    expect(rareIn({ ...honour, name: '王\u202e小明' })).toBeNull();
  });

  it('names the first author however long the name is', () => {
    expect(factsOf({ ...honour, authors: ['阿'.repeat(45), '李四'] }).authors).toBe(`${'阿'.repeat(45)}等2人`);
  });

  it('a team is addressed itself, not those who handed its papers in', () => {
    expect(factsOf({ ...honour, name: '总装一班', authors: ['王小明', '李四'], recipient: 'team' })).toMatchObject({ name: '总装一班', authors: '', recipient: 'team' });
    expect(factsOf(honour)).not.toHaveProperty('recipient');
  });

  it('five hundred at most in a batch', () => {
    expect(batchesOf(Array.from({ length: 1_001 }, (_, at) => at)).map((some) => some.length)).toEqual([500, 500, 1]);
    expect(batchesOf([])).toEqual([]);
  });

  it('a rare character of the name can be pictured, one of the unit cannot', () => {
    expect(rareIn(honour)).toBeNull();
    expect(rareIn({ ...honour, name: '李\u{30edd}' })).toMatchObject({ characters: '\u{30edd}', canBePictured: true });
    expect(rareIn({ ...honour, unit: '\u{30edd}厂' })).toMatchObject({ canBePictured: false });
    expect(rareIn({ ...honour, name: '磨辊', authors: ['李\u{30edd}'] })).toMatchObject({ name: '李\u{30edd}', canBePictured: true });
  });

  it('of who wants no page of the own the surname alone is told by number', () => {
    expect(maskedName('王小明')).toBe('王＊＊');
    expect(maskedAuthors('王小明、李四、欧阳建国等5人', ['李四', '欧阳建国'])).toBe('王小明、李＊、欧＊＊＊等5人');
    expect(maskedAuthors('王小明、王小', ['王小'])).toBe('王小明、王＊');
  });
});
