import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { fiveSmallStandardRules, formField, formOf, showcaseStandardRules } from '@jiangong/programme';
import fc from 'fast-check';
import { canonicalDecimal, checkContent, checkDraft, contentHashOf, type EntryForm } from './form.rules';

const form: EntryForm = {
  fields: [
    formField.parse({ code: 'deeds', label: '事迹', kind: 'long_text', required: true, maxLength: 10 }),
    formField.parse({ code: 'years', label: '工龄', kind: 'integer', minimum: 0, maximum: 60 }),
    formField.parse({ code: 'benefit', label: '效益', kind: 'money', minimum: 0 }),
    formField.parse({ code: 'length', label: '长度', kind: 'decimal' }),
    formField.parse({ code: 'on', label: '日期', kind: 'day' }),
    formField.parse({ code: 'shift', label: '班次', kind: 'choice', choices: [{ value: 'day', label: '白班' }, { value: 'night', label: '夜班' }] }),
  ],
};

const faultsOf = (content: unknown, asked = form): { path: string; zh: string; en: string }[] => {
  try {
    checkContent(asked, content);
  } catch (error) {
    if (error instanceof BadInput) return [...error.faults];
    throw error;
  }
  return [];
};

describe('content is checked against the pinned form', () => {
  it('and every faulty field is named by its path, in both languages, all at once', () => {
    const faults = faultsOf({ deeds: ' ', years: '61', benefit: '1.234', length: 'far', on: '2026-02-30', shift: 'noon', rank: 1 });
    expect(faults.map((fault) => fault.path).sort()).toEqual(['content.benefit', 'content.deeds', 'content.length', 'content.on', 'content.rank', 'content.shift', 'content.years']);
    for (const fault of faults) expect([fault.zh, fault.en].every((text) => text.length > 5)).toBe(true);
    expect(faults.find((fault) => fault.path === 'content.shift')!.zh).toContain('白班、夜班');
  });

  it('an identity number or a mobile number has no place in what will be public', () => {
    expect(faultsOf({ deeds: '电话13812345678' }).map((one) => one.zh).join()).toContain('不能填写身份证号或手机号码');
    const wide = { fields: [{ ...form.fields[0]!, maxLength: 100 }] };
    expect(() => checkContent(wide, { deeds: '身份证 50010119900101123X 附后' })).toThrow(BadInput);
    expect(checkContent(wide, { deeds: '累计完成工作票 138123456789 张，节约 12345678901234567890 元' })).toBeDefined();
  });

  it('letters are counted as people count them, not as UTF-16 units', () => {
    expect(faultsOf({ deeds: '𠮷'.repeat(10) })).toEqual([]);
    expect(faultsOf({ deeds: '𠮷'.repeat(11) })[0]!.zh).toBe('“事迹”不能超过 10 个字，现为 11 个');
  });

  it('content that is no object of fields is refused whole', () => {
    for (const content of [null, 'deeds', ['deeds'], 3]) expect(faultsOf(content)).toEqual([expect.objectContaining({ path: 'content' })]);
  });

  it('a wrong kind of value is refused, never turned into text', () => {
    expect(faultsOf({ deeds: { nested: true }, years: [3], benefit: true }).map((fault) => fault.path)).toEqual(['content.deeds', 'content.years', 'content.benefit']);
  });

  it('fields left empty are left out', () => {
    expect(checkContent(form, { deeds: '肯干', years: '', benefit: null })).toEqual({ deeds: '肯干' });
  });

  it('two ways of writing the same answers have one hash', () => {
    const one = checkContent(form, { deeds: '肯干\r\n肯学 ', benefit: '492,000.00', years: 7, length: '０.50' });
    const other = checkContent(form, { length: 0.5, years: '７', benefit: 492000, deeds: '肯干\n肯学' });
    expect(one).toEqual(other);
    expect(contentHashOf(one)).toBe(contentHashOf(other));
    expect(contentHashOf(one)).not.toBe(contentHashOf({ ...one, years: 8 }));
  });

  it('takes a five-small item with its indicator and benefits (domain.md §4)', () => {
    const told = { problem: '寿命短', measure: '改进密封' };
    const outcomes = [
      { kind: 'indicator', name: '使用寿命', unit: '小时', value: '28000' }, { kind: 'direct', name: '直接效益', unit: '元', value: '492000', base: '每台机组' },
      { kind: 'indirect', name: '间接效益', unit: '元', value: '6048000', base: '每个大修周期' },
    ];
    expect(checkContent(formOf(fiveSmallStandardRules, 'renovation'), { ...told, outcomes })).toEqual({ ...told, outcomes });
    // as sheets and drafts of earlier years wrote it
    const flat = { ...told, indicator: '使用寿命', indicator_value: '28,000', indicator_unit: '小时', direct_benefit: '492000', direct_base: '每台机组', indirect_benefit: '6048000', indirect_base: '每个大修周期' };
    expect(checkContent(formOf(fiveSmallStandardRules, 'renovation'), flat)).toEqual({ ...told, outcomes });
  });

  it('each kind has its own questions: another kind’s answer is unknown there', () => {
    const content = { problem: '寿命短', measure: '改进密封', outcomes: [{ kind: 'indicator', name: '使用寿命', value: '1', unit: '小时' }], comparison: '工序由五道减为三道' };
    expect(() => checkContent(formOf(fiveSmallStandardRules, 'invention'), content)).toThrow(BadInput);
    expect(checkContent(formOf(fiveSmallStandardRules, 'renovation'), content)).toMatchObject({ comparison: '工序由五道减为三道' });
  });

  it('a work of the showcase is its film: without one it is not handed in, in no channel', () => {
    const told = { summary: '蒙眼穿针般的毫米级对中', story: '十年练成。' };
    for (const [channel, content] of [['skill', told], ['mentor', { ...told, lineage: '2020 年结对。' }], ['innovation', told]] as const) {
      expect(faultsOf(content, formOf(showcaseStandardRules, channel)).map(({ path }) => path)).toEqual(['content.video']);
    }
  });
});

describe('a decimal', () => {
  it('has one canonical writing', () => {
    expect(['0', '-0', '00.10', '+5', '1,234,567.80', '１２'].map(canonicalDecimal)).toEqual(['0', '0', '0.1', '5', '1234567.8', '12']);
    expect(['', 'abc', '1e5', '12,34', '1.1234567', 'NaN', '9'.repeat(16)].map(canonicalDecimal)).toEqual(Array.from({ length: 7 }, () => null));
  });

  it('keeps its value, and writing it again changes nothing', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 999_999 }), (whole, part) => {
      const text = canonicalDecimal(`${whole}.${String(part).padStart(6, '0')}`)!;
      expect(canonicalDecimal(text)).toBe(text);
      expect(Math.abs(Number(text))).toBeCloseTo(Math.abs(whole) + part / 1e6, 4);
    }));
  });
});

describe('a draft', () => {
  it('is kept as typed, without what the form does not know', () => {
    expect(checkDraft(form, { deeds: '写了一半', benefit: '49' })).toEqual({ deeds: '写了一半', benefit: '49' });
    expect(() => checkDraft(form, { rank: 1 })).toThrow(BadInput);
    expect(() => checkDraft(form, { deeds: { a: 1 } })).toThrow(BadInput);
  });
});
