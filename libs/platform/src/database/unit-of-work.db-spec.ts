import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { defineEvent, defineJob } from '../jobs/definitions';
import { Handles, ReactsTo } from '../jobs/handlers';
import { JobRunner } from '../jobs/job-runner';
import type { JobRun } from '../jobs/job-run';
import { verifyChain } from '../ledger/chain';

const countUp = defineJob({ name: 'test.count-up', payload: z.object({ by: z.int() }), label: { zh: '计数', en: 'count' }, attempts: 3 });
const somethingHappened = defineEvent({ name: 'test.something.happened', payload: z.object({ id: z.string() }) });

@Injectable()
class Counter {
  total = 0;
  seen: string[] = [];
  failures = 0;

  @Handles(countUp)
  async count({ by }: { by: number }, run: JobRun): Promise<{ total: number }> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('a fault that passes');
    }
    await run.progress(1, 2, { zh: '一半', en: 'half' });
    this.total += by;
    return { total: this.total };
  }

  @ReactsTo(somethingHappened)
  async note({ id }: { id: string }): Promise<void> {
    this.seen.push(id);
    return Promise.resolve();
  }
}

@Module({ providers: [Counter] })
class CounterModule {}

describe('the unit of work', () => {
  let product: TestProduct;
  let counter: Counter;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [CounterModule], entities: [] });
    counter = product.get(Counter);
    await product.reader.rows('create table seat (id int primary key, taken int not null)');
    await product.reader.rows('insert into seat values (1, 0)');
  });
  afterAll(() => product.stop());

  const chainOf = (chain: string) =>
    product.reader.rows<{ seq: number; content: string; previousHash: string; hash: string }>(
      `select seq, content, previous_hash as "previousHash", hash from ledger_event where chain = $1 order by seq`, [chain]);

  it('what is saved, recorded and enqueued is one commit', async () => {
    await product.uow.run(platformActor, {}, async (tx) => {
      await tx.query('update seat set taken = taken + 1');
      tx.record({ chain: 'test', type: 'test.seat.taken', body: { seat: 1 } });
      tx.enqueue(countUp, { by: 2 });
    });
    expect(await product.drain()).toBe(1);
    expect(counter.total).toBe(2);
    expect(await chainOf('test')).toHaveLength(1);
  });

  it('what fails leaves nothing behind', async () => {
    const failing = product.uow.run(platformActor, {}, async (tx) => {
      await tx.query('update seat set taken = taken + 1');
      tx.record({ chain: 'test', type: 'test.seat.taken', body: { seat: 1 } });
      tx.enqueue(countUp, { by: 2 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await product.drain()).toBe(0);
    expect(await chainOf('test')).toHaveLength(1);
    expect(await product.reader.first('select taken from seat')).toEqual({ taken: 1 });
  });

  it('twenty at once for ten seats, counted serialisably, take exactly ten', async () => {
    await product.reader.rows('update seat set taken = 0');
    const take = () => product.uow.run(platformActor, { isolation: 'serializable' }, async (tx) => {
      const [seat] = await tx.query<{ taken: number }>('select taken from seat where id = 1');
      if (seat!.taken >= 10) return 'full';
      await tx.query('update seat set taken = $1 where id = 1', [seat!.taken + 1]);
      return 'taken';
    });
    const outcomes = await Promise.all(Array.from({ length: 20 }, take));
    expect(outcomes.filter((one) => one === 'taken')).toHaveLength(10);
    expect(await product.reader.first('select taken from seat')).toEqual({ taken: 10 });
  });

  it('thirty events written at once make one unbroken chain', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) =>
      product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.record({ chain: 'busy', type: 'test.thing.done', body: { i } })))));
    const events = await chainOf('busy');
    expect(events).toHaveLength(30);
    expect(verifyChain(events)).toBeNull();
  });

  it('the database itself refuses to change the ledger', async () => {
    for (const statement of [`update ledger_event set content = '{}'`, 'delete from ledger_event', 'truncate ledger_event'])
      await expect(product.reader.rows(statement)).rejects.toThrow('append-only');
  });

  it('an announced fact becomes one job for each reaction', async () => {
    await product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.announce(somethingHappened, { id: 'a' })));
    await product.drain();
    expect(counter.seen).toEqual(['a']);
  });

  it('a job delivered three times at once runs once', async () => {
    const before = counter.total;
    const id = await product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.enqueue(countUp, { by: 1 })));
    const runner = product.get(JobRunner);
    await Promise.all([runner.run(id), runner.run(id), runner.run(id)]);
    expect(counter.total).toBe(before + 1);
    expect(await product.reader.first('select state, progress_done, progress_note, progress_note_en, result from job where id = $1', [id]))
      .toEqual({ state: 'done', progress_done: 2, progress_note: '一半', progress_note_en: 'half', result: { total: before + 1 } });
  });

  it('a fault that passes is tried again, and given up after the last attempt', async () => {
    const runner = product.get(JobRunner);
    const stateOf = (id: string) => product.reader.first<{ state: string; error: { code: string } }>('select state, error from job where id = $1', [id]);
    const enqueue = () => product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.enqueue(countUp, { by: 0 })));
    counter.failures = 1;
    const once = await enqueue();
    await runner.run(once);
    expect((await stateOf(once))!.state).toBe('queued');
    await runner.run(once);
    expect((await stateOf(once))!.state).toBe('done');
    counter.failures = 3;
    const thrice = await enqueue();
    for (let i = 0; i < 3; i++) await runner.run(thrice);
    expect(await stateOf(thrice)).toMatchObject({ state: 'failed', error: { code: 'UNFORESEEN' } });
  });

  it('a job whose worker died is taken over when its lease has run out', async () => {
    const id = await product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.enqueue(countUp, { by: 5 })));
    const before = counter.total;
    await product.reader.rows(`update job set state = 'running', attempts = 1, lease_until = now() + interval '1 minute' where id = $1`, [id]);
    await product.get(JobRunner).run(id);
    expect(counter.total).toBe(before);
    await product.reader.rows(`update job set lease_until = now() - interval '1 second' where id = $1`, [id]);
    await product.get(JobRunner).run(id);
    expect(counter.total).toBe(before + 5);
  });

  it('an emitted payload of the wrong shape is refused before the commit', async () => {
    await expect(product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.enqueue(countUp, { by: 'x' } as never)))).rejects.toThrow();
  });
});
