import { describe, expect, it } from '@jest/globals';
import { assign } from '@jiangong/fairness';
import { isConnected, toEngineInput, type RoundToAssign, type StandingPair } from './assignment.rules';
import { foreseePanel, type PanelOutlook } from './panel-outlook.rules';

const pair = (entryId: string, judgeId: string, facts: Partial<StandingPair> = {}): StandingPair => ({ entryId, judgeId, state: 'active', isPinned: false, isLocked: false, ...facts });
const round = (facts: Partial<RoundToAssign>): RoundToAssign => ({
  entryIds: ['e1', 'e2'], judges: ['j1', 'j2', 'j3'].map((judgeId) => ({ judgeId, loadLimit: null })), perEntry: 2, conflicts: [], standing: [], ...facts,
});
const judgesOf = (facts: Partial<RoundToAssign>, entryId: string): string[] => {
  const result = assign(toEngineInput(round(facts)).input);
  return result.status === 'assigned' ? result.pairs.filter((one) => one.entry === entryId).map((one) => one.judge) : [];
};

describe('assigning a round', () => {
  it('keeps who has begun, and who was named by hand', () => {
    expect(judgesOf({ standing: [pair('e1', 'j3', { isPinned: true })] }, 'e1')).toContain('j3');
  });

  it('never gives an entry back to a judge who recused', () => {
    expect(judgesOf({ standing: [pair('e1', 'j3', { state: 'recused' })] }, 'e1')).toEqual(['j1', 'j2']);
  });

  it('a substitute gets what the other had not locked; what was locked stays, and nothing else moves', () => {
    const entryIds = ['e1', 'e2', 'e3', 'e4'];
    const facts = {
      entryIds, judges: ['j1', 'j2', 'j9'].map((judgeId) => ({ judgeId, loadLimit: null })), perEntry: 2, retiredIds: ['j3'], substitution: { outId: 'j3', inId: 'j9' },
      standing: [
        pair('e1', 'j1'), pair('e1', 'j3', { isPinned: true, isLocked: true }), pair('e2', 'j2'), pair('e2', 'j3', { isPinned: true }),
        pair('e3', 'j1'), pair('e3', 'j3'), pair('e4', 'j1'), pair('e4', 'j2'),
      ],
    };
    expect(entryIds.map((entryId) => judgesOf(facts, entryId))).toEqual([['j1', 'j3'], ['j2', 'j9'], ['j1', 'j9'], ['j1', 'j2']]);
  });

  it('gives an entry to a judge with a flag only when nobody else is left', () => {
    expect(judgesOf({ soft: [['e1', 'j1']] }, 'e1')).toEqual(['j2', 'j3']);
    expect(judgesOf({ soft: [['e1', 'j1']], conflicts: [['e1', 'j2']] }, 'e1')).toEqual(['j1', 'j3']);
  });

  it('leaves an entry alone that an organiser gave more judges than the rules ask for', () => {
    const standing = ['j1', 'j2', 'j3'].map((judgeId) => pair('e1', judgeId, { isPinned: true }));
    const { input, extra } = toEngineInput(round({ standing }));
    expect(extra).toEqual([['e1', 'j3']]);
    expect(assign(input)).toMatchObject({ status: 'assigned', released: [] });
  });

  it('takes back the pair of a judge who left the panel, named by hand or not', () => {
    const { input } = toEngineInput(round({ standing: [pair('e1', 'gone', { isPinned: true })] }));
    const result = assign(input);
    expect(result).toMatchObject({ status: 'assigned', released: [{ entry: 'e1', judge: 'gone', reason: 'not_listed' }] });
  });

  it('takes back even a begun sheet when a conflict comes to light', () => {
    const { input } = toEngineInput(round({ standing: [pair('e1', 'j1', { isPinned: true })], conflicts: [['e1', 'j1']] }));
    expect(assign(input)).toMatchObject({ status: 'assigned', released: [{ entry: 'e1', judge: 'j1', reason: 'conflict' }] });
  });

  it('raises a load limit that an organiser passed by hand to what stands', () => {
    const judges = [{ judgeId: 'j1', loadLimit: 1 }, { judgeId: 'j2', loadLimit: null }, { judgeId: 'j3', loadLimit: null }];
    const standing = [pair('e1', 'j1', { isPinned: true }), pair('e2', 'j1', { isPinned: true })];
    expect(toEngineInput(round({ judges, standing })).input.loadLimits).toEqual({ j1: 2 });
    expect(assign(toEngineInput(round({ judges, standing })).input).status).toBe('assigned');
  });
});

describe('comparable judges', () => {
  it('hang together through shared entries', () => {
    expect(isConnected([])).toBe(true);
    expect(isConnected([['e1', 'j1'], ['e1', 'j2'], ['e2', 'j2'], ['e2', 'j3']])).toBe(true);
    expect(isConnected([['e1', 'j1'], ['e1', 'j2'], ['e2', 'j3'], ['e2', 'j4']])).toBe(false);
  });
});

describe('pre-flight of a panel', () => {
  const judges = ['j1', 'j2', 'j3'].map((id, at) => ({ id, role: at === 0 ? 'chair' : 'judge' }));
  const panel: PanelOutlook = { judges, entries: [{ id: 'e1', code: '0001' }], conflicts: [], judgesPerEntry: 3 };
  const codes = (facts: Partial<PanelOutlook>): string[] => foreseePanel('reviewing', { ...panel, ...facts }).map((finding) => finding.code);
  const inConflict = (count: number) => judges.slice(0, count).flatMap(({ id }) => [{ entryId: 'e1', judgeId: id }, { entryId: 'e1', judgeId: id }]);

  it('finds nothing where all is well, and nothing once judging has begun', () => {
    expect(codes({})).toEqual([]);
    expect(foreseePanel('judging', { ...panel, judges: [] })).toEqual([]);
  });

  it('finds a missing panel, one that is too small, one without a chair', () => {
    expect(codes({ judges: [] })).toEqual(['PANEL_MISSING']);
    expect(codes({ judgesPerEntry: 4 })).toEqual(['PANEL_TOO_SMALL']);
    expect(codes({ judges: judges.map(({ id }) => ({ id, role: 'judge' })) })).toEqual(['PANEL_WITHOUT_CHAIR']);
  });

  it('finds entries whose conflicts leave too few judges, or none; several reasons between two count once', () => {
    expect(codes({ conflicts: inConflict(1) })).toEqual(['TOO_FEW_FREE_JUDGES']);
    expect(codes({ conflicts: inConflict(3) })).toEqual(['ALL_JUDGES_IN_CONFLICT']);
  });

  it('warns before the round opens and blocks once it is under review', () => {
    expect(foreseePanel('scheduled', { ...panel, judges: [] })[0]?.severity).toBe('warning');
    expect(foreseePanel('reviewing', { ...panel, judges: [] })[0]?.severity).toBe('blocking');
  });
});
