import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BadInput, definePermissions, defineRefusal } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { Module, ParseUUIDPipe } from '@nestjs/common';
import { Args, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Reader } from '../database/reader';
import { Allow, AllowAnyone } from './allow';
import { PageArgs } from './connection.view';
import { GraphEdge } from './http-driver';
import { orRefusal } from './refusal.view';

const NoPlaceLeft = defineRefusal('TEST_NO_PLACE_LEFT', (f: { places: number }) => ({ zh: `名额为 ${f.places}，已用完`, en: `all ${f.places} places are used` }));

definePermissions({ 'seat.inspect': ['auditor'] });

@ObjectType('Seat')
class SeatView {
  @Field(() => Int) number: number;
  @Field(() => SeatView, { nullable: true }) next: SeatView | null;
}
const SeatOrRefusal = orRefusal('Seat', SeatView);

@Resolver()
class SeatResolver {
  constructor(private readonly reader: Reader) {}

  @AllowAnyone('test')
  @Query(() => SeatView)
  broken(): SeatView {
    throw new Error('relation "secret_table" does not exist at /srv/app/secret.ts');
  }

  @AllowAnyone('test')
  @Query(() => SeatView)
  away(): SeatView {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
  }

  @AllowAnyone('test')
  @Query(() => SeatView)
  seat(@Args('id', ParseUUIDPipe) id: string): SeatView {
    return { number: id.length, next: null };
  }

  @AllowAnyone('test')
  @Query(() => SeatView)
  async noted(@Args('text') text: string): Promise<SeatView> {
    return { number: (await this.reader.rows('select $1::text', [text])).length, next: null };
  }

  @AllowAnyone('test')
  @Query(() => SeatView)
  busy(): SeatView {
    throw Object.assign(new Error('could not serialize access'), { driverError: { code: '40001' } });
  }

  @AllowAnyone('test')
  @Query(() => [SeatView])
  page(@Args() page: PageArgs): SeatView[] {
    return [{ number: page.first, next: null }];
  }

  @AllowAnyone('test')
  @Mutation(() => SeatOrRefusal)
  take(@Args('number', { type: () => Int }) number: number): SeatView {
    if (number === 0) throw BadInput.at('number', '座位号从 1 开始', 'seats start at 1');
    if (number > 2) throw new NoPlaceLeft({ places: 2 });
    return { number, next: null };
  }

  @Allow('seat.inspect')
  @Query(() => SeatView)
  guarded(): SeatView {
    return { number: 1, next: null };
  }
}

@Module({ providers: [SeatResolver] })
class SeatModule {}

describe('the GraphQL edge', () => {
  let product: TestProduct;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [SeatModule], entities: [] });
    const endpoint = product.get(GraphEdge).endpoint!;
    server = createServer((request, response) => void endpoint(request, response)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  afterAll(async () => {
    server.close();
    await product.stop();
  });

  interface Answer {
    readonly status: number;
    readonly text: string;
    readonly body: { data?: Record<string, unknown>; errors?: { message: string; extensions: Record<string, unknown> }[] };
  }

  async function post(query: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as Answer['body'] };
  }

  it('an unforeseen error shows a sentence and a number, never its own message', async () => {
    const { body, text } = await post('{ broken { number } }');
    expect(body.errors![0]).toMatchObject({ message: '系统出错，已记录', extensions: { code: 'INTERNAL', correlationId: expect.any(String) } });
    expect(text).not.toMatch(/secret/);
  });

  it('a database that is away is told as 503 with the wish to come again', async () => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ away { number } }' }) });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.text()).not.toMatch(/10\.0\.0\.1/);
  });

  it('a refusal is a member of the answer, in the language of the reader', async () => {
    const query = 'mutation { take(number: 3) { __typename ... on Seat { number } ... on Refusal { code message facts } } }';
    expect((await post(query)).body.data).toEqual({ take: { __typename: 'Refusal', code: 'TEST_NO_PLACE_LEFT', message: '名额为 2，已用完', facts: { places: 2 } } });
    expect((await post(query, { 'accept-language': 'en' })).body.data).toMatchObject({ take: { message: 'all 2 places are used' } });
  });

  it('bad input names the field', async () => {
    const { body } = await post('mutation { take(number: 0) { __typename } }');
    expect(body.errors![0]!.extensions).toEqual({ code: 'BAD_INPUT', faults: [{ path: 'number', message: '座位号从 1 开始' }] });
  });

  it('what is no id, and what the database cannot hold, is bad input and no fault of ours', async () => {
    for (const query of ['{ seat(id: "x") { number } }', '{ noted(text: "a\\u0000b") { number } }']) {
      const { body } = await post(query);
      expect(body.errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT' });
      expect(body.errors![0]!.message).toMatch(/^输入有误/);
    }
  });

  it('work that was in others’ way at every try is told as 503', async () => {
    const { status, body } = await post('{ busy { number } }');
    expect([status, body.errors![0]!.extensions.code]).toEqual([503, 'UNAVAILABLE']);
  });

  it('answers are neither guessed at nor kept by anybody between', async () => {
    const { headers } = await fetch(`${url}?query=${encodeURIComponent('{ serverTime }')}`, { headers: { accept: 'application/json' } });
    expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store']);
  });

  it('a page larger than the largest is bad input', async () => {
    const { body } = await post('{ page(first: 101) { number } }');
    expect(body.errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', faults: [{ path: 'first' }] });
  });

  it('an operation of others needs somebody signed in', async () => {
    expect((await post('{ guarded { number } }')).body.errors![0]!.extensions.code).toBe('SIGN_IN_NEEDED');
  });

  it('a page of another origin is refused', async () => {
    expect((await post('{ serverTime }', { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post('{ serverTime }', { origin: new URL(url).origin })).status).toBe(200);
  });

  it('a form of another page cannot post: only JSON is read', async () => {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: '{ serverTime }' }) });
    expect(response.status).toBe(415);
  });

  it('a mutation does not come by a link', async () => {
    const response = await fetch(`${url}?query=${encodeURIComponent('mutation { take(number: 1) { __typename } }')}`);
    expect(response.status).toBe(405);
  });

  it('a body without end is cut off', async () => {
    expect((await post(`{ serverTime } #${'x'.repeat(300 * 1024)}`)).status).toBe(413);
  });

  it('a cyclic query of 400 bytes is answered at once and harms nothing', async () => {
    const { body } = await post(`mutation { take(number: 1) { ... on Seat { ${'next { '.repeat(40)}number${' }'.repeat(40)} } } }`);
    expect(body.errors![0]!.extensions).toMatchObject({ code: 'QUERY_TOO_LARGE', limit: 'depth' });
    expect((await post('{ serverTime }')).status).toBe(200);
  });
});
