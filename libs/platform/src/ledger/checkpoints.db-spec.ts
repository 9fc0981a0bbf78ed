import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signatureFault, type CheckpointContent } from '@jiangong/evidence';
import { platformActor, shanghai } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { findBroken } from '../database/invariant';
import { grantToRole } from './app-role';
import { Checkpoints } from './checkpoints';
import { ledgerInvariants } from './ledger.invariants';
import { PublishedLedger } from './published-ledger';
import { rotateKeyAt, signingKeyAt } from './signing-key';

describe('checkpoints of the ledger', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await TestProduct.start({ modules: [], entities: [] });
  });
  afterAll(() => product?.stop());

  const write = (chain: string): Promise<void> => product.uow.run(platformActor, {}, (tx) => Promise.resolve(tx.record({ chain, type: 'test.thing.done', body: { a: 1 } })));
  const sign = (when: 'once_a_day' | 'now'): Promise<number | null> => product.get(Checkpoints).sign(when);
  const contentOf = async (number: number): Promise<CheckpointContent> => JSON.parse((await product.get(PublishedLedger).checkpoint(number))!.content) as CheckpointContent;
  const broken = async (): Promise<string[]> => (await findBroken(product.reader, ledgerInvariants)).map(({ invariant }) => invariant.name);

  it('of an empty ledger none is signed', async () => {
    expect(await sign('once_a_day')).toBeNull();
  });

  it('one a day, however many ask at once; it says where every chain ends', async () => {
    await write('round:a');
    await write('round:a');
    await write('round:b');
    const numbers = await Promise.all(Array.from({ length: 5 }, () => sign('once_a_day')));
    expect(numbers.filter((number) => number !== null)).toEqual([1]);
    const { heads, day, previousHash } = await contentOf(1);
    expect(heads.map(({ chain, seq }) => [chain, seq])).toEqual([['round:a', 2], ['round:b', 1]]);
    expect({ day, previousHash }).toEqual({ day: '2026-05-11', previousHash: null });
  });

  it('anyone can check the signature with the published key', async () => {
    const published = product.get(PublishedLedger);
    const checkpoint = (await published.checkpoint())!;
    expect(signatureFault(checkpoint, await published.keys())).toBeNull();
    expect(signatureFault({ ...checkpoint, content: checkpoint.content.replace('"seq":2', '"seq":1') }, await published.keys())).toBe('signature');
  });

  it('the global chain records it, with the heads that moved', async () => {
    const [event] = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = 'platform' and type = 'platform.checkpoint.signed' order by seq desc limit 1`);
    const { body } = JSON.parse(event!.content) as { body: { number: number; heads: { chain: string }[] } };
    expect([body.number, body.heads.map(({ chain }) => chain)]).toEqual([1, ['round:a', 'round:b']]);
  });

  it('after days of sleep the next day has one, linked to the last', async () => {
    await write('round:b');
    product.clock.set(shanghai(2026, 5, 15, 8));
    expect(await sign('once_a_day')).toBe(2);
    const { day, previousHash, heads } = await contentOf(2);
    const [first] = await product.reader.rows<{ hash: string }>('select content_hash as hash from ledger_checkpoint where number = 1');
    expect({ day, previousHash }).toEqual({ day: '2026-05-15', previousHash: first!.hash });
    expect(heads.map(({ chain }) => chain)).toEqual(['platform', 'round:a', 'round:b']);
  });

  it('the private key is readable by its owner alone, is made once, and may be rotated without loss', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jiangong-key-'));
    const file = join(folder, 'deeper', 'ledger-key.pem');
    const first = signingKeyAt(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(signingKeyAt(file).keyId).toBe(first.keyId);
    const { retired, current } = rotateKeyAt(file);
    expect(retired).toBe(first.keyId);
    expect(current.keyId).not.toBe(first.keyId);
    rmSync(folder, { recursive: true });
  });

  it('the ledger holds in every respect that the invariants ask', async () => {
    expect(await broken()).toEqual([]);
  });

  describe('under the role of the processes', () => {
    const role = `jiangong_app_${process.pid}`;
    let app: pg.Client;
    beforeAll(async () => {
      await grantToRole(product.get(DataSource), role, `p'${process.pid}`);
      const url = new URL(product.databaseUrl);
      url.username = role;
      url.password = encodeURIComponent(`p'${process.pid}`);
      app = new pg.Client({ connectionString: url.href });
      await app.connect();
    });
    afterAll(async () => {
      await app?.end();
      const source = product.get(DataSource);
      await source.query(`drop owned by ${role} cascade`);
      await source.query(`drop role ${role}`);
    });

    it.each(['ledger_event', 'ledger_checkpoint', 'ledger_key'])('rows of %s can be read and never updated, deleted or truncated', async (table) => {
      expect((await app.query(`select 1 from ${table} limit 1`)).rowCount).toBe(1);
      const column = table === 'ledger_key' ? 'public_key' : 'content';
      for (const statement of [`update ${table} set ${column} = '{}'`, `delete from ${table}`, `truncate ${table}`])
        await expect(app.query(statement)).rejects.toMatchObject({ code: '42501', message: `permission denied for table ${table}` });
    });

    it('a head can be moved on, not back, and not taken away', async () => {
      await expect(app.query(`update ledger_head set seq = seq - 1`)).rejects.toThrow('append-only');
      await expect(app.query('delete from ledger_head')).rejects.toThrow('permission denied');
      await expect(app.query('truncate ledger_head')).rejects.toThrow('permission denied');
    });

    it('the guards cannot be switched off', async () => {
      await expect(app.query('alter table ledger_event disable trigger all')).rejects.toThrow('must be owner');
      await expect(app.query(`set session_replication_role = replica`)).rejects.toThrow('permission denied');
    });

    it('what the processes do all day, it may do', async () => {
      await app.query('begin');
      await app.query(`insert into ledger_head (chain, seq, hash) values ('round:c', 0, 'x')`);
      await app.query(`update ledger_head set seq = 1 where chain = 'round:c'`);
      await app.query(`insert into ledger_event (chain, seq, at, type, content, previous_hash, hash) values ('round:c', 1, now(), 't', '{}', 'x', 'y')`);
      await app.query(`create table bullmq.thing (id int)`);
      await app.query('rollback');
    });
  });

  it('for the owner too the guards hold, also in a session that calls itself a replica', async () => {
    const owner = new pg.Client({ connectionString: product.databaseUrl });
    await owner.connect();
    try {
      await owner.query(`set session_replication_role = replica`);
      for (const table of ['ledger_event', 'ledger_checkpoint', 'ledger_key']) {
        await expect(owner.query(`delete from ${table}`)).rejects.toThrow('append-only');
        // Cascading: otherwise the foreign keys of other tables refuse first, and the guard is never asked.
        await expect(owner.query(`truncate ${table} cascade`)).rejects.toThrow('append-only');
      }
    } finally {
      await owner.end();
    }
  });

  it('an event that is taken out, behind every guard, is found', async () => {
    const owner = product.get(DataSource);
    await owner.query('alter table ledger_event disable trigger user');
    await owner.query(`delete from ledger_event where chain = 'round:a' and seq = 2`);
    await owner.query('alter table ledger_event enable trigger user');
    expect(await broken()).toEqual(['platform.ledger.heads_are_last', 'platform.checkpoints.hold']);
  });
});
