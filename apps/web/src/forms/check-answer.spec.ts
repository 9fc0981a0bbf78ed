import { describe, expect, test } from '@jest/globals';
import { checkAnswer, checkAnswers } from './check-answer';
import { contentOf, readAnswers, readFields, readIntake, type FormField } from './form-field';

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
    expect(readIntake(rules)).toEqual({ origins: ['submission'], correctionDays: 3 });
    expect(readFields(null)).toEqual([]);
  });

  test('what was handed in can be gone on with and is sent without empty fields', () => {
    const answers = readAnswers({ deeds: ' 事迹 ', count: 3, other: null });
    expect(answers).toEqual({ deeds: ' 事迹 ', count: '3' });
    expect(contentOf(readFields(rules), { ...answers, later: ' ' })).toEqual({ deeds: '事迹', count: '3' });
    expect([...checkAnswers(readFields(rules), answers).keys()]).toEqual([]);
  });
});
