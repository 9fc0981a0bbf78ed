import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { evidenceOf, plainName, refuseFaultyTies } from './declaration.rules';

const ENTRY = '01980000-0000-7000-8000-0000000000aa';

describe('what a judge declares', () => {
  it('names an entry or a person, not both and not neither', () => {
    expect(refuseFaultyTies([{ entryId: ENTRY, kind: 'kin' }, { name: ' 王工 ', kind: 'mentor', note: ' 师傅 ' }])).toEqual([
      { entryId: ENTRY, name: null, kind: 'kin', note: '' }, { entryId: null, name: '王工', kind: 'mentor', note: '师傅' },
    ]);
    for (const tie of [{ kind: 'kin' as const }, { kind: 'kin' as const, entryId: ENTRY, name: '王工' }, { kind: 'kin' as const, name: '···' }, { kind: 'kin' as const, entryId: 'x' }]) {
      expect(() => refuseFaultyTies([tie])).toThrow(BadInput);
    }
  });

  it('says what another tie is', () => {
    expect(() => refuseFaultyTies([{ name: '王工', kind: 'other' }])).toThrow('选择“其他”时须写明是什么关系');
    expect(evidenceOf(refuseFaultyTies([{ name: '王工', kind: 'other', note: '同学' }])[0]!)).toBe('评委申报：其他关系（王工），同学');
  });

  it('a name is the same name with spaces, points and full-width letters', () => {
    expect(plainName('阿依 古丽·买买提')).toBe(plainName('阿依古丽买买提'));
    expect(plainName('ＡＢ')).toBe('ab');
  });
});
