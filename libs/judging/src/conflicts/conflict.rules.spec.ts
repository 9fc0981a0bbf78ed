import { describe, expect, it } from '@jest/globals';
import { findConflicts, type EntryFacts, type JudgeFacts, type Unit } from './conflict.rules';

const unit = (id: string, facts: Partial<Unit> = {}): Unit => ({ id, name: id, enterpriseIds: [], grassRootsId: id, superiorId: null, industries: [], ...facts });
const enterprise = (id: string, superiorId = 'district'): Unit => unit(id, { enterpriseIds: [id], superiorId });
const below = (id: string, of: Unit): Unit => unit(id, { enterpriseIds: of.enterpriseIds, grassRootsId: of.grassRootsId, superiorId: of.superiorId });

const judge = (facts: Partial<JudgeFacts>): JudgeFacts => ({ judgeId: 'judge', memberId: 'judge-member', units: [enterprise('steel')], ties: [], desks: [], declared: [], steppedBack: [], ...facts });
const entry = (facts: Partial<EntryFacts>): EntryFacts => ({
  entryId: 'entry', subject: 'member', memberId: 'worker', names: ['王工', '磨具'], unit: enterprise('rail'), coAuthorIds: [], authorIds: [], recommenders: [], signerIds: [], readableFrom: ['rail', 'district', 'city'], ...facts,
});
const kinds = (one: JudgeFacts, other: EntryFacts): string[] => findConflicts([one], [other]).map((found) => found.kind);

