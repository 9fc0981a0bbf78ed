import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { createLogger } from '../observability/logger';
import { defineJob } from './definitions';
import { Handles } from './handlers';
import { JobRunner } from './job-runner';
import { createQueue, type JobQueue } from './queue';
import { Relay } from './relay';

const noteIt = defineJob({ name: 'test.note-it', payload: z.object({ text: z.string() }), label: { zh: '记录', en: 'note' } });

@Injectable()
class Notebook {
  readonly notes: string[] = [];

  @Handles(noteIt)
  note({ text }: { text: string }): Promise<void> {
    this.notes.push(text);
    return Promise.resolve();
  }
}

@Module({ providers: [Notebook] })
class NotebookModule {}

const until = async (condition: () => boolean): Promise<void> => {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 20_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe.each(['postgres', 'redis'] as const)('jobs over BullMQ on %s', (backend) => {
  const logger = createLogger('test', 'silent');
  let product: TestProduct;
  let notebook: Notebook;
  let open: { queue: JobQueue; relay: Relay }[] = [];

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [NotebookModule], entities: [] });
    notebook = product.get(Notebook);
  });
  afterEach(async () => {
    for (const { queue, relay } of open) {
      await relay.stop();
      await queue.close();
    }
    open = [];
  });
  afterAll(() => product.stop());

  async function startWorker(): Promise<void> {
    const redisUrl = process.env.TEST_REDIS_URL;
    if (backend === 'redis' && !redisUrl) throw new Error('Redis is needed: install redis-server or set TEST_REDIS_URL');
    const config = { DATABASE_URL: product.databaseUrl, REDIS_URL: backend === 'redis' ? redisUrl : undefined };
    const queue = createQueue(config, logger);
    const relay = new Relay(config, product.reader, queue, logger);
    open.push({ queue, relay });
    await queue.consume(async ({ jobId }) => (jobId ? product.get(JobRunner).run(jobId) : undefined), 4);
    await relay.start();
  }

  const enqueue = (texts: readonly string[]) =>
    product.uow.run(platformActor, {}, (tx) => Promise.resolve(texts.forEach((text) => tx.enqueue(noteIt, { text }))));

  it('runs what a commit enqueued, each once, with two workers at it', async () => {
    await startWorker();
    await startWorker();
    const texts = Array.from({ length: 60 }, (_, i) => `n${i}`);
    await enqueue(texts);
    await until(() => notebook.notes.length >= 60);
    expect([...notebook.notes].sort()).toEqual([...texts].sort());
  }, 40_000);

  it('runs what was enqueued while no worker was there', async () => {
    const before = notebook.notes.length;
    await enqueue(['kept']);
    await startWorker();
    await until(() => notebook.notes.length > before);
    expect(notebook.notes.at(-1)).toBe('kept');
  }, 40_000);

  it('the sweeper gives a dead worker’s job to another', async () => {
    await enqueue(['orphan']);
    await product.reader.rows(`update job set state = 'running', attempts = 1, dispatched_at = now(), lease_until = now() - interval '1 second' where payload->>'text' = 'orphan'`);
    await startWorker();
    await until(() => notebook.notes.includes('orphan'));
    expect(notebook.notes.filter((one) => one === 'orphan')).toHaveLength(1);
  }, 40_000);
});
