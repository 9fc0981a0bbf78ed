import { describe, expect, test } from '@jest/globals';
import { newId } from '@jiangong/kernel';
import fc from 'fast-check';
import { parentsFirst } from './organizations-kind';
import { readOrganizationRow } from './organizations-table';
import { readRosterRow } from './roster-table';

const row = { 工号: 'A1', 姓名: '甲', 性别: '女', 单位: '某厂', 入会日期: '2021-03-05', 岗位类别: '企业负责人', 农民工: '否' };

describe('a row of a roster', () => {
  test('becomes a member with the attributes it states, and only those', () => {
    expect(readRosterRow(row)).toEqual({
      member: { memberNo: 'A1', name: '甲', gender: 'female', fromOn: '2021-03-05', attributes: { post_class: 'head', migrant: 'no' } }, unitName: '某厂', faults: [],
    });
    expect(readRosterRow({ ...row, 性别: '', 岗位类别: '', 农民工: '' })).toMatchObject({ member: { gender: null, attributes: {} }, faults: [] });
  });

  test('must name number, person, unit and day', () => {
    expect(readRosterRow({}).faults.map((fault) => fault.column)).toEqual(['工号', '姓名', '单位', '入会日期']);
  });

  test('tells each wrong cell once, in both languages', () => {
    const { faults } = readRosterRow({ ...row, 工号: '甲 1', 姓名: '长'.repeat(61), 入会日期: '2021-02-29', 性别: 'x', 岗位类别: '工人', 农民工: 'y' });
    expect(faults.map((fault) => fault.column)).toEqual(['工号', '姓名', '入会日期', '性别', '岗位类别', '农民工']);
    expect(faults.every(({ zh, en }) => zh !== '' && /^[\x20-\x7e\u4e00-\u9fff、]+$/u.test(en))).toBe(true);
  });
});

describe('a row of organizations', () => {
  test('takes levels and ownership in Chinese and in English', () => {
    expect(readOrganizationRow({ 名称: '某厂', 上级: '某区', 层级: '企业', 所有制: '国有' })).toMatchObject({ level: 'enterprise', ownership: 'state', faults: [] });
    expect(readOrganizationRow({ 名称: '某厂', 上级: '某区', 层级: 'enterprise', 所有制: 'state' })).toMatchObject({ level: 'enterprise', ownership: 'state', faults: [] });
  });

  test('cannot be the city', () => {
    expect(readOrganizationRow({ 名称: '某市', 层级: 'city' }).faults.map((fault) => fault.column)).toEqual(['层级']);
  });
});

test('organizations are written parents first, in whatever order the file has them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 40 }), fc.infiniteStream(fc.nat()), (parents, shuffle) => {
      const ids = parents.map(() => newId());
      const nodes = parents.map((parent, at) => ({ id: ids[at]!, name: `${at}`, level: 'branch' as const, parentId: at === 0 ? 'root' : ids[parent % at]! }));
      const mixed = nodes.map((node) => ({ node, key: shuffle.next().value as number })).sort((a, b) => a.key - b.key).map(({ node }) => node);
      const done = new Set(['root']);
      for (const node of parentsFirst(mixed)) {
        expect(done.has(node.parentId!)).toBe(true);
        done.add(node.id!);
      }
      expect(done.size).toBe(nodes.length + 1);
    }),
  );
});
