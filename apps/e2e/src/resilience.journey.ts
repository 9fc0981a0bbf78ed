import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningProduct } from './running-product';

const STARS = '{ stars(first: 5) { nodes { name title } } }';

describe('what happens when something is taken away', () => {
  let product: RunningProduct;

  beforeAll(async () => {
    product = await RunningProduct.start('empty');
  }, 120_000);
  afterAll(() => product.stop());

  it('a stopped database is told as 503, and the product recovers by itself', async () => {
    const visitor = product.visitor();
    expect((await visitor.send(STARS)).status).toBe(200);
    await product.stopDatabase();
    const away = await visitor.send(STARS);
    expect(away.status).toBe(503);
    expect(away.errors![0]!.extensions.code).toBe('UNAVAILABLE');
    expect(JSON.stringify(away)).not.toMatch(/ECONN|127\.0\.0\.1|terminat/i);
    expect((await visitor.fetch('/readyz')).status).toBe(503);
    expect((await visitor.fetch('/healthz')).status).toBe(200);
    await product.startDatabase();
    await product.untilReady();
    expect((await visitor.send(STARS)).status).toBe(200);
  }, 120_000);

  it('a cyclic query of 400 bytes is refused and the process lives on', async () => {
    const cyclic = `{ seasons { programmes { rounds { ${'programme { rounds { '.repeat(12)}id${' } }'.repeat(12)} } } } }`;
    expect(cyclic.length).toBeLessThan(500);
    const answer = await product.visitor().send(cyclic);
    expect(answer.errors![0]!.extensions.code).toBe('QUERY_TOO_LARGE');
    expect((await product.visitor().send(STARS)).status).toBe(200);
  });

  it('unknown pages get the application, unknown files do not', async () => {
    expect((await product.visitor().fetch('/files/nowhere')).status).toBe(404);
  });
});
