import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

/** Straight from the definition. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(Object.is(value, -0) ? 0 : value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => `${JSON.stringify(name)}:${plainText(member)}`).join(',')}}`;
}

const names = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('10', '9', '01', '1e3', '__proto__', 'a', 'B', 'ä'));
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.maxSafeInteger(), fc.constant(-0), fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null), fc.array(tie('value')), fc.dictionary(names, fc.oneof(tie('value'), fc.constant(undefined)))),
}));

describe('canonical JSON', () => {
  it('is what its definition says, whatever the names', () => {
    fc.assert(fc.property(values, (value) => expect(canonicalJson(value)).toBe(plainText(value))), { numRuns: 1000 });
  });

  it('puts names in the order of their code units, also those an object would put first', () => {
    expect(canonicalJson([{ b: 1, 10: [{ z: undefined, y: '' }], 9: null, a: -0 }])).toBe('[{"10":[{"y":""}],"9":null,"a":0,"b":1}]');
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"d":1,"c":2}}'))).toBe('{"__proto__":{"c":2,"d":1},"b":1}');
  });

  it('leaves what it is given as it is', () => {
    const given = { b: [{ d: 1, c: 2 }], a: undefined };
    canonicalJson(given);
    expect(Object.keys(given)).toEqual(['b', 'a']);
    expect(Object.keys(given.b[0]!)).toEqual(['d', 'c']);
  });

  it('refuses what has no one text', () => {
    for (const one of [0.5, Number.NaN, 2 ** 53, undefined, new Date(0), new Map(), () => 1, 1n, [undefined], { 1: { a: 0.5 } }]) expect(() => canonicalJson(one)).toThrow(TypeError);
  });
});
