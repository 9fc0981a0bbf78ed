import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findingsOf, type Likeness } from './finding.rules';
import { ALIKE, alikeness, bandsOf, gramsOf, SAME, saidIn } from './fingerprint.rules';

/** Works as employees describe them; each is another work than every other. */
const WORKS = [
  '磨煤机磨辊磨损快，原来每四千小时就要停机更换。班组自行设计补焊工装，用药芯焊丝分层堆焊，磨辊使用寿命提高到28000小时。改造后每台机组每年少停机三次，节约备件费用49.2万元。',
  '循环水泵盘根长期漏水，值班员每班都要紧固两次。我们把盘根密封改成集装式机械密封，并加装冲洗水过滤器。泵房地面不再积水，每年节水约1.2万吨。',
  '客运站旅客常常走错候车区，问询台一天要回答四百多次。我们按颜色给检票口分区，在地面贴出连续导向带，并把广播改成提前二十分钟分批播报。问询量下降了六成。',
  '配电柜检修要停整段母线，影响三个车间的生产。设计了便携式旁路供电小车，检修时先接入旁路再断开柜体，停电时间由四小时缩短到十五分钟，全年减少产量损失一百八十万元。',
  '注塑模具冷却水路结垢严重，产品收缩不均。采用随形冷却镶件替换原来的直孔水路，单件成型节拍从四十二秒降到三十一秒，废品率下降百分之三点五。',
  '焊接工装靠人工划线定位，返修率高。新做的工装用气动夹紧和基准销一次定位，不同车型只需更换定位块，一次合格率由91%提高到98.6%。',
  '化验室取样要爬上八米高的槽车，冬季容易滑倒。我们做了一套地面取样装置，通过虹吸管和快速接头在地面完成取样，单次取样时间由十二分钟减到三分钟。',
  '仓库盘点靠人工抄写，月月对不上账。建议给每种备件贴二维码，领用时扫码登记，每周自动生成差异表。试行三个月后，盘点差错率由2.1%降到0.2%。',
  '轴承加热以前用油浴，温度不匀还有火灾危险。改用感应加热并自制测温探头，装配一套轴承由五十分钟缩短到十二分钟，再没有出现过烤坏滚道的情况。',
  '混凝土养护以前用人工洒水，夜里没人管，裂缝多。我们装了湿度传感器和定时喷淋，按温度自动决定喷水次数，每立方米用水减少四成，裂缝投诉基本没有了。',
];

const reordered = (text: string): string => text.split('。').filter(Boolean).reverse().join('。') + '。';
const renumbered = (text: string): string => text.replace(/\d+(\.\d+)?/g, (number) => String(Number(number) + 7));
const widened = (text: string): string => text.replace(/[0-9A-Za-z%.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).replaceAll('，', ',').replaceAll('。', '. ');
const lightlyEdited = (text: string): string => text.replaceAll('我们', '本班组').replace('改造后', '实施以后').replaceAll('原来', '过去').replaceAll('设计', '研制');
const rewritten = (text: string): string => text.replace(/，[^，。]+/u, '，经过反复试验') + '该成果已在兄弟班组推广，受到一线职工欢迎。';
const COPIES = { reordered, renumbered, widened, lightlyEdited, rewritten };

const compared = (one: string, other: string): { alike: number; isCandidate: boolean } => {
  const [a, b] = [gramsOf(one), gramsOf(other)];
  const bands = new Set(bandsOf(a));
  return { alike: alikeness(a, b), isCandidate: bandsOf(b).some((band) => bands.has(band)) };
};

describe('a copy of a Chinese text', () => {
  it('is the same text with its sentences in another order, other numbers, or full-width letters and western stops', () => {
    for (const work of WORKS) for (const copy of [reordered, renumbered, widened]) expect(compared(work, copy(work)).alike).toBeGreaterThanOrEqual(SAME);
  });

  it('is found through the bands: recall 96 % and precision 100 % on fifty copies among ninety strangers', () => {
    const found = (one: string, other: string): boolean => {
      const { alike, isCandidate } = compared(one, other);
      return isCandidate && alike >= ALIKE;
    };
    const copies = WORKS.flatMap((work) => Object.values(COPIES).map((copy) => found(work, copy(work))));
    const strangers = WORKS.flatMap((work, at) => WORKS.filter((_other, other) => other !== at).map((other) => found(work, other)));
    const [hits, alarms] = [copies.filter(Boolean).length, strangers.filter(Boolean).length];
    expect({ of: [copies.length, strangers.length], recall: hits / copies.length, precision: hits / (hits + alarms) }).toEqual({ of: [50, 90], recall: 0.96, precision: 1 });
  });

  it('of too few words says nothing', () => {
    expect(compared('节约用电', '节约用电')).toEqual({ alike: 0, isCandidate: false });
  });

  it('bands are the same in every process: what is stored stays comparable', () => {
    expect(bandsOf(gramsOf(WORKS[0]!)).slice(0, 3)).toMatchInlineSnapshot(`
[
  611785790,
  36881161,
  -701121006,
]
`);
    fc.assert(fc.property(fc.string({ minLength: 30, unit: 'grapheme' }), (text) => {
      expect(bandsOf(gramsOf(text))).toEqual(bandsOf(gramsOf(text)));
      expect(alikeness(gramsOf(text), gramsOf(text))).toBe(gramsOf(text).size < 20 ? 0 : 100);
    }));
  });

  it('counts what answers say and the names of outcomes, never the ids of files', () => {
    const content = { measure: '改用双唇密封', years: 3, outcomes: [{ kind: 'indicator' as const, name: '使用寿命', unit: '小时', value: '28000' }], video: [{ id: 'x', sha256: 'abc' }] };
    expect(saidIn('主轴密封', content)).toBe('主轴密封\n改用双唇密封\n3\n使用寿命\n');
  });
});

describe('what a likeness means', () => {
  const likeness = (facts: Partial<Likeness>) => findingsOf({ similarity: 100, sharesFile: false, honour: null, hasSameAuthor: true, isSameRound: false, phase: 'judging', ...facts });

  it('one’s own work that was honoured or is under way in another round is not handed in again', () => {
    expect(likeness({ honour: '“五小”活动展示奖', phase: 'published' })).toEqual([{ kind: 'already_awarded', isBlocking: true }]);
    expect(likeness({})).toEqual([{ kind: 'in_other_round', isBlocking: true }]);
  });

  it('a work that won nothing may come back once its round is published', () => {
    expect(likeness({ phase: 'published' })).toEqual([{ kind: 'similar_text', isBlocking: false }]);
  });

  it('what others wrote alike is shown, not decided', () => {
    expect(likeness({ hasSameAuthor: false })).toEqual([{ kind: 'similar_text', isBlocking: false }]);
    expect(likeness({ hasSameAuthor: false, honour: '“五小”活动展示奖' })).toEqual([{ kind: 'already_awarded', isBlocking: false }]);
    expect(likeness({ similarity: 59 })).toEqual([]);
    expect(likeness({ similarity: 0, sharesFile: true })).toEqual([{ kind: 'same_file', isBlocking: false }]);
  });

  it('several works in one round stand beside each other', () => {
    expect(likeness({ isSameRound: true })).toEqual([{ kind: 'similar_text', isBlocking: false }]);
  });
});
