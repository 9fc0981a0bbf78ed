import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@jiangong/kernel';
import { hashOf } from '../hash';
import { ENGINES } from './engines';

/** Whole numbers below n from a fixed stream. */
function stream(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

interface Wish {
  readonly entries: number;
  readonly judges: number;
  /** Judges an entry. */
  readonly each: number;
  readonly method: object;
  readonly decimals?: number;
  readonly withComponents?: boolean;
  /** Added to every mark, thousandths. */
  readonly lift?: number;
}

const CATEGORIES = ['labour', 'skill'];
const CRITERIA = [['theory', 30, 'theory'], ['practice', 40, 'practice'], ['safety', 30, 'practice']] as const;
const COMPONENTS = [{ code: 'practice', passMark: 60_000, weight: 70 }, { code: 'theory', passMark: 76_000, weight: 30 }];

/** Marks in half points: an entry's level, a judge's severity, some noise; a mark is missing now and then. */
function marksOf({ entries, judges, each, lift = 0 }: Wish): { entry: number; judge: number; marks: (number | null)[] }[] {
  const next = stream(20_260_521);
  const level = Array.from({ length: entries }, () => next(40));
  const severity = Array.from({ length: judges }, () => next(12));
  return level.flatMap((worth, entry) =>
    Array.from({ length: each }, (_, at) => (entry * 3 + at * (1 + (entry % 2))) % judges).sort((a, b) => a - b).map((judge) => ({
      entry, judge,
      marks: CRITERIA.map(() => (next(60) === 0 ? null : Math.min(100_000, 500 * (130 + worth + next(14) - severity[judge]!) + lift))),
    })));
}

const two = (at: number): string => String(at).padStart(2, '0');
const rulesOf = ({ method, decimals = 2 }: Wish, criteria: readonly object[]): object => ({
  contentHash: 'c', criteria, decimals, method, minJudges: 3, rounding: 'half_up', ties: [{ by: 'mean' }, { by: 'criterion', criterion: 'practice' }], versionId: 'v',
});

function inputs1(wish: Wish): string {
  return canonicalJson({
    format: 'jiangong.score-inputs/1', round: { id: 'r', code: 'q1' }, rules: rulesOf(wish, CRITERIA.map(([code, weight]) => ({ code, weight }))),
    categories: CATEGORIES.map((code) => ({ code, id: code })),
    entries: Array.from({ length: wish.entries }, (_, i) => ({ attributes: {}, category: CATEGORIES[i % 2], code: two(i), id: `e${two(i)}` })),
    sheets: marksOf(wish).map(({ entry, judge, marks }) => ({
      entry: `e${two(entry)}`, judge: `j${two(judge)}`, marks: Object.fromEntries(marks.flatMap((mark, c) => (mark === null ? [] : [[CRITERIA[c]![0], mark]]))),
    })),
  });
}

function inputs2(wish: Wish): string {
  const criteria = CRITERIA.map(([code, weight, component]) => ({ code, component: wish.withComponents ? component : null, weight }));
  return canonicalJson({
    format: 'jiangong.score-inputs/2', round: { id: 'r', code: 'q1' }, rules: { ...rulesOf(wish, criteria), components: wish.withComponents ? COMPONENTS : [] },
    categories: CATEGORIES.map((code) => ({ code, id: code })),
    judges: Array.from({ length: wish.judges }, (_, j) => ({ id: `j${two(j)}`, org: j % 3 ? `d${j % 3}` : null })),
    entries: Array.from({ length: wish.entries }, (_, i) => ({ attributes: {}, category: CATEGORIES[i % 2], code: two(i), id: `e${two(i)}`, org: i % 4 ? `d${i % 4}` : null, versionId: 'v' })),
    sheets: marksOf(wish).map(({ entry, judge, marks }) => [entry, judge, ...marks]),
  });
}

/** The third format: highest marks, groups and what meets a pass mark are frozen too. */
function inputs3(wish: Wish, more: { readonly groups?: string; readonly passMark?: string } = {}): string {
  const { rules, ...rest } = JSON.parse(inputs2(wish)) as { rules: { criteria: object[] } };
  const criteria = rules.criteria.map((one) => ({ ...one, max: 100_000 }));
  return canonicalJson({ ...rest, format: 'jiangong.score-inputs/3', rules: { groups: 'category', passMark: 'exact', ...rules, ...more, criteria } });
}

const outputsHash = (engine: string, inputs: string): string => hashOf(canonicalJson(ENGINES[engine]!(inputs, hashOf(inputs)))).slice(0, 16);

const FULL: Wish = { entries: 24, judges: 7, each: 7, method: { high: 1, kind: 'trimmed', low: 1 } };
const SPARSE: Wish = { entries: 60, judges: 12, each: 5, method: { kind: 'calibrated' } };
const PARTS: Wish = { ...SPARSE, decimals: 0, withComponents: true, method: { kind: 'mean' } };
const CEILING: Wish = { ...SPARSE, lift: 14_000 };
const LARGE: Wish = { ...SPARSE, entries: 150, judges: 64 };

/** What was sealed once must come out of its engine for ever: a hash here is never changed, a further engine adds its own. */
describe('every engine gives the bytes it gave when it was in use', () => {
  it.each<[string, string, string, string]>([
    ['fairness-exact/1', 'trimmed mean, full panel', inputs1(FULL), '6d74f609aa14a1fe'],
    ['fairness-exact/1', 'mean, five of twelve judges', inputs1({ ...SPARSE, method: { kind: 'mean' } }), 'f2436be0500cb47b'],
    ['fairness-exact/2', 'trimmed mean, full panel', inputs2(FULL), '719735e571d6f185'],
    ['fairness-exact/2', 'calibrated, five of twelve judges', inputs2(SPARSE), '918d0745bd3f6721'],
    ['fairness-exact/2', 'standardised, five of twelve judges', inputs2({ ...SPARSE, method: { kind: 'zscore' } }), '80d40ca4e938f7fd'],
    ['fairness-exact/2', 'components with pass marks, whole points', inputs2(PARTS), '95cc53cfb6d6d864'],
    ['fairness-exact/2', 'marks at the end of the scale', inputs2(CEILING), '1c94d77725650ee8'],
    ['fairness-exact/2', 'calibrated, five of sixty-four judges', inputs2(LARGE), '2e3e6acf4265acc8'],
    ['fairness-exact/3', 'trimmed mean, full panel', inputs3(FULL), 'b28982b7c3a79d10'],
    ['fairness-exact/3', 'calibrated, five of twelve judges', inputs3(SPARSE), '9a6314dbe8cb9378'],
    ['fairness-exact/3', 'calibrated, districts as groups', inputs3(SPARSE, { groups: 'district' }), '72ec7171f5f3d05d'],
    ['fairness-exact/3', 'calibrated, no groups', inputs3(SPARSE, { groups: 'none' }), '463cbe30f7c30860'],
    ['fairness-exact/3', 'components, the pass mark meets the exact value', inputs3(PARTS), 'b8f365c295b8fe12'],
    ['fairness-exact/3', 'components, the pass mark meets the rounded score', inputs3(PARTS, { passMark: 'rounded' }), 'b95ccab2b2bed3a3'],
    ['fairness-exact/3', 'marks at the end of the scale', inputs3(CEILING), 'f5ece1fe1e8d40c5'],
    ['fairness-exact/3', 'calibrated, five of sixty-four judges', inputs3(LARGE), 'cabd37e377fc8187'],
  ])('%s, %s', (engine, _what, inputs, hash) => expect(outputsHash(engine, inputs)).toBe(hash));
});
