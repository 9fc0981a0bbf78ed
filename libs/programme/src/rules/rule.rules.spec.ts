import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { hashOfRules, readRules } from './rule.rules';
import type { RuleContent } from './rule-content';
import { fiveSmallStandardRules, starStandardRules } from './standard-rules';

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
    for (const rules of [...Object.values(starStandardRules), fiveSmallStandardRules]) expect(faultsOf(rules)).toEqual([]);
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
    expect(() => readRules(faulty)).toThrow('「input.content.deciding.places」数值过小');
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

  it('refuses two criteria of one code and a choice without choices', () => {
    expect(faultsOf(changed((rules) => rules.judging.criteria.push(rules.judging.criteria[0]!)))).toEqual(['input.content.judging.criteria']);
    expect(faultsOf(changed((rules) => rules.form.fields.push({ code: 'kind', label: '种类', kind: 'choice', required: true, maxLength: 10, choices: [], help: '' })))).toEqual(['input.content.form.fields[3].choices']);
  });
});