describe('conflicts of interest', () => {
  it('leave a judge of another enterprise free, also in the same district', () => {
    expect(kinds(judge({}), entry({}))).toEqual([]);
  });

  it('hold within one enterprise, across its branches and teams', () => {
    const steel = enterprise('steel');
    expect(kinds(judge({}), entry({ unit: steel }))).toEqual(['same_enterprise']);
    expect(kinds(judge({ units: [below('steel-workshop-1', steel)] }), entry({ unit: below('steel-team-9', steel) }))).toEqual(['same_enterprise']);
  });

  it('hold between a company and its subsidiary', () => {
    const subsidiary = unit('steel-north', { enterpriseIds: ['steel-north', 'steel'], grassRootsId: 'steel-north', superiorId: 'steel' });
    expect(kinds(judge({}), entry({ unit: subsidiary }))).toEqual(['same_enterprise']);
  });

  it('hold for a unit the judge left while the round was running', () => {
    expect(kinds(judge({ units: [enterprise('steel'), enterprise('rail')] }), entry({}))).toEqual(['same_enterprise']);
  });

  it('hold within one grass-roots union that is no enterprise', () => {
    expect(kinds(judge({ units: [unit('couriers')] }), entry({ unit: unit('couriers') }))).toEqual(['same_union']);
  });

  it('hold for the office of the union next above the judge, not for the other enterprises below it', () => {
    expect(kinds(judge({}), entry({ unit: unit('district', { superiorId: 'city' }) }))).toEqual(['same_union']);
    expect(kinds(judge({ units: [unit('district', { superiorId: 'city' })] }), entry({ unit: enterprise('rail', 'district') }))).toEqual([]);
  });

  it('hold when the judge\'s own organization put the entry forward, at whatever level it stands', () => {
    expect(kinds(judge({ units: [unit('district')] }), entry({ recommenders: [{ id: 'district', name: 'district' }] }))).toEqual(['recommender']);
    expect(kinds(judge({}), entry({ recommenders: [{ id: 'district', name: 'district' }] }))).toEqual([]);
  });

  it('hold when the judge signed the recommendation, once however many reasons there are', () => {
    expect(kinds(judge({ memberId: null, units: [] }), entry({ signerIds: ['judge'] }))).toEqual(['recommender']);
    expect(kinds(judge({ units: [unit('district')] }), entry({ recommenders: [{ id: 'district', name: 'd' }], signerIds: ['judge'] }))).toEqual(['recommender']);
  });

  it('hold for oneself and for a work of one\'s own', () => {
    expect(kinds(judge({ memberId: 'worker' }), entry({}))).toEqual(['self']);
    expect(kinds(judge({ memberId: 'worker' }), entry({ subject: 'work' }))).toEqual(['own_entry']);
    expect(kinds(judge({ memberId: null, units: [] }), entry({ subject: 'work', authorIds: ['judge'] }))).toEqual(['own_entry']);
  });

  it('hold for a co-author, and for ties to the author or a co-author: mentor, kin, studio, team', () => {
    expect(kinds(judge({}), entry({ coAuthorIds: ['judge-member'] }))).toEqual(['co_author']);
    for (const kind of ['mentor', 'kin', 'studio', 'team'] as const) {
      expect(kinds(judge({ ties: [{ memberId: 'worker', kind, label: '', onDay: null }] }), entry({}))).toEqual([kind]);
      expect(kinds(judge({ ties: [{ memberId: 'second', kind, label: '', onDay: null }] }), entry({ coAuthorIds: ['second'] }))).toEqual([kind]);
      expect(kinds(judge({ ties: [{ memberId: 'somebody', kind, label: '', onDay: null }] }), entry({}))).toEqual([]);
    }
  });

  it('name the studio, the award and its day in the evidence', () => {
    const [found] = findConflicts([judge({ ties: [{ memberId: 'worker', kind: 'studio', label: '李师傅创新工作室', onDay: null }] })], [entry({})]);
    expect(found).toMatchObject({ isHard: true, evidence: '评委与作者在同一创新工作室（李师傅创新工作室）' });
    const [award] = findConflicts([judge({ ties: [{ memberId: 'worker', kind: 'joint_award', label: '市科技进步奖', onDay: '2025-03-01' }] })], [entry({})]);
    expect(award).toMatchObject({ kind: 'joint_award', isHard: false, evidence: '评委与作者曾共同获奖（市科技进步奖，2025-03-01）' });
  });

  it('hold for what the judge declared: the entry, or somebody of it by a name however it is spaced', () => {
    const declared = (tie: { entryId?: string; name?: string }) => judge({ declared: [{ entryId: tie.entryId ?? null, name: tie.name ?? null, kind: 'kin', note: '表兄' }] });
    expect(kinds(declared({ entryId: 'entry' }), entry({}))).toEqual(['declared']);
    expect(kinds(declared({ entryId: 'other' }), entry({}))).toEqual([]);
    expect(kinds(declared({ name: '王 工' }), entry({}))).toEqual(['declared']);
    expect(kinds(declared({ name: '王' }), entry({}))).toEqual([]);
    expect(findConflicts([declared({ name: '王工' })], [entry({})])[0]!.evidence).toBe('评委申报：亲属关系（王工），表兄');
  });

  it('are soft for one industry union and for a joint award, and say nothing of a pair kept apart anyway', () => {
    const industries = [{ id: 'machines', name: '机械工会' }];
    const near = judge({ units: [{ ...enterprise('steel'), industries }], ties: [{ memberId: 'worker', kind: 'joint_award', label: '', onDay: '2025-03-01' }] });
    const found = findConflicts([near], [entry({ unit: { ...enterprise('rail'), industries } })]);
    expect(found.map(({ kind, isHard }) => [kind, isHard])).toEqual([['joint_award', false], ['same_industry', false]]);
    expect(kinds(near, entry({ unit: { ...enterprise('steel'), industries } }))).toEqual(['same_enterprise']);
  });

  it('leave an outside expert without a membership free', () => {
    expect(kinds(judge({ memberId: null, units: [] }), entry({}))).toEqual([]);
  });

  it('hold for a tie named when stepping back on the sheet, of that entry alone, with the kind of tie as evidence', () => {
    const steppedBack = [{ entryId: 'entry', code: 'mentor', reason: '带过一年' }];
    expect(findConflicts([judge({ steppedBack })], [entry({}), entry({ entryId: 'other' })])).toEqual([
      { entryId: 'entry', judgeId: 'judge', kind: 'stepped_back', isHard: true, evidence: '评委在评分表上申请回避：师徒，带过一年' },
    ]);
    expect(kinds(judge({ steppedBack: [{ entryId: 'entry', code: 'joint_award', reason: null }] }), entry({}))).toEqual(['stepped_back']);
  });

  it('are none for a judge who is merely unable to judge, nor for what the platform took back', () => {
    for (const code of ['unable', 'conflict_found', 'taken_back']) expect(kinds(judge({ steppedBack: [{ entryId: 'entry', code, reason: null }] }), entry({}))).toEqual([]);
  });

  it('hold in a blind round for whoever sits at a desk that shows the entry with its names, and for no other desk', () => {
    const at = (id: string) => judge({ desks: [{ id, name: '江北区总工会' }] });
    expect(kinds(at('district'), entry({}))).toEqual(['own_desk']);
    expect(kinds(at('another-district'), entry({}))).toEqual([]);
    expect(kinds(judge({}), entry({}))).toEqual([]);
    expect(findConflicts([at('district')], [entry({})])[0]).toMatchObject({ isHard: true, evidence: '本轮为盲评，而评委在“江北区总工会”有查看这件作品及其姓名的权限' });
  });

  it('say in plain words what shows them', () => {
    expect(findConflicts([judge({})], [entry({ unit: below('炼钢二车间', enterprise('steel')) })])[0]?.evidence).toBe('评委所在的“steel”与参评单位“炼钢二车间”属于同一企业');
  });
});
