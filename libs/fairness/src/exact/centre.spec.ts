import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centre, type CentreMethod } from './centre';
import { Rational } from './rational';
import { meanError, trimmedMeanError, weightedMeanError } from './standard-error';

const exact = (...literals: string[]): Rational[] => literals.map((literal) => Rational.parse(literal));
const marks = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 });
const trim = (high: number, low: number, minRemaining?: number): CentreMethod => ({ kind: 'trimmed', high, low, ...(minRemaining ? { minRemaining } : {}) });

describe('the centre of several judges', () => {
  it('trimming drops exactly one highest and one lowest, even when several are tied', () => {
    const { value, fates } = centre(exact('9.5', '9.5', '8', '9.5', '9.6'), trim(1, 1));
    expect(value.toString()).toBe('9.5');
    expect(fates).toEqual(['kept', 'kept', 'dropped_low', 'kept', 'dropped_high']);
    const equal = centre(exact('9', '9', '9', '9', '9'), trim(1, 1));
    expect(equal.fates.filter((fate) => fate === 'kept')).toHaveLength(3);
  });

  it('with fewer than minRemaining left nothing is trimmed, and it is said', () => {
    expect(centre(exact('9.1', '9.7'), trim(1, 1))).toMatchObject({ isTrimSkipped: true, fates: ['kept', 'kept'] });
    expect(centre(exact('1', '2', '6'), trim(1, 1)).value.toString()).toBe('2');
    expect(centre(exact('1', '2', '6'), trim(1, 1, 2)).value.toString()).toBe('3');
  });

  it('the median of an even panel is the mean of the middle two', () => {
    expect(centre(exact('9', '1', '4', '2'), { kind: 'median' }).value.toString()).toBe('3');
    expect(centre(exact('9', '1', '4'), { kind: 'median' }).value.toString()).toBe('4');
  });

  it('a weighted mean divides by the sum of the weights', () => {
    expect(centre(exact('90', '80'), { kind: 'mean' }, exact('1.5', '0.5')).value.toString()).toBe('87.5');
  });

  it('the trimmed mean equals the definition: sort, cut both ends, average in whole numbers', () => {
    fc.assert(
      fc.property(marks, fc.nat(3), fc.nat(3), (values, high, low) => {
        const { value, isTrimSkipped } = centre(values.map((mark) => Rational.of(mark)), trim(high, low));
        const sorted = [...values].sort((a, b) => a - b);
        const rest = values.length - high - low < 1 ? sorted : sorted.slice(low, sorted.length - high);
        expect(isTrimSkipped).toBe(values.length - high - low < 1);
        expect(value.equals(Rational.of(rest.reduce((a, b) => a + b, 0), rest.length))).toBe(true);
      }),
    );
  });

  it('no centre lies outside the marks, and the order of judges does not matter', () => {
    const method = fc.constantFrom<CentreMethod>({ kind: 'mean' }, { kind: 'median' }, trim(1, 1), trim(0, 2));
    fc.assert(
      fc.property(marks, method, (values, kind) => {
        const exactValues = values.map((mark) => Rational.of(mark));
        const { value } = centre(exactValues, kind);
        expect(value.compare(Rational.of(Math.min(...values)))).toBeGreaterThanOrEqual(0);
        expect(value.compare(Rational.of(Math.max(...values)))).toBeLessThanOrEqual(0);
        expect(centre([...exactValues].reverse(), kind).value.equals(value)).toBe(true);
      }),
    );
  });

  it('standard errors follow their formulas', () => {
    expect(meanError([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3) / 2, 12);
    expect(meanError([1])).toBeNull();
    expect(weightedMeanError([1, 2, 3, 4], [2, 2, 2, 2])).toBeCloseTo(Math.sqrt(5 / 3) / 2, 12);
    // 1 2 3 4 10 winsorises to 2 2 3 4 4: s = 1, 2γ = 0.4, so 1 / (0.6·√5).
    expect(trimmedMeanError([1, 2, 3, 4, 10], 1, 1)).toBeCloseTo(1 / (0.6 * Math.sqrt(5)), 12);
    expect(trimmedMeanError([1, 2, 3], 1, 1)).toBeNull();
  });
});
