import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { clearLikes, seedForLikes, type SeededForLikes } from '../../../tools/like-seed.mjs';
import { RunningProduct } from './running-product';

const LIKE = 'mutation L($workId: ID!) { likeWork(workId: $workId) { __typename ... on Engagement { likedByMe } } }';
const UNLIKE = 'mutation L($workId: ID!) { unlikeWork(workId: $workId) { __typename ... on Engagement { likedByMe } } }';
const SENDERS = 24;
const MEMBERS = 480;

interface Counted { readonly apart: number; readonly rows: number; readonly counted: number }

describe('an acknowledged like survives kill -9 of any process (domain.md §8, performance.md W1)', () => {
  let product: RunningProduct;
  let seeded: SeededForLikes;
  /** What was answered last for a member and work; and what was asked without an answer, of which either may be true. */
  const acknowledged = new Map<string, boolean>();
  const open = new Set<string>();

  async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: product.settings.DATABASE_URL });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    product = await RunningProduct.start('empty', {}, true, true);
    seeded = await asOwner((client) => seedForLikes(client, { members: MEMBERS, works: 5 }));
  }, 240_000);
  afterAll(async () => {
    await asOwner(clearLikes);
    await product.stop();
  }, 120_000);

  async function send(member: number, work: number, isOn: boolean): Promise<boolean> {
    const key = `${member}/${work}`;
    open.add(key);
    const answer = await fetch(`${product.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie: seeded.cookies[member]!, origin: product.url },
      body: JSON.stringify({ query: isOn ? LIKE : UNLIKE, variables: { workId: seeded.workIds[work] } }),
    }).then((response) => response.json() as Promise<{ data?: Record<string, { likedByMe?: boolean }> }>, () => null);
    if (Object.values(answer?.data ?? {})[0]?.likedByMe !== isOn) return false;
    acknowledged.set(key, isOn);
    open.delete(key);
    return true;
  }

  /** Likes, and now and then takes back, until it is told to stop; answers how many were acknowledged. Each sender has members of its own. */
  async function storm(until: () => boolean, seed: number): Promise<number> {
    let done = 0;
    await Promise.all(Array.from({ length: SENDERS }, async (_, sender) => {
      for (let n = seed; !until(); n++) {
        const member = sender + SENDERS * (n % (MEMBERS / SENDERS));
        if (await send(member, n % 5, n % 4 !== 3)) done += 1;
        else await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }));
    return done;
  }

  const STEPS = [
    ['the API', () => product.kill('api'), () => { product.run('api'); return Promise.resolve(); }],
    ['the worker', () => product.kill('worker'), () => { product.run('worker'); return Promise.resolve(); }],
    ['PostgreSQL', () => product.killDatabase(), () => product.startDatabase()],
  ] as const;

  it.each(STEPS)('of %s in the middle of a storm of likes', async (name, kill, raise) => {
    let isOver = false;
    const done = storm(() => isOver, name.length);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const before = acknowledged.size;
    expect(before).toBeGreaterThan(0);
    await kill();
    await raise();
    await product.untilReady();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    isOver = true;
    expect(await done).toBeGreaterThan(0);

    const rows = await product.rows<{ memberId: string; workId: string; isOn: boolean }>(`select member_id as "memberId", work_id as "workId", is_on as "isOn" from engagement.work_like`);
    const kept = new Map(rows.map(({ memberId, workId, isOn }) => [`${seeded.memberIds.indexOf(memberId)}/${seeded.workIds.indexOf(workId)}`, isOn]));
    const lost = [...acknowledged].filter(([key, isOn]) => !open.has(key) && (kept.get(key) ?? false) !== isOn);
    expect(lost).toEqual([]);
    const [counts] = await product.rows<Counted>(`
      select (select count(*)::int from engagement.work_like where is_on) as rows, (select sum(likes)::int from engagement.work_count) as counted,
             (select count(*)::int from engagement.work_count c where likes <> (select count(*) from engagement.work_like l where l.work_id = c.work_id and l.is_on)) as apart`);
    expect(counts).toEqual({ apart: 0, rows: counts!.counted, counted: counts!.rows });
  }, 180_000);

  it('the pages say what the rows say', async () => {
    for (const workId of seeded.workIds) {
      const { engagement } = await product.visitor().ask<{ engagement: { likesRaw: number } }>('query E($workId: ID!) { engagement(workId: $workId) { likesRaw } }', { workId });
      const [row] = await product.rows<{ likes: number }>('select count(*)::int as likes from engagement.work_like where work_id = $1 and is_on', [workId]);
      expect(engagement.likesRaw).toBe(row!.likes);
    }
  });

  it('a view told by a page is counted, once a visitor and day', async () => {
    const [workId] = seeded.workIds;
    const seen = (cookie?: string) => fetch(`${product.url}/engage/views`, { method: 'POST', headers: { 'content-type': 'text/plain', origin: product.url, ...(cookie ? { cookie } : {}) }, body: JSON.stringify({ workId }) });
    const first = await seen();
    expect(first.status).toBe(204);
    const cookie = first.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    for (let n = 0; n < 2; n++) expect((await seen(cookie)).status).toBe(204);
    const figures = () => product.visitor().ask<{ engagement: { viewsRaw: number; viewsCounted: number } }>('query E($workId: ID!) { engagement(workId: $workId) { viewsRaw viewsCounted } }', { workId });
    for (let waited = 0; waited < 100 && (await figures()).engagement.viewsRaw < 3; waited++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await figures()).engagement).toEqual({ viewsRaw: 3, viewsCounted: 1 });
  });
});
