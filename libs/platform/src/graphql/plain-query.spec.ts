import { describe, expect, it } from '@jest/globals';
import { visitor } from '@jiangong/kernel';
import fc from 'fast-check';
import {
  execute, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, GraphQLUnionType, parse, validate,
  type ExecutionResult, type GraphQLFieldConfigMap,
} from 'graphql';
import { GraphContext } from './context';
import { PlainQuery } from './plain-query';
import { DateTime } from './scalars';

/** As Nest makes it for a field that has no resolver of its own. */
const nestField = (name: string) => ({ rootFieldResolver: (root: Record<string, unknown>) => root[name] }).rootFieldResolver;

const star: GraphQLObjectType = new GraphQLObjectType({
  name: 'Star',
  fields: (): GraphQLFieldConfigMap<Record<string, unknown>, unknown> => ({
    id: { type: new GraphQLNonNull(GraphQLID), resolve: nestField('id') },
    name: { type: new GraphQLNonNull(GraphQLString) },
    deeds: { type: GraphQLString, resolve: nestField('deeds') },
    score: { type: GraphQLInt },
    at: { type: DateTime },
    others: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(star))) },
    counted: { type: GraphQLInt, resolve: () => Promise.resolve(7) },
  }),
});
const either = new GraphQLUnionType({ name: 'Either', types: [star], resolveType: () => 'Star' });

let given: unknown = null;
const field = (type: GraphQLNonNull<typeof star> | GraphQLList<typeof star> | typeof either) => ({
  type,
  args: { first: { type: GraphQLInt, defaultValue: 20 }, kind: { type: GraphQLString } },
  resolve: (_source: unknown, args: object): unknown => {
    if (given instanceof Error) throw given;
    return given === 'arguments' ? { id: '1', name: JSON.stringify(args), others: [] } : given;
  },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { star: field(new GraphQLNonNull(star)), stars: field(new GraphQLList(star)), either: field(either) } }),
});
const context = new GraphContext(visitor, 'zh');

/** What graphql-js says, and what the plain query says; null when it leaves the document or the data to graphql-js. */
async function both(text: string, data: unknown, variables: Record<string, unknown> = {}): Promise<{ slow: unknown; fast: unknown }> {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  given = data;
  const slow = JSON.parse(JSON.stringify(await execute({ schema, document, variableValues: variables, contextValue: context }))) as ExecutionResult;
  const answer = await PlainQuery.of(schema, document)?.answer(variables, context);
  const fast = !answer ? null : 'text' in answer ? JSON.parse(answer.text) : JSON.parse(JSON.stringify(answer));
  return { slow, fast };
}

const leaf = { id: fc.string(), name: fc.string(), deeds: fc.option(fc.string()), score: fc.option(fc.integer({ min: -1000, max: 100_000 })), at: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })) };
const anyStar = fc.record({ ...leaf, others: fc.array(fc.record({ ...leaf, others: fc.constant([]) }), { maxLength: 3 }) });

describe('a plain query', () => {
  it('answers what graphql-js answers, letter by letter', async () => {
    const text = 'query Q($first: Int) { star(first: $first) { __typename id name x: deeds ...More others { id at } } } fragment More on Star { score ... on Star { at } }';
    await fc.assert(fc.asyncProperty(anyStar, async (data) => {
      const { slow, fast } = await both(text, data);
      expect(fast).toEqual(slow);
    }));
  });

  it('lists may be empty, absent, or hold nothing', async () => {
    for (const data of [[], null, [null, { id: '1', name: 'a' }]]) {
      const { slow, fast } = await both('{ stars { id name score } }', data);
      expect(fast).toEqual(slow);
    }
  });

  it('arguments come from the text, the variables or the defaults, as they do in graphql-js', async () => {
    const text = 'query Q($first: Int = 5, $kind: String) { star(first: $first, kind: $kind) { name } }';
    for (const variables of [{}, { first: 3 }, { first: null, kind: 'skill' }, { kind: null }]) {
      const { slow, fast } = await both(text, 'arguments', variables);
      expect(fast).toEqual(slow);
    }
    const { slow, fast } = await both('{ star(kind: "labour") { name } }', 'arguments');
    expect(fast).toEqual(slow);
  });

  it('a resolver that fails is told with its place', async () => {
    const { slow, fast } = await both('{ star { id } }', new Error('away'));
    expect(fast).toMatchObject({ data: null, errors: [{ message: 'away', path: ['star'] }] });
    expect(slow).toMatchObject({ errors: [{ message: 'away', path: ['star'] }] });
  });

  it('leaves to graphql-js what it does not know: directives, resolvers further down, unions, several operations, introspection', () => {
    const others = [
      'query Q($yes: Boolean!) { star { id name @include(if: $yes) } }', '{ star { id counted } }', '{ either { __typename } }', 'query A { star { id } } query B { star { name } }',
      '{ __schema { types { name } } }', '{ star { others { id } ...O } } fragment O on Star { others { name } }',
    ];
    for (const text of others) expect(PlainQuery.of(schema, parse(text))).toBeNull();
  });

  it('leaves to graphql-js what is not plain after all: a gap where something must be, a promise, variables that do not fit', async () => {
    const broken: [string, unknown, Record<string, unknown>][] = [
      ['{ star { id name } }', { id: '1', name: null }, {}], ['{ star { id score } }', { id: '1', score: 'many' }, {}], ['{ star { name } }', { name: Promise.resolve('later') }, {}],
      ['query Q($first: Int) { star(first: $first) { id } }', { id: '1' }, { first: 'three' }],
    ];
    for (const [text, data, variables] of broken) expect((await both(text, data, variables)).fast).toBeNull();
  });
});
