import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairnessRefusal } from '../refusal';
import { Rational, type RoundingMode } from './rational';

const parse = (literal: string): Rational => Rational.parse(literal);
const fraction = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n)).map(([n, d]) => Rational.of(n, d));

describe('exact numbers', () => {
  it('a decimal literal means exactly what it says', () => {
    expect(parse('1.005').plus(parse('2.675')).equals(parse('3.68'))).toBe(true);
    expect(parse('0.1').plus(parse('0.2')).equals(parse('0.3'))).toBe(true);
    expect(parse('-1.25e2').toString()).toBe('-125');
    expect(parse('12e-3').toString()).toBe('0.012');
  });

  it.each(['', '1.', '.5', '1,5', '１', 'NaN', 'Infinity', '0x10', '1e999999999', '9'.repeat(2000)])('“%s” is refused as a number', (literal) => {
    expect(() => parse(literal)).toThrow(FairnessRefusal);
  });

  it.each<[string, number, RoundingMode, string]>([
    ['1.005', 2, 'half_up', '1.01'],
    ['2.675', 2, 'half_up', '2.68'],
    ['9.125', 2, 'half_up', '9.13'],
    ['-2.5', 0, 'half_up', '-3'],
    ['2.5', 0, 'half_even', '2'],
    ['3.5', 0, 'half_even', '4'],
    ['-2.5', 0, 'half_even', '-2'],
    ['9.125', 2, 'half_even', '9.12'],
    ['9.1250000000000000001', 2, 'half_even', '9.13'],
    ['0.0049', 2, 'half_up', '0'],
  ])('%s to %i places by %s is %s', (literal, places, mode, expected) => {
    expect(parse(literal).round(places, mode).toString()).toBe(expected);
  });

  it('a rounded value is a multiple of the unit and at most half a unit away', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), fc.constantFrom<RoundingMode>('half_up', 'half_even'), (value, places, mode) => {
        const rounded = value.round(places, mode);
        const gap = rounded.minus(value);
        const half = Rational.of(1n, 2n * 10n ** BigInt(places));
        expect(rounded.times(Rational.of(10n ** BigInt(places))).reduced().den).toBe(1n);
        expect((gap.num < 0n ? gap.negated() : gap).compare(half)).toBeLessThanOrEqual(0);
        expect(value.negated().round(places, mode).equals(rounded.negated())).toBe(true);
      }),
    );
  });

  it('sums, products and quotients obey the laws of fractions', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(a.plus(b).times(c).equals(a.times(c).plus(b.times(c)))).toBe(true);
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        if (!b.isZero()) expect(a.over(b).times(b).equals(a)).toBe(true);
      }),
    );
  });

  it('floor and ceil enclose the value and differ by at most one', () => {
    fc.assert(
      fc.property(fraction, (value) => {
        const [floor, ceil] = [value.floor(), value.ceil()];
        expect(Rational.of(floor).compare(value)).toBeLessThanOrEqual(0);
        expect(Rational.of(ceil).compare(value)).toBeGreaterThanOrEqual(0);
        expect(ceil - floor).toBe(value.reduced().den === 1n ? 0n : 1n);
      }),
    );
  });

  it('a number survives the way through a fraction and back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(Rational.fromNumber(value).toNumber()).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('plain numbers and bigints give the same fractions, part by part', () => {
    const huge = 10n ** 30n;
    const size = fc.integer({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1 });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 10 ** 8 }), size, fc.integer({ min: 1, max: 10 ** 8 }), (n, d, m, e) => {
        const [a, b] = [Rational.of(n, d), Rational.of(m, e)];
        // the definitions, in bigints alone
        const [N, D, M, E] = [BigInt(n), BigInt(d), BigInt(m), BigInt(e)];
        const plus = a.plus(b);
        expect(plus.num * (D * E)).toBe((N * E + M * D) * plus.den);
        const times = a.times(b);
        expect(times.num * (D * E)).toBe(N * M * times.den);
        expect(a.compare(b)).toBe(N * E < M * D ? -1 : N * E > M * D ? 1 : 0);
        expect(a.times(Rational.of(huge)).over(Rational.of(huge)).equals(a)).toBe(true);
        expect(a.times(Rational.of(huge)).over(Rational.of(huge)).round(3, 'half_even').toString()).toBe(a.round(3, 'half_even').toString());
        expect(a.toString()).toBe(Rational.of(N * huge, D * huge).toString());
      }),
      { numRuns: 1000 },
    );
  });

  it('a decimal becomes the float its digits stand for, by division as by its digits', () => {
    const few = fc.integer({ min: -(10 ** 10), max: 10 ** 10 });
    fc.assert(fc.property(few, fc.constantFrom(2, 8, 125, 1000, 100_000, 500_000, 10 ** 8), (n, d) => expect(Rational.of(n, d).toNumber()).toBe(Number(Rational.of(n, d).toString()))), { numRuns: 2000 });
  });

  it('a fraction becomes the nearest float there is, to the last bit', () => {
    const size = fc.bigInt({ min: 1n, max: 10n ** 40n });
    const bits = new DataView(new ArrayBuffer(8));
    const besides = (x: number): number[] => [1n, -1n].map((step) => {
      bits.setFloat64(0, x);
      bits.setBigUint64(0, bits.getBigUint64(0) + step);
      return bits.getFloat64(0);
    });
    // a float is a whole number times a power of two
    const exactly = (x: number): Rational => {
      const power = Math.floor(Math.log2(x)) - 60;
      return Rational.of(BigInt(x * 2 ** -power)).times(power < 0 ? Rational.of(1n, 1n << BigInt(-power)) : Rational.of(1n << BigInt(power)));
    };
    const distance = (value: Rational, x: number): Rational => [exactly(x).minus(value)].map((d) => (d.num < 0n ? d.negated() : d))[0]!;
    fc.assert(
      fc.property(size, size, (n, d) => {
        const value = Rational.of(n, d);
        const found = value.toNumber();
        for (const other of besides(found)) expect(distance(value, found).compare(distance(value, other))).toBeLessThanOrEqual(0);
        expect(value.negated().toNumber()).toBe(-found);
      }),
      { numRuns: 1000 },
    );
    // between two floats: to the even one, and a trace more tips it
    expect(Rational.of(2n ** 60n + 2n ** 7n).toNumber()).toBe(2 ** 60);
    expect(Rational.of((2n ** 60n + 2n ** 7n) * 10n ** 40n + 1n, 10n ** 40n).toNumber()).toBe(2 ** 60 + 2 ** 8);
    expect([parse('1e300').toNumber(), parse('1e-300').toNumber(), parse('1e400').toNumber(), parse('1e-400').toNumber()]).toEqual([1e300, 1e-300, Infinity, 0]);
  });

  it('nought has no sign', () => {
    for (const nought of [parse('-0'), Rational.zero.negated(), Rational.of(-0, 5), parse('-0.004').round(2, 'half_up')]) {
      expect([nought.toString(), Object.is(nought.toNumber(), 0)]).toEqual(['0', true]);
    }
  });

  it('people read a decimal where there is one and a fraction where there is none', () => {
    expect(Rational.of(8965250, 100000).toString()).toBe('89.6525');
    expect(Rational.of(271, 3).toString()).toBe('271/3');
    expect(Rational.of(-1, 8).toString()).toBe('-0.125');
    expect(parse('90').toFixed(2)).toBe('90.00');
    expect(parse('-0.05').toFixed(1)).toBe('-0.1');
  });
});
