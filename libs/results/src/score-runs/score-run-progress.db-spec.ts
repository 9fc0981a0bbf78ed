import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, platformActor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { aJudgedRound } from '@jiangong/judging/testing';
import { PeopleModule, peopleEntities, SignIn } from '@jiangong/people';
import { aCity, anAccount, TEST_PASSWORD, type City } from '@jiangong/people/testing';
import { GraphEdge, Reader } from '@jiangong/platform';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { TestProduct } from '@jiangong/testing';
import { createClient, type Client } from 'graphql-sse';
import { CancelScoreRun, ResultsModule, resultsEntities, StartScoreRun } from '../index';

const QUERY = 'subscription ($id: ID!) { scoreRunProgress(id: $id) { done total note run { id state outputsHash job { state } } } }';

interface Seen {
  readonly data?: { readonly scoreRunProgress: { readonly run: { readonly state: string; readonly outputsHash: string | null; readonly job: { readonly state: string } } } } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describe('the progress of a run as a stream', () => {
  let product: TestProduct;
  let city: City;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    const edge = product.get(GraphEdge);
    server = createServer((request, response) => void edge.endpoint!(request, response));
    await listen(0);
  });
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((closed) => server?.close(closed));
    await product?.stop();
  });

  async function listen(port: number): Promise<void> {
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }

  async function clientOf(role: 'city_organiser' | 'judge' | null): Promise<Client> {
    if (role === null) return createClient({ url, retryAttempts: 0 });
    const username = `watcher_${Math.random().toString(36).slice(2)}`;
    await anAccount(product, { username, roles: { [role]: city.cityId } });
    const { token } = await product.get(SignIn).execute({ username, password: TEST_PASSWORD, address: '127.0.0.1', userAgent: '', previousToken: null });
    return createClient({ url, headers: { cookie: `sid=${token}` }, retryAttempts: 10, retry: () => new Promise((again) => setTimeout(again, 100)) });
  }

  async function aRunWaiting(): Promise<string> {
    const { roundId } = await aJudgedRound(product, city, { entries: 4 });
    await product.get(AdvanceRound).execute(platformActor, { roundId, toPhase: 'computing' });
    return product.get(StartScoreRun).execute(platformActor, { roundId });
  }

  async function all(client: Client, id: string, onFirst: () => Promise<unknown> = () => Promise.resolve()): Promise<Seen[]> {
    const seen: Seen[] = [];
    for await (const event of client.iterate({ query: QUERY, variables: { id } })) {
      seen.push(event as never);
      if (seen.length === 1) await onFirst();
    }
    return seen;
  }

  it('tells where the run is at once, then every change, and ends when the run is sealed', async () => {
    const id = await aRunWaiting();
    const seen = await all(await clientOf('city_organiser'), id, () => product.drain());
    expect(seen[0]!.data!.scoreRunProgress.run).toEqual({ id, state: 'queued', outputsHash: null, job: { state: 'queued' } });
    expect(seen.at(-1)!.data!.scoreRunProgress.run).toMatchObject({ state: 'sealed', outputsHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('two streams of one run, each over its own connection, see the same end', async () => {
    const id = await aRunWaiting();
    const follow = async () => all(await clientOf('city_organiser'), id);
    const streams = [follow(), follow()];
    setTimeout(() => void product.drain(), 300);
    for (const seen of await Promise.all(streams)) expect(seen.at(-1)!.data!.scoreRunProgress.run.state).toBe('sealed');
  });

  it('a client whose connection breaks connects again and sees the end', async () => {
    const id = await aRunWaiting();
    const seen = await all(await clientOf('city_organiser'), id, () => {
      server.closeAllConnections();
      setTimeout(() => void product.drain(), 300);
      return Promise.resolve();
    });
    expect(seen.filter(({ data }) => data!.scoreRunProgress.run.state === 'queued').length).toBeGreaterThan(1);
    expect(seen.at(-1)!.data!.scoreRunProgress.run.state).toBe('sealed');
  });

  it('a cancelled run ends the stream', async () => {
    const id = await aRunWaiting();
    const seen = await all(await clientOf('city_organiser'), id, () => product.get(CancelScoreRun).execute(platformActor, id));
    expect(seen.at(-1)!.data!.scoreRunProgress.run).toMatchObject({ state: 'cancelled', job: { state: 'cancelled' } });
  });

  it('a stream that nobody reads any more looks at nothing, even when the run stands still', async () => {
    const id = await aRunWaiting();
    const looks = jest.spyOn(product.get(Reader), 'first');
    const looksAtRun = (): number => looks.mock.calls.filter(([query, values]) => query.includes('progress_done') && values?.[0] === id).length;
    const client = await clientOf('city_organiser');
    for (let times = 0; times < 20; times++) {
      for await (const _event of client.iterate({ query: QUERY, variables: { id } })) break;
    }
    await new Promise((waited) => setTimeout(waited, 1_000));
    const before = looksAtRun();
    expect(before).toBeGreaterThanOrEqual(20);
    await new Promise((waited) => setTimeout(waited, 1_500));
    expect(looksAtRun()).toBe(before);
    looks.mockRestore();
    await product.drain();
  });

  it('who signs out is told nothing more', async () => {
    const id = await aRunWaiting();
    const seen = await all(await clientOf('city_organiser'), id, () => product.reader.rows('delete from session'));
    expect(seen.at(-1)!.errors![0]!.extensions.code).toBe('SIGN_IN_NEEDED');
    await product.drain();
  });

  it('who may follow it: a city organiser; not a judge, not a visitor, and nobody a run that is none', async () => {
    const id = await aRunWaiting();
    const codeFor = async (role: 'city_organiser' | 'judge' | null, run: string) => (await all(await clientOf(role), run)).map(({ data, errors }) => data ?? errors![0]!.extensions.code);
    expect(await codeFor('judge', id)).toEqual(['NOT_ALLOWED']);
    expect(await codeFor(null, id)).toEqual(['SIGN_IN_NEEDED']);
    expect(await codeFor('city_organiser', newId())).toEqual(['NOT_FOUND']);
    await product.drain();
  });

  it('the stream answers subscriptions alone, within the limits of documents, and no foreign page', async () => {
    const post = (body: object, headers: Record<string, string> = {}) => fetch(url, { method: 'POST', headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    expect(await (await post({ query: '{ serverTime }' })).text()).toContain('BAD_QUERY');
    expect(await (await post({ query: `subscription { ${Array.from({ length: 500 }, (_, at) => `a${at}: __typename`).join(' ')} }` })).text()).toContain('QUERY_TOO_LARGE');
    expect((await post({ query: QUERY }, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});
