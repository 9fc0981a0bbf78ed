import { describe, expect, it } from '@jest/globals';
import { findConflicts, type EntryFacts, type JudgeFacts, type Unit } from './conflict.rules';

const unit = (id: string, facts: Partial<Unit> = {}): Unit => ({ id, name: id, enterpriseIds: [], grassRootsId: id, superiorId: null, ...facts });
const enterprise = (id: string, superiorId = 'district'): Unit => unit(id, { enterpriseIds: [id], superiorId });
const below = (id: string, of: Unit): Unit => unit(id, { enterpriseIds: of.enterpriseIds, grassRootsId: of.grassRootsId, superiorId: of.superiorId });

const judge = (facts: Partial<JudgeFacts>): JudgeFacts => ({ judgeId: 'judge', memberId: 'judge-member', units: [enterprise('steel')], ...facts });
const entry = (facts: Partial<EntryFacts>): EntryFacts => ({
  entryId: 'entry', subject: 'member', memberId: 'worker', unit: enterprise('rail'), authorIds: [], recommenders: [], signerIds: [], ...facts,
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

  it('leave an outside expert without a membership free', () => {
    expect(kinds(judge({ memberId: null, units: [] }), entry({}))).toEqual([]);
  });

  it('say in plain words what shows them', () => {
    expect(findConflicts([judge({})], [entry({ unit: below('炼钢二车间', enterprise('steel')) })])[0]?.evidence).toBe('评委所在的“steel”与参评单位“炼钢二车间”属于同一企业');
  });
});
