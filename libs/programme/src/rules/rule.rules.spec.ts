import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { hashOfRules, isSameRules, readRules } from './rule.rules';
import { ruleContent, STANDARD_DECLARATION, type Criterion, type RuleContent } from './rule-content';
import { fiveSmallStandardRules } from './five-small-standard-rules';
import { showcaseStandardRules } from './showcase-standard-rules';
import { starStandardRules } from './star-standard-rules';

const faultsOf = (content: unknown): string[] => {
  try {
    readRules(content);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.faults.map((fault) => fault.path);
  }
};
const changed = (change: (rules: RuleContent) => void): RuleContent => {
  const rules = structuredClone(starStandardRules.month);
  change(rules);
  return rules;
};

describe('rules', () => {
  it('the standard rules of all cadences are sound', () => {
    for (const rules of [...Object.values(starStandardRules), fiveSmallStandardRules, showcaseStandardRules]) expect(faultsOf(rules)).toEqual([]);
  });

  it('a month gives two places to a unit and two to a district for each kind, and ranks by the trimmed mean', () => {
    const { intake, deciding, computing } = starStandardRules.month;
    expect([intake.unitPlaces, intake.districtPlaces, deciding.places, deciding.minimumMark]).toEqual([2, 2, 2, 80_000]);
    expect(computing.method).toEqual({ kind: 'trimmed', high: 1, low: 1 });
  });

  it('quarter and year take nothing but carried results', () => {
    expect(starStandardRules.quarter.intake.origins).toEqual(['carried']);
    expect(starStandardRules.year.intake.origins).toEqual(['carried']);
  });

  it('the same rules have the same hash whatever the order of their keys; a changed mark changes it', () => {
    const turned = Object.fromEntries(Object.entries(starStandardRules.month).reverse()) as RuleContent;
    expect(hashOfRules(turned)).toBe(hashOfRules(starStandardRules.month));
    expect(hashOfRules(changed((rules) => (rules.deciding.minimumMark = 80_010)))).not.toBe(hashOfRules(starStandardRules.month));
  });

  it('names every faulty field by its path, in both languages', () => {
    const faulty = { ...starStandardRules.month, title: '', deciding: { ...starStandardRules.month.deciding, places: -1 } };
    expect(faultsOf(faulty)).toEqual(['input.content.deciding.places', 'input.content.title']);
    expect(() => readRules(faulty)).toThrow('“input.content.deciding.places”数值过小');
  });

  it('refuses a tie-break by a criterion that does not exist', () => {
    expect(faultsOf(changed((rules) => rules.computing.ties.push({ by: 'criterion', criterion: 'charm' })))).toEqual(['input.content.computing.ties[2].criterion']);
  });

  it('refuses to drop more marks than there are', () => {
    expect(faultsOf(changed((rules) => (rules.computing.method = { kind: 'trimmed', high: 3, low: 2 })))).toEqual(['input.content.computing.method']);
  });

  it('refuses a quota “of which” that is no quota', () => {
    expect(faultsOf(changed((rules) => rules.deciding.quotas.push({ code: 'a', name: 'A', attribute: 'x', values: ['y'], kind: 'floor', percent: 30, of: 'nobody' })))).toEqual(['input.content.deciding.quotas']);
  });

  it('a version stored before components, spread, measuring and blind judging were known still reads, and says the same', () => {
    const { components: _c, spread: _s, isBlind: _b, declaration: _d, practice: _p, ...judging } = starStandardRules.month.judging;
    const { rounding: _r, ...computing } = starStandardRules.month.computing;
    const stored = { ...starStandardRules.month, judging: { ...judging, criteria: judging.criteria.map(({ aspect: _a, ...one }) => one) }, computing };
    const read = ruleContent.parse(stored);
    expect(read.judging).toMatchObject({ components: [], spread: null, isBlind: false, practice: 0, declaration: STANDARD_DECLARATION });
    expect(read.judging.criteria.every((one) => one.aspect === 'judgement')).toBe(true);
    expect(read.computing.rounding).toBe('half_up');
    expect(isSameRules(stored, starStandardRules.month)).toBe(true);
    expect(isSameRules(stored, changed((rules) => (rules.judging.isBlind = true)))).toBe(false);
  });

  describe('a measurement', () => {
    const measured = (measure: Criterion['measure'], aspect: Criterion['aspect'] = 'measurement'): string[] =>
      faultsOf(changed((rules) => Object.assign(rules.judging.criteria[1]!, { aspect, measure })));
    const path = 'input.content.judging.criteria[1].measure';

    it('names its nominal value and tolerances, ascending, none earning more than a narrower one', () => {
      expect(measured({ unit: 'mm', nominal: 25_000, bands: [{ within: 10, mark: 100_000 }, { within: 50, mark: 60_000 }] })).toEqual([]);
      expect(measured(undefined)).toEqual([path]);
      expect(measured({ unit: 'mm', nominal: 0, bands: [{ within: 50, mark: 60_000 }, { within: 50, mark: 50_000 }] })).toEqual([`${path}.bands[1].within`]);
      expect(measured({ unit: 'mm', nominal: 0, bands: [{ within: 10, mark: 60_000 }, { within: 50, mark: 70_000 }] })).toEqual([`${path}.bands[1].mark`]);
    });

    it('earns marks on the scale of its criterion only, and a judged criterion measures nothing', () => {
      expect(measured({ unit: 'mm', nominal: 0, bands: [{ within: 10, mark: 100_010 }] })).toEqual([`${path}.bands[0].mark`]);
      expect(measured({ unit: 'mm', nominal: 0, bands: [{ within: 10, mark: 55_555 }] })).toEqual([`${path}.bands[0].mark`]);
      expect(measured({ unit: 'mm', nominal: 0, bands: [{ within: 10, mark: 0 }] }, 'judgement')).toEqual([path]);
    });
  });

  describe('components', () => {
    const THEORY = { code: 'theory', name: '理论', weight: 30, passMark: 60_000 };
    const PRACTICE = { code: 'practice', name: '实操', weight: 70, passMark: null };
    const composed = (components: RuleContent['judging']['components'], of: readonly (string | undefined)[]): string[] =>
      faultsOf(changed((rules) => {
        rules.judging.components = components;
        rules.judging.criteria.forEach((one, at) => Object.assign(one, { component: of[at] }));
      }));

    it('hold every criterion between them, and each at least one', () => {
      expect(composed([THEORY, PRACTICE], ['theory', 'theory', 'practice', 'practice'])).toEqual([]);
      expect(composed([THEORY, PRACTICE], ['theory', 'theory', 'theory', 'theory'])).toEqual(['input.content.judging.components[1]']);
      expect(composed([THEORY], ['theory', 'theory', 'theory', undefined])).toEqual(['input.content.judging.criteria[3].component']);
      expect(composed([THEORY], ['theory', 'theory', 'theory', 'charm'])).toEqual(['input.content.judging.criteria[3].component']);
      expect(composed([], ['theory', undefined, undefined, undefined])).toEqual(['input.content.judging.criteria[0].component']);
    });

    it('have codes of their own and pass marks that can be reached', () => {
      expect(composed([THEORY, THEORY], ['theory', 'theory', 'theory', 'theory'])).toEqual(['input.content.judging.components']);
      expect(composed([{ ...THEORY, passMark: 100_001 }], ['theory', 'theory', 'theory', 'theory'])).toEqual(['input.content.judging.components[0].passMark']);
    });
  });

  it('refuses a spread limit no two judges could pass', () => {
    expect(faultsOf(changed((rules) => (rules.judging.spread = { limit: 100_001, then: 'discussion' })))).toEqual(['input.content.judging.spread.limit']);
    expect(faultsOf(changed((rules) => (rules.judging.spread = { limit: 15_000, then: 'further_judge' })))).toEqual([]);
  });

  it('knows every method and both ways to round', () => {
    for (const kind of ['mean', 'median', 'zscore', 'calibrated'] as const) expect(faultsOf(changed((rules) => Object.assign(rules.computing, { method: { kind }, rounding: 'half_even' })))).toEqual([]);
    expect(faultsOf(changed((rules) => Object.assign(rules.computing, { method: { kind: 'dice' } })))).toEqual(['input.content.computing.method.kind']);
  });

  it('refuses two criteria of one code and a choice without choices', () => {
    expect(faultsOf(changed((rules) => rules.judging.criteria.push(rules.judging.criteria[0]!)))).toEqual(['input.content.judging.criteria']);
    expect(faultsOf(changed((rules) => rules.form.fields.push({ code: 'kind', label: '种类', kind: 'choice', required: true, maxLength: 10, choices: [], help: '' })))).toEqual(['input.content.form.fields[3].choices']);
  });
});
