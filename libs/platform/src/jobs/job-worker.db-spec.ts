import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { createLogger } from '../observability/logger';
import { defineJob } from './definitions';
import { Handles } from './handlers';
import { JobCancelled, LeaseLost, type JobRun } from './job-run';
import { JobRunner } from './job-runner';
import { JobDrain } from './job-drain';
import { createQueue, type JobQueue, type Message } from './queue';
import { Relay } from './relay';

const noteIt = defineJob({ name: 'test.note-it', payload: z.object({ text: z.string() }), label: { zh: '记录', en: 'note' } });

const filmIt = defineJob({ name: 'test.film-it', payload: z.object({}), label: { zh: '拍摄', en: 'film' }, isHeavy: true });

const waitOn = defineJob({ name: 'test.wait-on', payload: z.object({}), label: { zh: '等待', en: 'wait' } });

@Injectable()
class Notebook {
  readonly notes: string[] = [];
  /** Why waiting ended. */
  readonly ends: unknown[] = [];

  @Handles(waitOn)
  async wait(_: object, run: JobRun): Promise<void> {
    await new Promise((_resolve, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason as Error), { once: true })).catch((reason: unknown) => {
      this.ends.push(reason);
      throw reason;
    });
  }

  @Handles(noteIt)
  note({ text }: { text: string }): Promise<void> {
    this.notes.push(text);
    return Promise.resolve();
  }
}

@Module({ providers: [Notebook] })
class NotebookModule {}

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let waited = 0; !(await condition()); waited += 20) {
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

  it('a job that takes its worker down each time is given up after its last attempt', async () => {
    await enqueue(['poison']);
    await product.reader.rows(`update job set state = 'running', attempts = max_attempts, dispatched_at = now(), lease_until = now() - interval '1 second' where payload->>'text' = 'poison'`);
    await startWorker();
    const job = () => product.reader.first<{ state: string; error: unknown }>(`select state, error from job where payload->>'text' = 'poison'`);
    await until(async () => (await job())!.state !== 'running');
    expect(await job()).toMatchObject({ state: 'failed', error: { code: 'UNFORESEEN', zh: expect.any(String) } });
    expect(notebook.notes).not.toContain('poison');
  }, 40_000);

  it('waiting long in the queue costs a job none of its attempts', async () => {
    await enqueue(['patient']);
    const config = { DATABASE_URL: product.databaseUrl };
    let sent = 0;
    const deaf: JobQueue = { backend, send: ({ length }) => Promise.resolve(void (sent += length)), schedule: () => Promise.resolve(), consume: () => Promise.resolve(), close: () => Promise.resolve() };
    open.push({ queue: deaf, relay: new Relay(config, product.reader, deaf, logger) });
    await open[0]!.relay.start();
    await until(() => sent === 1);
    await product.reader.rows(`update job set dispatched_at = now() - interval '2 minutes' where payload->>'text' = 'patient'`);
    await until(() => sent === 2);
    expect(await product.reader.first(`select state, attempts from job where payload->>'text' = 'patient'`)).toEqual({ state: 'queued', attempts: 0 });
  }, 40_000);

  it('a message that is still in the queue is not sent a second time', async () => {
    await product.reader.rows(`update job set state = 'cancelled' where state = 'queued'`);
    const config = { DATABASE_URL: product.databaseUrl, REDIS_URL: backend === 'redis' ? process.env.TEST_REDIS_URL : undefined };
    const queue = createQueue(config, logger);
    open.push({ queue, relay: new Relay(config, product.reader, queue, logger) });
    const seen: (string | undefined)[] = [];
    await queue.send([{ jobId: 'twice', attempt: 0 }]);
    await queue.send([{ jobId: 'twice', attempt: 0 }]);
    await queue.consume(({ jobId }) => Promise.resolve(void seen.push(jobId)), 4);
    await until(() => seen.length > 0);
    await queue.send([{ jobId: 'twice', attempt: 0 }, { jobId: 'last', attempt: 0 }]);
    await until(() => seen.includes('last'));
    expect(seen.filter((one) => one === 'twice')).toHaveLength(2);
  }, 40_000);

  it('what the queue would not take is offered again at once', async () => {
    await enqueue(['offered']);
    let offers = 0;
    const sulky: JobQueue = { backend, send: () => (++offers === 1 ? Promise.reject(new Error('queue away')) : Promise.resolve()), schedule: () => Promise.resolve(), consume: () => Promise.resolve(), close: () => Promise.resolve() };
    open.push({ queue: sulky, relay: new Relay({ DATABASE_URL: product.databaseUrl }, product.reader, sulky, logger) });
    await open[0]!.relay.start();
    await until(() => offers > 1);
  }, 40_000);
});

describe.each(['postgres', 'redis'] as const)('the clock’s lane on %s', (backend) => {
  it('ticks while a long job holds every place', async () => {
    const product = await TestProduct.start({ modules: [NotebookModule], entities: [] });
    const queue = createQueue({ DATABASE_URL: product.databaseUrl, REDIS_URL: backend === 'redis' ? process.env.TEST_REDIS_URL : undefined }, createLogger('test', 'silent'));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const seen: string[] = [];
    const schedule = `tick-${process.pid}`;
    try {
      await queue.consume(({ jobId, schedule: name }) => {
        seen.push(jobId ?? name!);
        return jobId === 'long' ? held : Promise.resolve();
      }, 1);
      await queue.send([{ jobId: 'long', attempt: 0 }, { jobId: 'next', attempt: 0 }]);
      await until(() => seen.includes('long'));
      await queue.schedule(schedule, 1);
      await until(() => seen.includes(schedule));
      expect(seen).not.toContain('next');
    } finally {
      release();
      await queue.close();
      await product.stop();
    }
  }, 40_000);
});

