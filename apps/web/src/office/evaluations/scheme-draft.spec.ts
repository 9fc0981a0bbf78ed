import { describe, expect, it } from '@jest/globals';
import { draftOf, faultsOf, freshCode, schemeOf, weightOf, type Scheme } from './scheme-draft';

const SCHEME: Scheme = {
  groups: [
    { code: 'organising', name: '组织发动', indicators: [
      { code: 'units', name: '参赛单位', text: '', weight: 60, source: 'units', measure: { kind: 'to_best' } }, { code: 'plan', name: '计划', text: '附文号', weight: 15, source: 'entered', measure: { kind: 'to_target', target: 10 } },
    ] },
    { code: 'quality', name: '审核质量', indicators: [{ code: 'returned', name: '退回率', text: '', weight: 25, source: 'returned', measure: { kind: 'below', limit: 300 } }] },
  ],
  grades: [{ name: '优秀', from: 85_500 }, { name: '待改进', from: 0 }],
};

describe('the indicators as somebody writes them', () => {
  it('are the same again when nothing was changed; shares in per cent, grades in points', () => {
    const draft = draftOf(SCHEME);
    expect([draft.groups[1]!.indicators[0]!.bound, draft.grades[0]!.from]).toEqual(['30', '85.5']);
    expect(faultsOf(draft)).toEqual([]);
    expect(schemeOf(draft)).toEqual(SCHEME);
  });

  it('say by how much the weights miss 100', () => {
    const draft = draftOf(SCHEME);
    draft.groups[0]!.indicators[1]!.weight = '10';
    expect(weightOf(draft)).toBe(95);
    expect(faultsOf(draft)).toEqual([{ key: 'weights', facts: { sum: 95, off: 5 } }]);
  });

  it('name each fault: no name, no weight, no bound, an empty group, grades out of order', () => {
    const draft = draftOf(SCHEME);
    Object.assign(draft.groups[0]!.indicators[1]!, { name: ' ', bound: '0' });
    draft.groups[1]!.name = '';
    draft.groups[1]!.indicators = [];
    draft.grades[0]!.from = '0';
    expect(faultsOf(draft).map(({ key }) => key)).toEqual(['indicatorName', 'bound', 'groupName', 'noIndicator', 'weights', 'gradeOrder']);
  });

  it('a new one gets a code that nobody has', () => {
    const draft = draftOf(SCHEME);
    draft.groups[0]!.indicators[0]!.code = 'indicator_1';
    expect([freshCode(draft, 'indicator'), freshCode(draft, 'group')]).toEqual(['indicator_2', 'group_1']);
  });
});
