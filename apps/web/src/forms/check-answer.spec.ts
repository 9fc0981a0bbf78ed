import { describe, expect, test } from '@jest/globals';
import { checkAnswer } from './check-answer';
import { checkAnswers } from './check-answers';
import { contentOf, readAnswers, readDeclarations, readFields, readGuidance, readIntake, type FormField } from './form-field';

const field = (given: Partial<FormField>): FormField => ({ code: 'x', label: '项', kind: 'text', isRequired: false, maxLength: 10, choices: [], help: '', ...given });

describe('an answer while it is typed', () => {
  test('an empty one is a fault only where the form asks for it', () => {
    expect(checkAnswer(field({ isRequired: true }), '  ')).toEqual({ key: 'required' });
    expect(checkAnswer(field({}), '')).toBeNull();
  });

  test('length counts characters as people do, not code units', () => {
    expect(checkAnswer(field({ maxLength: 2 }), '𠮷林')).toBeNull();
    expect(checkAnswer(field({ maxLength: 2 }), '𠮷林木')).toEqual({ key: 'tooLong', limit: 2, used: 3 });
  });

  test.each([['４９２，０００', null], ['492,000.50', null], ['12.345', 'cents'], ['约五十万', 'number'], ['-1', 'tooSmall']])('money written as %s', (written, key) => {
    expect(checkAnswer(field({ kind: 'money', minimum: 0 }), written)?.key ?? null).toBe(key);
  });

  test('a whole number has no fraction', () => {
    expect(checkAnswer(field({ kind: 'integer' }), '3.5')).toEqual({ key: 'whole' });
    expect(checkAnswer(field({ kind: 'integer', maximum: 3 }), '4')).toEqual({ key: 'tooLarge', limit: 3 });
  });

  test('a day is one the calendar has', () => {
    expect(checkAnswer(field({ kind: 'day' }), '2026-02-29')).toEqual({ key: 'day' });
    expect(checkAnswer(field({ kind: 'day' }), '2024-02-29')).toBeNull();
  });
});

describe('a form described by rules', () => {
  const rules = {
    intake: { origins: ['submission', 'unheard_of'], correctionDays: 3 },
    form: { fields: [{ code: 'deeds', label: '事迹', kind: 'long_text', required: true, maxLength: 500 }, { code: 'count', label: '数量', kind: 'integer' }, { code: 'later', label: '新种类', kind: 'hologram' }] },
  };

  test('is read with its limits, and a kind this page does not know is typed as text', () => {
    expect(readFields(rules).map(({ code, kind, isRequired }) => [code, kind, isRequired])).toEqual([['deeds', 'long_text', true], ['count', 'integer', false], ['later', 'text', false]]);
    expect(readIntake(rules)).toEqual({ origins: ['submission'], correctionDays: 3, mostAuthors: 10, mentorPairIn: [] });
    expect(readFields(null)).toEqual([]);
  });

  test('a category has its own questions and guidance, and declarations come in full', () => {
    const kinds = { guidance: { design: '图样' }, declarations: [{ code: 'original', title: '原创', text: '全文', version: 2 }], form: { fields: [{ code: 'a', label: '甲', kind: 'text' }, { code: 'b', label: '乙', kind: 'files', accept: ['image', 'tape'], maxFiles: 3, onlyIn: ['design'] }] } };
    expect(readFields(kinds, 'invention').map(({ code }) => code)).toEqual(['a']);
    expect(readFields(kinds, 'design')[1]).toMatchObject({ accept: ['image'], maxFiles: 3 });
    expect(readGuidance(kinds)).toEqual({ design: '图样' });
    expect(readDeclarations(kinds)).toEqual([{ code: 'original', title: '原创', text: '全文', version: 2 }]);
  });

  test('outcomes are checked by their parts, files by being there', () => {
    const fields = [field({ code: 'outcomes', kind: 'outcomes', isRequired: true }), field({ code: 'video', kind: 'files', isRequired: true })];
    expect([...checkAnswers(fields, {}).keys()]).toEqual(['outcomes', 'video']);
    const outcomes = [{ kind: 'indicator', name: '使用寿命', value: '两万八', unit: '' }, { kind: 'direct' }, { kind: 'direct', value: '492,000', periodFrom: '2026-03-01', periodTo: '2026-01-01' }];
    const answers = readAnswers({ outcomes, video: [{ id: 'v', sha256: 'h' }] });
    expect([...checkAnswers(fields, answers)]).toEqual([['outcomes[0].value', { key: 'number' }], ['outcomes[0].unit', { key: 'required' }], ['outcomes[1].periodTo', { key: 'period' }]]);
    expect(contentOf(fields, answers)).toMatchObject({ outcomes: [{ kind: 'indicator', name: '使用寿命', value: '两万八' }, { kind: 'direct', value: '492,000' }], video: [{ id: 'v', sha256: 'h' }] });
  });

  test('what was handed in can be gone on with and is sent without empty fields', () => {
    const answers = readAnswers({ deeds: ' 事迹 ', count: 3, other: null });
    expect(answers).toEqual({ deeds: ' 事迹 ', count: '3' });
    expect(contentOf(readFields(rules), { ...answers, later: ' ' })).toEqual({ deeds: '事迹', count: '3' });
    expect([...checkAnswers(readFields(rules), answers).keys()]).toEqual([]);
  });
});
