import { describe, expect, test } from '@jest/globals';
import type { FormField } from '../forms';
import { faultsOf, fieldsOf, stepsOf } from './form-parts';

const field = (code: string, kind: FormField['kind']): FormField => ({ code, label: code, kind, isRequired: true, maxLength: 10, choices: [], help: '' });
const WORK = [field('measure', 'long_text'), field('outcomes', 'outcomes'), field('video', 'files'), field('applied_on', 'day')];

describe('a form on a phone', () => {
  test('has one task a screen and no empty one', () => {
    expect(stepsOf(WORK, { authors: true, declarations: true })).toEqual(['content', 'outcomes', 'authors', 'files', 'check']);
    expect(stepsOf([field('deeds', 'long_text')], { authors: false, declarations: false })).toEqual(['content', 'check']);
    expect(fieldsOf(WORK, 'content').map(({ code }) => code)).toEqual(['measure', 'applied_on']);
  });

  test('tells a screen its own faults, of outcomes those inside too', () => {
    const faults = new Map([['measure', { key: 'required' }], ['outcomes[1].value', { key: 'number' }]] as const);
    expect(faultsOf(faults, fieldsOf(WORK, 'outcomes'))).toEqual(['outcomes[1].value']);
    expect(faultsOf(faults, fieldsOf(WORK, 'files'))).toEqual([]);
  });
});
