import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, shanghai, visitor } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { EngagementModule } from '../engagement.module';
import { ViewBatches } from './view-batches';

const [WORK, HIDDEN] = [newId(), newId()];

describe('views', () => {
  let product: TestProduct;
  let base: string;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [EngagementModule], entities: [] });
    await product.reader.rows('create table shown (id uuid, title text)');
    await product.reader.rows('create or replace view engagement.public_work as select id, title from shown');
    await product.reader.rows('insert into shown values ($1, $2)', [WORK, '作品']);
    base = await product.listen();
  });
  afterAll(async () => {
    await product?.stop();
  });
  beforeEach(async () => {
    product.clock.set(shanghai(2026, 5, 11, 9));
    await product.reader.rows('truncate engagement.work_view, engagement.work_count');
  });

  const open = (workId: string, cookie = '', headers: Record<string, string> = {}) =>
    fetch(`${base}/engage/views`, { method: 'POST', body: JSON.stringify({ workId }), headers: { 'content-type': 'text/plain;charset=UTF-8', cookie, ...headers } });
  async function newVisitor(): Promise<string> {
    const response = await open(WORK);
    expect(response.status).toBe(204);
    return response.headers.get('set-cookie')!.split(';')[0]!;
  }
  async function figures(workId = WORK): Promise<object | null> {
    await product.get(ViewBatches).beforeApplicationShutdown();
    const answer = await product.ask(visitor, 'query E($ids: [ID!]!) { engagements(workIds: $ids) { viewsRaw viewsCounted } }', { ids: [workId] });
    return (answer.data as unknown as { engagements: object[] }).engagements[0] ?? null;
  }

  it('every opening is seen, one of each visitor and day counts', async () => {
    const first = await newVisitor();
    for (let n = 0; n < 3; n++) expect((await open(WORK, first)).headers.get('set-cookie')).toBeNull();
    await newVisitor();
    expect(await figures()).toEqual({ viewsRaw: 5, viewsCounted: 2 });
  });

  it('tomorrow the same browser is a new visitor, under a new token', async () => {
    const token = await newVisitor();
    await figures();
    product.clock.set(shanghai(2026, 5, 12, 9));
    expect((await open(WORK, token)).headers.get('set-cookie')).toMatch(/^vid=2026-05-12\./);
    expect(await figures()).toEqual({ viewsRaw: 2, viewsCounted: 2 });
  });

  it('the token is kept from scripts and other sites, and nothing of it is in the table', async () => {
    const cookie = (await open(WORK)).headers.get('set-cookie')!;
    expect(cookie).toMatch(/; Path=\/engage; HttpOnly; SameSite=Strict; Max-Age=86400$/);
    await figures();
    const [row] = await product.reader.rows<{ visitor: string }>('select visitor from engagement.work_view');
    expect(row!.visitor).toMatch(/^[0-9a-f]{32}$/);
    expect(cookie).not.toContain(row!.visitor);
  });

  it('a hundred openings at once lose none', async () => {
    const token = await newVisitor();
    await Promise.all(Array.from({ length: 100 }, () => open(WORK, token)));
    expect(await figures()).toEqual({ viewsRaw: 101, viewsCounted: 1 });
  });

  it('what is not public is not counted, and nobody learns whether it is there', async () => {
    expect((await open(HIDDEN)).status).toBe(204);
    expect(await figures(HIDDEN)).toBeNull();
    expect(await product.reader.rows('select 1 from engagement.work_count where work_id = $1', [HIDDEN])).toEqual([]);
  });

  it('other sites, other bodies and long ones are refused', async () => {
    expect((await open(WORK, '', { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await open('1')).status).toBe(400);
    expect((await open('x'.repeat(500))).status).toBe(413);
    expect(await figures()).toEqual({ viewsRaw: 0, viewsCounted: 0 });
  });
});
