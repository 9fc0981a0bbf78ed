import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scoreOf, sheetsOf } from './evaluation.rules';
import { schemeContent, SOURCES, standardScheme } from './scheme.rules';

const indicator = (weight: number, measure: Parameters<typeof scoreOf>[0]['measure']) => ({ weight, measure });

describe('an indicator', () => {
  it('is scored in whole thousandths: share of the best, of the target, or of what lies below the limit', () => {
    expect([scoreOf(indicator(20, { kind: 'to_best' }), 1, 3), scoreOf(indicator(20, { kind: 'to_best' }), 0, 0)]).toEqual([6_666, 0]);
    expect([500, 1000, 2000, null].map((value) => scoreOf(indicator(15, { kind: 'to_target', target: 1000 }), value, 9))).toEqual([7_500, 15_000, 15_000, 0]);
    expect([0, 150, 300, 900].map((value) => scoreOf(indicator(10, { kind: 'below', limit: 300 }), value, 9))).toEqual([10_000, 5_000, 0, 0]);
  });

  it('never weighs more than its weight, nor less than nothing', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: -5, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 9 }), (weight, value, limit) => {
      for (const measure of [{ kind: 'to_best' }, { kind: 'to_target', target: limit }, { kind: 'below', limit }] as const) {
        const score = scoreOf(indicator(weight, measure), value, limit);
        expect(Number.isSafeInteger(score) && score >= 0 && score <= weight * 1000).toBe(true);
      }
    }));
  });
});

describe('districts', () => {
  it('are ranked by their totals, equals share a rank and the next is left out; nobody is left without a grade', () => {
    const facts = (districtId: string, units: number) => ({ districtId, values: { units, persons: units, honours: units, in_time: 1000, returned: 0, accepted: 900, plan: 10 } });
    const sheets = sheetsOf(standardScheme, [facts('d', 1), facts('b', 10), facts('a', 10), facts('c', 5)]);
    expect(sheets.map(({ districtId, rank, total, grade }) => [districtId, rank, total, grade])).toEqual([['a', 1, 100_000, '优秀'], ['b', 1, 100_000, '优秀'], ['c', 3, 72_500, '良好'], ['d', 4, 50_500, '合格']]);
    for (const sheet of sheets) expect(sheet.lines.reduce((sum, { score }) => sum + score, 0)).toBe(sheet.total);
  });
});

describe('the indicator tree', () => {
  const withSource = (source: string) => ({ ...standardScheme, groups: [{ ...standardScheme.groups[2]!, indicators: [{ ...standardScheme.groups[2]!.indicators[0]!, weight: 100, source }] }] });

  it('adds to 100, names nothing twice, and its grades end at nothing', () => {
    expect(schemeContent.safeParse(standardScheme).success).toBe(true);
    expect(schemeContent.safeParse(withSource('honours')).success).toBe(true);
    expect(schemeContent.safeParse({ ...standardScheme, groups: standardScheme.groups.slice(1) }).success).toBe(false);
    expect(schemeContent.safeParse({ ...standardScheme, groups: [...standardScheme.groups, standardScheme.groups[0]] }).success).toBe(false);
    expect(schemeContent.safeParse({ ...standardScheme, grades: [{ name: '优秀', from: 1 }] }).success).toBe(false);
  });

  it.each(['likes', 'views', 'comments', 'engagement', 'page_views', 'shares', 'check_ins', 'online_minutes', 'downloads'])('no indicator can be reckoned from %s', (source) => {
    expect(SOURCES as readonly string[]).not.toContain(source);
    expect(schemeContent.safeParse(withSource(source)).success).toBe(false);
  });

  it('no statement behind a source reads what belongs to engagement', () => {
    const statements = readFileSync('libs/recognition/src/evaluations/district-facts.ts', 'utf8');
    expect(statements).toContain('from entry');
    expect(statements).not.toMatch(/like|view_|engagement|comment|visitor/i);
  });
});
