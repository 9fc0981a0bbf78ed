import { describe, expect, it } from '@jest/globals';
import { mayDayMedalRules, selectionRules, type SelectionRules } from '@jiangong/programme';
import { reservesOf } from './reserves.rules';
import { freezeSelection, withOverrides, type CandidateFacts, type FrozenCandidate } from './selection.rules';

const facts = (code: string, more: Partial<CandidateFacts> = {}): CandidateFacts =>
  ({ id: `e${code}`, code, category: 'person', district: 'd', unit: 'u', person: `p${code}`, hasPriority: false, attributes: {}, ...more });
const ranked = (code: string, score: number | null, rank: number | null): never => ({ id: `e${code}`, category: 'person', score, rank }) as never;
const freeze = (selection: SelectionRules, lines: readonly never[], entries: readonly CandidateFacts[], minimumMark: number | null = null, excluded: readonly string[] = []) =>
  freezeSelection({ round: { id: 'r', code: 'r' }, run: { id: 'run', outputsHash: 'h' }, rules: { versionId: 'v', contentHash: 'c', minimumMark, selection } }, lines, entries,
    excluded.map((entryId) => ({ entryId, because: 'objection' as const, reference: 'x' })));
const codes = ({ candidates }: { candidates: readonly FrozenCandidate[] }): string[] => candidates.map(({ code }) => code);

describe('what a list is chosen from', () => {
  const rules = selectionRules.parse({ places: 2 });

  it('stands in the order of scores, then ranks, then priority, then numbers; the order of the rows never shows', () => {
    const lines = [ranked('01', 90_000, 2), ranked('02', 90_000, 1), ranked('03', 90_000, 2), ranked('04', 95_000, 1)];
    const entries = [facts('01'), facts('02'), facts('03', { hasPriority: true }), facts('04')];
    expect(codes(freeze(rules, lines, entries))).toEqual(['04', '02', '03', '01']);
    expect(freeze(rules, [...lines].reverse(), [...entries].reverse())).toEqual(freeze(rules, lines, entries));
    expect(codes(freeze({ ...rules, priority: false }, lines, entries))).toEqual(['04', '02', '01', '03']);
  });

  it('nobody below the minimum, without a rank or excluded; the others keep their ranks', () => {
    const lines = [ranked('01', 79_999, 4), ranked('02', 80_000, 3), ranked('03', 90_000, null), ranked('04', 92_000, 1), ranked('05', 91_000, 2)];
    const inputs = freeze(rules, lines, ['01', '02', '03', '04', '05'].map((code) => facts(code)), 80_000, ['e04']);
    expect(inputs.candidates.map(({ code, rank }) => [code, rank])).toEqual([['05', 2], ['02', 3]]);
  });
});

describe('what the panel changes', () => {
  it('is laid over the computed list, one change after the other', () => {
    const inputs = freeze(selectionRules.parse({ places: 2 }), ['01', '02', '03'].map((code, at) => ranked(code, 90_000 - at, at + 1)), ['01', '02', '03'].map((code) => facts(code)));
    const list = withOverrides(inputs, ['e01', 'e02'], [{ added: ['e03'], removed: ['e01'] }, { added: ['e01'], removed: ['e02'] }]);
    expect(list.map(({ code }) => code)).toEqual(['01', '03']);
  });
});

describe('reserves', () => {
  const candidates = (posts: readonly string[], more: (at: number) => Partial<FrozenCandidate> = () => ({})): FrozenCandidate[] =>
    posts.map((post, at) => ({ ...facts(String(at)), attributes: { post_class: post }, score: 95_000 - at * 1_000, rank: at + 1, ...more(at) }));

  it('are the next in order who could take a winner’s place with every rule kept, and say how many places that are', () => {
    const all = candidates(['front_line', 'head', 'head', 'technical']);
    const rules = mayDayMedalRules(2);
    const only = { ...rules, quotas: rules.quotas.filter(({ code }) => code === 'front_line') };
    expect(reservesOf(only, 5, all, all.slice(0, 2))).toEqual([{ entryId: 'e2', fits: 1 }, { entryId: 'e3', fits: 2 }]);
    expect(reservesOf(only, 1, all, all.slice(0, 2))).toEqual([{ entryId: 'e2', fits: 1 }]);
  });

  it('somebody who won already takes no place but their own', () => {
    const all = candidates(['front_line', 'front_line', 'front_line'], (at) => (at === 2 ? { person: 'p0' } : {}));
    expect(reservesOf(selectionRules.parse({ places: 2 }), 5, all, all.slice(0, 2))).toEqual([{ entryId: 'e2', fits: 1 }]);
  });

  it('where nobody fits there are none', () => {
    const all = candidates(['front_line', 'front_line', 'head']);
    const all50 = selectionRules.parse({ places: 2, quotas: [{ code: 'workers', name: '一线', all: [{ attribute: 'post_class', values: ['front_line'] }], kind: 'floor', percent: 100 }] });
    expect(reservesOf(all50, 5, all, all.slice(0, 2))).toEqual([]);
  });
});
