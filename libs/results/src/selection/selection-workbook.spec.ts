import { describe, expect, it } from '@jest/globals';
import { selectionWorkbook } from './selection-workbook';
import type { SelectionLineView, SelectionView } from './selection.view';

const line = (more: Partial<SelectionLineView>): SelectionLineView => ({
  entryId: 'e', entryCode: '0001', title: '张三', organizationName: '一厂', districtName: null, categoryId: 'c', categoryName: '个人', position: 1, rank: 1, score: 91_005, attributes: {},
  quotas: ['quota:heads'], hasPriority: false, prioritySources: [], isListed: true, override: null, reserve: null, fits: null, displacedBy: [], ...more,
});
const rules = [{ code: 'quota:heads', name: '企业负责人' }] as SelectionView['rules'];

describe('the list as a workbook', () => {
  it('says of each who is on it, who was added or taken off, and by which rule somebody was displaced', () => {
    const { columns, rows } = selectionWorkbook({ rules, lines: [line({}), line({ override: 'added' }), line({ isListed: false, override: 'removed' }), line({ isListed: false, displacedBy: ['quota:heads'], reserve: 2 })] }, 'zh');
    const all = [...(rows as Iterable<readonly unknown[]>)];
    expect(all.map((row) => row[columns.findIndex(({ name }) => name === '结论')])).toEqual(['入选', '入选（人工增加）', '移出（人工）', '未入选']);
    expect(all[3]!.slice(-2)).toEqual([2, '企业负责人']);
  });

  it('scores are the points that were sealed, to the thousandth', () => {
    const { rows } = selectionWorkbook({ rules, lines: [line({})] }, 'en');
    expect([...(rows as Iterable<readonly unknown[]>)][0]![7]).toBe('91.005');
  });
});
