import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { visitor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, aMember, anAccount, anActorOf, TEST_PASSWORD, type City } from '../testing';
import { ACTOR_SOURCE, GraphEdge, Reader } from '@jiangong/platform';
import { TestProduct } from '@jiangong/testing';
import { ForgetExpired } from './forget-expired';
import { SessionActors } from './public';
import { SIGN_IN_LIMITS, SignInLimits } from './sign-in-limits';

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  ... on Viewer { accountId name username permissions grants { role organization { id name } } member { name organization { id } } }
  ... on Refusal { code message facts } } }`;
const MINUTE = 60_000;
const HOUR = 3_600_000;

describe('signing in', () => {
  let product: TestProduct;
  let city: City;
  let server: Server;
  let url: string;
  let accountId: string;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    const endpoint = product.get(GraphEdge).endpoint!;
    server = createServer((request, response) => void endpoint(request, response)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const memberId = await aMember(product, { organizationId: city.team, name: '陈静' });
    accountId = await anAccount(product, { username: 'chenjing', name: '陈静', memberId, roles: { unit_cadre: city.enterprises[0] } });
  });
  afterAll(async () => {
    server?.close();
    await product?.stop();
  });
  beforeEach(() => product.reader.rows('delete from rate_limit'));

  async function send(query: string, variables: object = {}, cookie = '') {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query, variables }) });
    return { body: (await response.json()) as { data: Record<string, never>; errors?: unknown }, setCookie: response.headers.get('set-cookie') };
  }
  const signIn = (username = 'chenjing', password = TEST_PASSWORD, cookie = '') => send(SIGN_IN, { input: { username, password } }, cookie);
  const cookieOf = (setCookie: string | null) => setCookie!.split(';')[0]!;
  const signedIn = async () => cookieOf((await signIn()).setCookie);
  const viewerName = async (cookie: string) => ((await send('{ viewer { name } }', {}, cookie)).body.data.viewer as unknown as { name: string } | null)?.name ?? null;

  it('opens a session and tells who one is, with every permission held anywhere', async () => {
    const { body, setCookie } = await signIn();
    expect(body.errors).toBeUndefined();
    expect(body.data.signIn).toMatchObject({
      accountId, name: '陈静', username: 'chenjing', member: { name: '陈静', organization: { id: city.team } },
      grants: [{ role: 'member', organization: { id: city.team } }, { role: 'unit_cadre', organization: { id: city.enterprises[0], name: '红岩机械有限公司' } }],
    });
    const { permissions } = body.data.signIn as unknown as { permissions: string[] };
    expect(permissions).toContain('member.enrol');
    expect(permissions).not.toContain('account.open');
    expect(setCookie).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await viewerName(cookieOf(setCookie))).toBe('陈静');
  });

  it('takes the user name as people type it: capitals, full width, spaces around', async () => {
    expect((await signIn(' ＣhenJing ')).body.data.signIn).toMatchObject({ accountId });
  });

  it('keeps no token: what is stored does not open the door', async () => {
    const cookie = await signedIn();
    const [row] = await product.reader.rows<{ hash: string }>('select token_hash as hash from session order by created_at desc limit 1');
    expect(cookie).not.toContain(row!.hash);
    expect(await viewerName(`sid=${row!.hash.slice(0, 43)}`)).toBeNull();
  });

  it('uses the same words for an unknown user and a wrong password, and sets no cookie', async () => {
    const [wrong, unknown] = [await signIn('chenjing', 'not-the-password'), await signIn('nobody', 'not-the-password')];
    expect(wrong.body.data.signIn).toEqual({ code: 'SIGN_IN_FAILED', message: '用户名或密码不正确', facts: {} });
    expect(unknown.body.data).toEqual(wrong.body.data);
    expect([wrong.setCookie, unknown.setCookie]).toEqual([null, null]);
  });

  it('takes as long for an unknown user as for a wrong password', async () => {
    const time = async (username: string) => {
      const began = performance.now();
      await signIn(username, 'not-the-password');
      return performance.now() - began;
    };
    await time('nobody');
    const least = { known: Infinity, unknown: Infinity };
    for (let i = 0; i < 4; i++) {
      least.known = Math.min(least.known, await time('chenjing'));
      least.unknown = Math.min(least.unknown, await time(`ghost${i}`));
    }
    expect(least.unknown).toBeGreaterThan(least.known / 2);
  });

  it('gives nobody who has no cookie, a foreign one, or a crooked one', async () => {
    for (const cookie of ['', 'sid=', `sid=${'A'.repeat(43)}`, 'sid=%E0%A4%A']) expect(await viewerName(cookie)).toBeNull();
  });

  it('ends the session the browser had when another begins', async () => {
    const before = await signedIn();
    await signIn('chenjing', TEST_PASSWORD, before);
    expect(await viewerName(before)).toBeNull();
  });

  it('signs out this browser, and everywhere when asked', async () => {
    const [one, two, three] = [await signedIn(), await signedIn(), await signedIn()];
    const out = await send('mutation { signOut }', {}, one);
    expect(out.setCookie).toContain('Max-Age=0');
    expect([await viewerName(one), await viewerName(two)]).toEqual([null, '陈静']);
    await send('mutation { signOutEverywhere }', {}, two);
    expect([await viewerName(two), await viewerName(three)]).toEqual([null, null]);
    expect((await send('mutation { signOut }', {}, two)).body.data.signOut).toBe(true);
  });

  it('slides: used every eleven hours it lives on, unused for twelve it is over', async () => {
    const cookie = await signedIn();
    for (let i = 0; i < 3; i++) {
      product.clock.advance(11 * HOUR);
      expect(await viewerName(cookie)).toBe('陈静');
    }
    product.clock.advance(12 * HOUR);
    expect(await viewerName(cookie)).toBeNull();
    expect((await product.reader.rows('select 1 from session')).length).toBeGreaterThan(0);
    await product.get(ForgetExpired).run();
    expect(await product.reader.rows('select 1 from session')).toEqual([]);
  });

  it('ends after thirty days, however much it is used', async () => {
    const cookie = await signedIn();
    for (let hours = 0; hours + 11 < 30 * 24; hours += 11) {
      product.clock.advance(11 * HOUR);
      expect(await viewerName(cookie)).toBe('陈静');
    }
    product.clock.advance(6 * HOUR);
    expect(await viewerName(cookie)).toBeNull();
  });

  it('notes that a session lives at most once a minute', async () => {
    const cookie = await signedIn();
    const seen = async () => (await product.reader.first<{ at: Date }>('select last_seen_at as at from session order by created_at desc limit 1'))!.at.getTime();
    const began = await seen();
    product.clock.advance(MINUTE - 1);
    await viewerName(cookie);
    expect(await seen()).toBe(began);
    product.clock.advance(1);
    await Promise.all(Array.from({ length: 5 }, () => viewerName(cookie)));
    expect(await seen()).toBe(began + MINUTE);
  });

  it('asks the database once to know the actor with the grants in force', async () => {
    const cookie = await signedIn();
    const source = product.app.get<SessionActors>(ACTOR_SOURCE, { strict: false });
    const reader = product.get(Reader);
    const asked: string[] = [];
    const query = reader.pool.query.bind(reader.pool);
    reader.pool.query = ((config: { text: string }) => {
      asked.push(config.text);
      return query(config as never);
    }) as never;
    const actor = await source.actorOf({ headers: { cookie } } as never);
    reader.pool.query = query as never;
    expect(asked).toHaveLength(1);
    expect(actor.grants.map((grant) => [grant.role, grant.organizationId])).toEqual([['member', city.team], ['unit_cadre', city.enterprises[0]]]);
    expect(await source.actorOf({ headers: {} } as never)).toBe(visitor);
  });

  it('counts only the grants in force: one that ended is gone with the next request', async () => {
    const id = await anAccount(product, { roles: { judge: city.cityId } });
    await product.reader.rows(`update role_grant set to_at = $2 where account_id = $1`, [id, new Date(product.clock.now().getTime() + MINUTE)]);
    expect((await anActorOf(product, id)).grants).toHaveLength(1);
    product.clock.advance(MINUTE);
    expect((await anActorOf(product, id)).grants).toEqual([]);
  });

  it('refuses the account after too many wrong passwords, even with the right one, and says when to come back', async () => {
    for (let i = 0; i < SIGN_IN_LIMITS.account; i++) await signIn('chenjing', `guess-${i}`);
    const { data } = (await signIn()).body;
    expect(data.signIn).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    const { retryAfterSeconds } = (data.signIn as unknown as { facts: { retryAfterSeconds: number } }).facts;
    expect(retryAfterSeconds).toBeGreaterThan(800);
    expect(retryAfterSeconds).toBeLessThanOrEqual(900);
  });

  it('lets no burst through: of many guesses at once, only so many are looked at', async () => {
    const answers = await Promise.all(Array.from({ length: SIGN_IN_LIMITS.account + 8 }, (_, i) => signIn('chenjing', `burst-${i}`)));
    const codes = answers.map((answer) => (answer.body.data.signIn as unknown as { code: string }).code);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(SIGN_IN_LIMITS.account);
  });

  it('counts for all processes together, by account and by address', async () => {
    const other = new Reader({ DATABASE_URL: product.databaseUrl, DATABASE_POOL: 2 });
    const [here, there] = [product.get(SignInLimits), new SignInLimits(other)];
    for (let i = 0; i < SIGN_IN_LIMITS.account; i++) await (i % 2 ? here : there).take('shared', `10.0.0.${i}`);
    await expect(there.take('shared', '10.0.1.1')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await expect(here.take('shared', '10.0.1.2')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    for (let i = 0; i < SIGN_IN_LIMITS.address; i++) await (i % 2 ? here : there).take(`user${i}`, '10.9.9.9');
    await expect(there.take('fresh', '10.9.9.9')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await other.close();
  });

  it('counts a whole IPv6 network as one sender', async () => {
    const limits = product.get(SignInLimits);
    for (let i = 0; i < SIGN_IN_LIMITS.address; i++) await limits.take(`six${i}`, `2001:db8:7:1::${i.toString(16)}`);
    await expect(limits.take('six-fresh', '2001:db8:7:1:ffff::1')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await limits.take('six-fresh', '2001:db8:7:2::1');
  });

  it('forgives the account its wrong guesses after the right password', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < SIGN_IN_LIMITS.account - 1; i++) await signIn('chenjing', `slip-${i}`);
      expect((await signIn()).body.data.signIn).toMatchObject({ accountId });
    }
  });
});
