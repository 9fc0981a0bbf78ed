import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { formField } from '@jiangong/programme';
import { AlreadyDecoded, DecodingNotRequested, RoundNotBlind, SecondKeyHolderNeeded } from './blind.refusals';
import { blindCodeOf, maskAnswer, maskText, refuseConfirmation, refuseRequest } from './blind.rules';
import { asJudgeSees } from './identity';

const holder = (accountId: string | null, memberId: string | null = null) => ({ accountId, memberId, name: accountId ?? '系统' });

describe('an entry of a blind round', () => {
  it('goes by its number', () => {
    expect([blindCodeOf(7), blindCodeOf(1_234)]).toEqual(['007', '1234']);
  });

  it('is read without the names known of it, the longest first; a single character names nobody', () => {
    expect(maskText('张三丰在渝北轨道公司工作，张三丰说', ['张三丰', '渝北轨道', '渝北轨道公司', '张'])).toBe('＊＊在＊＊工作，＊＊说');
    expect(maskText('价格为 $1', ['$1'])).toBe('价格为 ＊＊');
  });

  it('shows attachments by a running number instead of their names', () => {
    expect(maskAnswer([{ name: '张三丰-专利.pdf', size: 9 }, { fileName: '照片.jpg' }], ['张三丰'])).toEqual([{ name: '附件 1', size: 9 }, { fileName: '附件 2' }]);
    expect(maskAnswer({ note: '张三丰' }, ['张三丰'])).toEqual({ note: '＊＊' });
    expect([maskAnswer(3, []), maskAnswer(null, [])]).toEqual([3, null]);
  });

  it('leaves identifying fields out; an open round shows everything', () => {
    const fields = [formField.parse({ code: 'team', label: '班组', kind: 'text', isIdentifying: true }), formField.parse({ code: 'deeds', label: '事迹', kind: 'long_text' })];
    const facts = { code: '0001', title: '张三丰', organizationName: '渝北轨道', isBlind: true, number: 7, names: ['张三丰'] };
    const content = { team: '三班', deeds: '张三丰改了刀具' };
    expect(asJudgeSees(facts, fields, content)).toEqual({ code: '007', title: '007', organizationName: null, isBlind: true, fields: [{ label: '事迹', kind: 'long_text', value: '＊＊改了刀具' }] });
    expect(asJudgeSees({ ...facts, isBlind: false }, fields, content)).toMatchObject({ code: '0001', title: '张三丰', organizationName: '渝北轨道', fields: [{ value: '三班' }, { value: '张三丰改了刀具' }] });
    expect(asJudgeSees({ ...facts, number: null }, fields, content)).toMatchObject({ code: '—', title: '—' });
  });
});

describe('the decoding', () => {
  it('is asked for in a blind round, once, with a reason', () => {
    expect(() => refuseRequest(true, false, '评审结束')).not.toThrow();
    expect(() => refuseRequest(false, false, '评审结束')).toThrow(RoundNotBlind);
    expect(() => refuseRequest(true, true, '评审结束')).toThrow(AlreadyDecoded);
    expect(() => refuseRequest(true, false, ' ')).toThrow(BadInput);
  });

  it('is confirmed by another person: neither the same account nor another account of the same member', () => {
    expect(() => refuseConfirmation(holder('a', 'm'), false, holder('b', 'n'))).not.toThrow();
    expect(() => refuseConfirmation(holder('a'), false, holder('b'))).not.toThrow();
    expect(() => refuseConfirmation(holder('a'), false, holder('a'))).toThrow(SecondKeyHolderNeeded);
    expect(() => refuseConfirmation(holder('a', 'm'), false, holder('b', 'm'))).toThrow(SecondKeyHolderNeeded);
    expect(() => refuseConfirmation(null, false, holder('b'))).toThrow(DecodingNotRequested);
    expect(() => refuseConfirmation(holder('a'), true, holder('b'))).toThrow(AlreadyDecoded);
  });
});