describe.each(['postgres', 'redis'] as const)('the heavy lane on %s', (backend) => {
  it('works on one job at a time, and nothing quick waits behind it', async () => {
    const product = await TestProduct.start({ modules: [NotebookModule], entities: [] });
    const queue = createQueue({ DATABASE_URL: product.databaseUrl, REDIS_URL: backend === 'redis' ? process.env.TEST_REDIS_URL : undefined }, createLogger('test', 'silent'));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const seen: string[] = [];
    try {
      await queue.consume(({ jobId = '' }) => {
        seen.push(jobId);
        return jobId.startsWith('film') ? held : Promise.resolve();
      }, 2);
      await queue.send([...['film1', 'film2', 'film3'].map((jobId) => ({ jobId, attempt: 0, isHeavy: true })), { jobId: 'note', attempt: 0 }]);
      await until(() => seen.includes('note') && seen.includes('film1'));
      expect(seen).not.toContain('film2');
      release();
      await until(() => seen.includes('film3'));
      expect(seen.filter((one) => one.startsWith('film'))).toEqual(['film1', 'film2', 'film3']);
    } finally {
      release();
      await queue.close();
      await product.stop();
    }
  }, 40_000);

  it('is the one the relay chooses for jobs declared heavy', async () => {
    const product = await TestProduct.start({ modules: [NotebookModule], entities: [] });
    const sent: Message[] = [];
    const ear: JobQueue = { backend, send: (messages) => Promise.resolve(void sent.push(...messages)), schedule: () => Promise.resolve(), consume: () => Promise.resolve(), close: () => Promise.resolve() };
    const relay = new Relay({ DATABASE_URL: product.databaseUrl }, product.reader, ear, createLogger('test', 'silent'));
    try {
      const [film, note] = await product.uow.run(platformActor, {}, (tx) => Promise.resolve([tx.enqueue(filmIt, {}), tx.enqueue(noteIt, { text: 'quick' })]));
      expect(await product.get(JobDrain).drain({ leavesHeavy: true })).toBe(1);
      await relay.start();
      await until(() => sent.length > 0);
      expect(sent).toEqual([{ jobId: film, attempt: 0, isHeavy: true }]);
      expect(note).not.toBe(film);
    } finally {
      await relay.stop();
      await product.stop();
    }
  }, 40_000);
});

describe('a lease', () => {
  let product: TestProduct;
  beforeAll(async () => { product = await TestProduct.start({ modules: [NotebookModule], entities: [] }); });
  afterAll(() => product.stop());

  const begin = async (): Promise<{ id: string; ended: Promise<void> }> => {
    const runner = product.get(JobRunner);
    runner.beatEveryMs = 20;
    const id = await product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.enqueue(waitOn, {})));
    const ended = runner.run(id);
    await until(async () => (await product.reader.first<{ state: string }>('select state from job where id = $1', [id]))!.state === 'running');
    return { id, ended };
  };

  it('that another worker took ends the handler, and what it did does not count', async () => {
    const { id, ended } = await begin();
    await product.reader.rows('update job set attempts = attempts + 1 where id = $1', [id]);
    await ended;
    expect(product.get(Notebook).ends.at(-1)).toBeInstanceOf(LeaseLost);
    expect(await product.reader.first('select state, attempts from job where id = $1', [id])).toEqual({ state: 'running', attempts: 2 });
  }, 20_000);

  it('of a cancelled job ends the handler too', async () => {
    const { id, ended } = await begin();
    await product.reader.rows(`update job set state = 'cancelled' where id = $1`, [id]);
    await ended;
    expect(product.get(Notebook).ends.at(-1)).toBeInstanceOf(JobCancelled);
  }, 20_000);
});

describe('the relay’s ear', () => {
  it('listens again after a database that took the connection and said nothing', async () => {
    const product = await TestProduct.start({ modules: [NotebookModule], entities: [] });
    const target = new URL(product.databaseUrl);
    let isMute = false;
    const sockets: Socket[] = [];
    const through = createServer((near) => {
      sockets.push(near);
      near.on('error', () => undefined);
      if (isMute) return;
      const far = connect(Number(target.port), target.hostname).on('error', () => undefined);
      near.pipe(far).pipe(near);
    }).listen(0, '127.0.0.1');
    await new Promise((ready) => through.once('listening', ready));
    const url = new URL(target);
    url.port = String((through.address() as AddressInfo).port);
    const queue: JobQueue = { backend: 'postgres', send: () => Promise.resolve(), schedule: () => Promise.resolve(), consume: () => Promise.resolve(), close: () => Promise.resolve() };
    const relay = new Relay({ DATABASE_URL: url.href }, product.reader, queue, createLogger('test', 'silent'));
    const ears = () => product.reader.rows<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`);
    try {
      await relay.start();
      const [ear] = await ears();
      isMute = true;
      await product.reader.rows('select pg_terminate_backend($1)', [ear!.pid]);
      await new Promise((pause) => setTimeout(pause, 2_000));
      isMute = false;
      await until(async () => (await ears()).length === 1);
    } finally {
      sockets.forEach((socket) => socket.destroy());
      through.close();
      await relay.stop();
      await product.stop();
    }
  }, 40_000);
});
