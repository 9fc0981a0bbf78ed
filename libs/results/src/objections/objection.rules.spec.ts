import { describe, expect, it } from '@jest/globals';
import { plainWeek, shanghai } from '@jiangong/kernel';
import { EffectNeedsEntry, FindingNeeded, NoticeTakesNoObjections, ObjectionEmpty, ObjectionNotProposed, ObjectionSettled, OneAtATime, RealNameNeeded } from './objection.refusals';
import {
  dueOn, evidenceName, isLate, refuseAfterNotice, refuseEmpty, refuseNameless, refuseProposal, refuseSettled, refuseUnproposed, whoAndWhat, type ObjectionContent,
} from './objection.rules';

const content = (more: Partial<ObjectionContent>): ObjectionContent => ({
  kind: 'person', name: '陈建国', contact: '023-6789 1234', accountId: null, memberId: null, organizationId: null, organizationName: '', entryId: 'e', ground: 'other', text: '', ...more,
});

describe('an objection', () => {
  it.each([['陈建国', '13983334455'], ['欧阳明', 'ouyang@example.com'], ['Li Wei', '023-67891234']])('bears a real name and a way to reach its bearer: %p', (name, contact) =>
    expect(() => refuseNameless(name, contact)).not.toThrow());

  it.each([['', '13983334455'], ['陈', '13983334455'], ['匿名群众', '13983334455'], ['陈建国', ''], ['陈建国', '12345'], ['陈建国', 'a@b']])('is not taken from %p reached at %p', (name, contact) =>
    expect(() => refuseNameless(name, contact)).toThrow(RealNameNeeded));

  it('says something', () => {
    expect(() => refuseEmpty('  不 服 ')).toThrow(ObjectionEmpty);
    expect(() => refuseEmpty('事迹材料中的专利并非本人所有')).not.toThrow();
  });

  it('is taken while the notice runs and not a moment longer', () => {
    expect(() => refuseAfterNotice('open', shanghai(2026, 5, 19))).not.toThrow();
    for (const state of ['closed', 'published', 'withdrawn']) expect(() => refuseAfterNotice(state, shanghai(2026, 5, 19))).toThrow(NoticeTakesNoObjections);
    expect(() => refuseAfterNotice('closed', shanghai(2026, 5, 19))).toThrow('5月18日 24:00');
  });

  it('is the same one however name and telephone were typed, and another against another entry', () => {
    expect(whoAndWhat(content({ name: '陈 建国', contact: '０２３６７８９１２３４' }), 'r')).toBe(whoAndWhat(content({}), 'r'));
    expect(whoAndWhat(content({ entryId: null }), 'r')).not.toBe(whoAndWhat(content({}), 'r'));
    expect(whoAndWhat(content({ accountId: 'a', memberId: 'm', name: 'x' }), 'r')).toBe(whoAndWhat(content({ accountId: 'b', memberId: 'm' }), 'r'));
    expect(whoAndWhat(content({ kind: 'unit', organizationId: 'o' }), 'r')).not.toBe(whoAndWhat(content({ accountId: 'a' }), 'r'));
  });

  it('is to be decided within so many working days, and late from the day after', () => {
    const due = dueOn(shanghai(2026, 5, 15, 17), 3, plainWeek);
    expect(due).toBe('2026-05-20');
    expect([isLate('in_hand', due, shanghai(2026, 5, 20, 23, 59)), isLate('in_hand', due, shanghai(2026, 5, 21)), isLate('dismissed', due, shanghai(2026, 5, 21))]).toEqual([false, true, false]);
  });
});

describe('a decision on objections', () => {
  const proposal = { outcome: 'dismissed' as const, effect: 'none' as const, entryId: null, judgeId: null, finding: '经查阅材料，证据不足' };

  it.each([' ', '属实', '经 查 证 据 不 足', '不'.repeat(9)])('has a finding that says something: not %p', (finding) =>
    expect(() => refuseProposal({ ...proposal, finding }, 1)).toThrow(FindingNeeded));
  it('whose least length is told', () => expect(new FindingNeeded({ least: 10 }).text.zh).toContain('不少于 10 个字'));

  it('dismisses many together and upholds one by itself', () => {
    expect(() => refuseProposal(proposal, 40)).not.toThrow();
    expect(() => refuseProposal({ ...proposal, outcome: 'upheld' }, 2)).toThrow(OneAtATime);
  });

  it('names the entry that leaves the list, and for a conflict the judge; a dismissed one changes nothing', () => {
    const upheld = { ...proposal, outcome: 'upheld' as const };
    expect(() => refuseProposal({ ...upheld, effect: 'exclude' }, 1)).toThrow(EffectNeedsEntry);
    expect(() => refuseProposal({ ...upheld, effect: 'exclude', entryId: 'e' }, 1)).not.toThrow();
    expect(() => refuseProposal({ ...upheld, effect: 'rescore', entryId: 'e' }, 1)).toThrow(EffectNeedsEntry);
    expect(() => refuseProposal({ ...upheld, effect: 'rescore', entryId: 'e', judgeId: 'j' }, 1)).not.toThrow();
    expect(() => refuseProposal({ ...proposal, effect: 'exclude', entryId: 'e' }, 1)).toThrow(EffectNeedsEntry);
  });

  it('is proposed before it is confirmed, and final once it is made', () => {
    expect(() => refuseUnproposed('in_hand', 'N')).toThrow(ObjectionNotProposed);
    expect(() => refuseUnproposed('proposed', 'N')).not.toThrow();
    for (const state of ['upheld', 'dismissed', 'withdrawn'] as const) expect(() => refuseSettled(state, 'N')).toThrow(ObjectionSettled);
  });
});

describe('a piece of evidence', () => {
  const [pdf, jpeg, zip] = [Buffer.from('%PDF-1.7'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from([0x50, 0x4b, 0x03, 0x04])];

  it('is known by its first bytes', () => {
    expect([evidenceName('a.pdf', pdf), evidenceName('b.JPEG', jpeg), evidenceName('c.xlsx', zip), evidenceName('d.pdf', Buffer.from('<html>')), evidenceName('', Buffer.alloc(0))]).toEqual(['a.pdf', 'b.JPEG', 'c.xlsx', null, null]);
  });

  it('ends as what it is, whatever its unknown sender called it', () => {
    expect(evidenceName('证据.hta', pdf)).toBe('证据.hta.pdf');
    expect(evidenceName('宏.docm', zip)).toBe('宏.docm.docx');
    expect(evidenceName('名单\u202efdp.exe', pdf)).toBe('名单fdp.exe.pdf');
    expect([evidenceName('', pdf), evidenceName('../../x/\u0000y.png', jpeg)]).toEqual(['附件.pdf', '....xy.png.jpg']);
  });
});
