import { describe, expect, it } from '@jest/globals';
import { selectionRules } from '@jiangong/programme';
import { outcomeOfOverride } from './override-outcome';
import { freezeSelection, type SelectionInputs } from './selection.rules';

const selection = selectionRules.parse({
  places: 3,
  quotas: [
    { code: 'workers', name: '一线职工', all: [{ attribute: 'post', values: ['worker'] }], kind: 'floor', percent: 50 },
    { code: 'heads', name: '企业负责人', all: [{ attribute: 'post', values: ['head'] }], kind: 'cap', percent: 40 },
  ],
});
const POSTS = ['head', 'worker', 'worker', 'head', 'worker', 'head'];

/** Numbers from 1 by position; chosen: 1, 2, 3. */
const inputs: SelectionInputs = freezeSelection(
  { round: { id: 'r', code: 'r' }, run: { id: 'run', outputsHash: 'h' }, rules: { versionId: 'v', contentHash: 'c', minimumMark: null, selection } },
  POSTS.map((_, at) => ({ id: `e${at + 1}`, category: 'person', score: 90_000 - at, rank: at + 1 }) as never),
  POSTS.map((post, at) => ({ id: `e${at + 1}`, code: `0${at + 1}`, category: 'person', district: 'd', unit: 'u', person: `p${at + 1}`, hasPriority: false, attributes: { post } })), [],
);
const with_ = (added: string[], removed: string[], before: { added: string[]; removed: string[] }[] = []) =>
  outcomeOfOverride(inputs, { selected: ['e1', 'e2', 'e3'] }, before, { added, removed }, (rule) => rule);
const told = ({ unmet }: ReturnType<typeof with_>) => unmet.map(({ code, required, reached, margin }) => ({ code, required, reached, margin }));

describe('a change of the panel, before anybody puts a hand to it', () => {
  it('that keeps every rule breaks none', () => {
    const outcome = with_(['e5'], ['e2']);
    expect(outcome.list.map(({ id }) => id)).toEqual(['e1', 'e3', 'e5']);
    expect(outcome.unmet).toEqual([]);
  });

  it('names every rule it breaks, with what is asked and what would be reached', () => {
    // of three: at least ⌈1.5⌉ = 2 workers, at most ⌊1.2⌋ = 1 head
    expect(told(with_(['e4'], ['e3']))).toEqual([{ code: 'quota:workers', required: 2, reached: 1, margin: -1 }, { code: 'quota:heads', required: 1, reached: 2, margin: -1 }]);
  });

  it('a shorter list has its own numbers', () => {
    // of two: at most ⌊0.8⌋ = 0 heads
    expect(told(with_([], ['e3']))).toEqual([{ code: 'quota:heads', required: 0, reached: 1, margin: -1 }]);
  });

  it('is laid over those that are in force', () => {
    const before = [{ added: ['e4'], removed: ['e3'] }];
    expect(told(with_(['e6'], ['e2'], before))).toEqual([{ code: 'quota:workers', required: 2, reached: 0, margin: -2 }, { code: 'quota:heads', required: 1, reached: 3, margin: -2 }]);
    // what was broken before is mended by the next one
    expect(told(with_(['e5'], ['e4'], before))).toEqual([]);
  });
});
