import { describe, expect, test } from '@jest/globals';
import { Client, fetchExchange, gql, type AnyVariables } from 'urql';
import { createCache } from './cache';

type Answers = Record<string, unknown>;

/** A client whose server answers each operation by its name, and the list of what was asked. */
function clientOf(answers: Answers, language?: string) {
  const asked: string[] = [];
  const client = new Client({
    url: 'http://server.test/graphql', preferGetMethod: false, exchanges: [createCache(language), fetchExchange],
    fetch: (_url, init) => {
      const { operationName } = JSON.parse(String(init?.body)) as { operationName: string };
      asked.push(operationName);
      return Promise.resolve(new Response(JSON.stringify({ data: answers[operationName] }), { headers: { 'content-type': 'application/json' } }));
    },
  });
  const query = (text: string) => client.query<Answers, AnyVariables>(gql(text), {}).toPromise();
  const change = (text: string) => client.mutation<Answers, AnyVariables>(gql(text), {}).toPromise();
  return { query, change, asked };
}

const pass = 'mutation Pass { passRecommendation(input: { id: "r1" }) { __typename ... on Recommendation { id state } ... on Refusal { ...Told } } } fragment Told on Refusal { __typename code message facts }';
const list = 'query List { recommendations(roundId: "1") { nodes { id state } } }';
const listed = { recommendations: { __typename: 'RecommendationConnection', nodes: [{ __typename: 'Recommendation', id: 'r1', state: 'in_review' }] } };

describe('the cache', () => {
  test('a result is read as what it is, whatever was answered before', async () => {
    const { query, change } = clientOf({ List: listed, Pass: { passRecommendation: { __typename: 'Recommendation', id: 'r1', state: 'passed' } } });
    await query(list);
    expect((await change(pass)).data?.passRecommendation).toEqual({ __typename: 'Recommendation', id: 'r1', state: 'passed' });
    expect((await change(pass)).data?.passRecommendation).toEqual({ __typename: 'Recommendation', id: 'r1', state: 'passed' });
  });

  test('a refusal is read with its code, message and figures', async () => {
    const refusal = { __typename: 'Refusal', code: 'NOT_UNDER_REVIEW', message: '不能审核', facts: { code: '0001' } };
    const { change } = clientOf({ Pass: { passRecommendation: refusal } });
    expect((await change(pass)).data?.passRecommendation).toEqual(refusal);
  });

  test('lists that a command makes stale are asked for again; after a refusal they are not', async () => {
    const passed = clientOf({ List: listed, Pass: { passRecommendation: { __typename: 'Recommendation', id: 'r1', state: 'passed' } } });
    await passed.query(list);
    await passed.query(list);
    expect(passed.asked).toEqual(['List']);
    await passed.change(pass);
    await passed.query(list);
    expect(passed.asked).toEqual(['List', 'Pass', 'List']);

    const refused = clientOf({ List: listed, Pass: { passRecommendation: { __typename: 'Refusal', code: 'X', message: '', facts: {} } } });
    await refused.query(list);
    await refused.change(pass);
    await refused.query(list);
    expect(refused.asked).toEqual(['List', 'Pass']);
  });

  test('an entry stepped back from is not kept: whoever goes back to it has the server decide', async () => {
    const sheet = (id: string) => `query Sheet { sheet(id: "${id}") { id state comment } }`;
    const stepBack = 'mutation Back { recuseSheet(input: { sheetId: "s1", reasonCode: "kin" }) { __typename ... on Sheet { id state } ... on Refusal { code } } }';
    const recused = clientOf({ Sheet: { sheet: { __typename: 'Sheet', id: 's1', state: 'open', comment: '' } }, Back: { recuseSheet: { __typename: 'Sheet', id: 's1', state: 'recused' } } });
    await recused.query(sheet('s1'));
    await recused.query(sheet('s1'));
    await recused.change(stepBack);
    await recused.query(sheet('s1'));
    expect(recused.asked).toEqual(['Sheet', 'Back', 'Sheet']);
  });

  test('names that everybody has are told in the language of the page, others as they are', async () => {
    const rounds = { rounds: [{ __typename: 'Round', id: '1', name: '2026年5月' }, { __typename: 'Round', id: '2', name: '第一场' }] };
    const namesIn = async (language: string) => ((await clientOf({ Rounds: rounds }, language).query('query Rounds { rounds { id name } }')).data!.rounds as { name: string }[]).map(({ name }) => name);
    expect(await namesIn('en')).toEqual(['May 2026', '第一场']);
    expect(await namesIn('zh-CN')).toEqual(['2026年5月', '第一场']);
  });

  test('the graph of what a command makes stale names only fields the schema has', async () => {
    const { readFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { buildSchema } = await import('graphql');
    const { STALE_AFTER } = await import('./cache');
    const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../api/schema.graphql'), 'utf8'));
    expect(Object.keys(STALE_AFTER).filter((command) => !(command in schema.getMutationType()!.getFields()))).toEqual([]);
    expect(Object.values(STALE_AFTER).flat().filter((field) => !(field in schema.getQueryType()!.getFields()))).toEqual([]);
  });
});
