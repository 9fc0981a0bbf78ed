import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { DocumentCache } from './documents';

const schema = buildSchema(`
  type Query { unit(id: ID): Unit units(first: Int = 20): UnitConnection }
  type UnitConnection { nodes: [Unit!]! }
  type Unit { id: ID! name: String parent: Unit children(first: Int = 20): UnitConnection members: [Unit!]! }
`);
const documents = new DocumentCache(schema);
const codeOf = (query: string): unknown => {
  const checked = documents.check(query);
  return 'errors' in checked ? (checked.errors[0]!.extensions.limit ?? checked.errors[0]!.message) : 'accepted';
};

describe('what one document may ask', () => {
  it('a screen of the product passes', () => {
    expect(codeOf('{ units(first: 20) { nodes { id name parent { name } children(first: 5) { nodes { name } } } } }')).toBe('accepted');
  });

  it('a cyclic query of 400 bytes is refused before it runs', () => {
    const query = `{ unit { ${'members { '.repeat(40)}id${' }'.repeat(40)} } }`;
    expect(query.length).toBeLessThan(500);
    expect(codeOf(query)).toBe('depth');
  });

  it('wide lists inside lists are refused by cost', () => {
    expect(codeOf('{ units(first: 100) { nodes { children(first: 100) { nodes { children(first: 100) { nodes { id } } } } } } }')).toBe('cost');
  });

  it('a page size hidden in a variable counts as the largest page', () => {
    expect(codeOf('query ($n: Int) { units(first: $n) { nodes { children(first: $n) { nodes { children(first: $n) { nodes { id } } } } } } }')).toBe('cost');
  });

  it('many names for one field are refused', () => {
    expect(codeOf(`{ ${Array.from({ length: 31 }, (_, i) => `a${i}: unit { id }`).join(' ')} }`)).toBe('aliases');
  });

  it('fragments that double each other are weighed once and refused by their fields', () => {
    const fragments = Array.from({ length: 24 }, (_, i) => `fragment F${i} on Unit { ...F${i + 1} ...F${i + 1} }`).join(' ');
    const began = Date.now();
    expect(codeOf(`{ unit { ...F0 } } ${fragments} fragment F24 on Unit { id }`)).toBe('fields');
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it('questions about the schema itself are weighed like any other', () => {
    expect(codeOf('{ __schema { queryType { name } types { name kind } } }')).toBe('accepted');
    const wide = Array.from({ length: 31 }, (_, i) => `a${i}: fields { name }`).join(' ');
    expect(codeOf(`{ __schema { types { fields { type { ${wide} } } } } }`)).toBe('aliases');
    expect(codeOf('{ __type(name: "Unit") { fields { type { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } } }')).toBe('depth');
  });

  it('a field repeated five hundred times is refused before its pairs are compared', () => {
    expect(codeOf(`{ ${'unit { id } '.repeat(480)} }`)).toBe('fields');
  });

  it('what is remembered of documents has an end, however long each is', () => {
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < 1_000; at++) documents.check(`{ unit { id } } # ${at} ${'x'.repeat(200_000)}`);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
  });

  it('too many tokens are refused while parsing', () => {
    expect(String(codeOf(`{ ${'unit { id } '.repeat(700)} }`))).toMatch(/token/i);
  });
});
