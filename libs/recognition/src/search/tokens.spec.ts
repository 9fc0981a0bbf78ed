import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highlight } from './highlight.rules';
import { documentVector, initialsOf, questionOf, titleKeyOf, wordsOf } from './tokens';

const lexemes = (vector: string): string[] => [...vector.matchAll(/'((?:[^']|'')*)':\d+[A-D]/g)].map((hit) => hit[1]!);
const marked = (text: string, asked: string): string => highlight(text, questionOf(asked)?.words ?? []).map((part) => (part.isHit ? `[${part.text}]` : part.text)).join('');

describe('a text is cut into words by what the field knows', () => {
  it('the words of the competition stay whole, and long ones hold short ones', () => {
    expect(wordsOf('月度技能之星')).toContain('技能之星');
    expect(wordsOf('五小成果：小革新')).toEqual(expect.arrayContaining(['五小', '小革新']));
  });

  it('a document knows its pairs, the initials and the pinyin of every place of its title', () => {
    expect(lexemes(documentVector({ title: '技能之星', sub: '', text: '' }))).toEqual(expect.arrayContaining(['技能之星', '之星', '~jnzx', '~nzx', '^jinengzhixing']));
  });

  it('a rare character of a name beyond the basic plane is no half of a letter in any of them', () => {
    const vector = documentVector({ title: `李\u{30edd}明\u{2b820}`, sub: '', text: '\u{30edd}' });
    expect(vector).not.toMatch(/\p{Surrogate}/u);
    expect(lexemes(vector)).toEqual(expect.arrayContaining(['李\u{30edd}']));
    expect(titleKeyOf('一'.repeat(119) + '\u{30edd}')).not.toMatch(/\p{Surrogate}/u);
    for (const title of [`李\u{30edd}明`, 'a'.repeat(119) + '\u{30edd}']) expect(initialsOf(title)).not.toMatch(/\p{Surrogate}/u);
  });

  it('one width and small letters for what is written and what is asked', () => {
    expect(titleKeyOf('ＰＬＣ 控制-柜')).toBe('plc控制柜');
    expect(questionOf('ＰＬＣ')!.all).toBe(questionOf('plc')!.all);
  });
});

describe('a question', () => {
  it('is nothing when there are no words in it', () => {
    for (const asked of ['', '  ', '、。！', '&|!()']) expect(questionOf(asked)).toBeNull();
  });

  it('never breaks out of its literal, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (asked) => {
      const question = questionOf(asked);
      if (question) expect(question.all.replace(/'(?:[^']|'')*'/g, 'x')).toMatch(/^[x\s|&():*]+$/);
    }));
  });
});

describe('what was found is shown', () => {
  it('by the words, by two letters, by initials and by the pinyin in full', () => {
    expect(marked('月度技能之星', '技能')).toBe('月度[技能]之星');
    expect(marked('月度技能之星', 'jnzx')).toBe('月度[技能之星]');
    expect(marked('月度技能之星', 'jineng')).toBe('月度[技能]之星');
    expect(marked('磨煤机堆焊', '焊')).toBe('磨煤机堆[焊]');
  });

  it('as plain text: its parts together are the text, so nothing of it becomes markup', () => {
    expect(highlight('<b>焊</b>', ['焊'])).toEqual([{ text: '<b>', isHit: false }, { text: '焊', isHit: true }, { text: '</b>', isHit: false }]);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 4 }), (text, word) => {
      expect(highlight(text, word ? [word] : []).map((part) => part.text).join('')).toBe(text);
    }));
  });
});
