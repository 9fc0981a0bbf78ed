import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, grantToRole, Reader, readConfig } from '@jiangong/platform';
import { TestProduct } from '@jiangong/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { engagementAddress, grantEngagement } from './engagement-role';
import { EngagementStore } from './engagement-store';

const PRIVILEGES = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'] as const;
const PROCESSES = `jiangong_wall_${process.pid}_app`;
const WALLED = `jiangong_wall_${process.pid}_engagement`;
const PASSWORD = `p'${process.pid}`;

describe('the wall round engagement', () => {
  let product: TestProduct;
  let address: string;
  let app: pg.Client;
  let walled: pg.Client;

  async function enter(url: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }
  const tablesOf = async (schema: string): Promise<string[]> =>
    (await product.reader.rows<{ name: string }>(`select c.oid::regclass::text as name from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm') order by 1`, [schema])).map(({ name }) => name);

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [], entities: [] });
    const url = new URL(product.databaseUrl);
    url.username = PROCESSES;
    url.password = encodeURIComponent(PASSWORD);
    address = url.href;
    const own = engagementAddress({ DATABASE_URL: address });
    await grantToRole(product.get(DataSource), PROCESSES, PASSWORD);
    await grantEngagement(product.get(DataSource), decodeURIComponent(own.username), decodeURIComponent(own.password), PROCESSES);
    [app, walled] = [await enter(address), await enter(own.href)];
  });
  afterAll(async () => {
    await app?.end();
    await walled?.end();
    for (const role of [PROCESSES, WALLED]) {
      await product.get(DataSource).query(`drop owned by ${role} cascade`);
      await product.get(DataSource).query(`drop role ${role}`);
    }
    await product.stop();
  });

  it('the role of the processes is refused at every table and view of the schema, for whatever it asks', async () => {
    const tables = await tablesOf('engagement');
    expect(tables).toEqual(expect.arrayContaining(['engagement.work_like', 'engagement.work_count', 'engagement.work_view', 'engagement.daily_salt', 'engagement.voiding', 'engagement.work_comment', 'engagement.comment_report', 'engagement.public_work', 'engagement.verified_member']));
    for (const table of tables) {
      for (const statement of [`select 1 from ${table}`, `delete from ${table}`, `truncate ${table}`, `insert into ${table} default values`, `create view public.sight as select * from ${table}`])
        await expect(app.query(statement)).rejects.toMatchObject({ code: '42501', message: 'permission denied for schema engagement' });
    }
  });

  it('and neither becomes the other role nor lets itself in', async () => {
    for (const statement of [`set role ${WALLED}`, `grant usage on schema engagement to ${PROCESSES}`, 'create table engagement.mine (id int)', `alter schema engagement owner to ${PROCESSES}`])
      await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('the role of engagement has no right whatever to any table beside its own', async () => {
    const tables = [...(await tablesOf('public')), ...(await tablesOf('bullmq'))];
    expect(tables).toEqual(expect.arrayContaining(['score_sheet', 'mark', 'score_run', 'entry', 'honour', 'account', 'ledger_event']));
    for (const table of tables) {
      const [row] = (await walled.query(`select ${PRIVILEGES.map((one) => `has_table_privilege($1, '${one}') as ${one}_`).join(', ')}, has_any_column_privilege($1, 'select, insert, update, references') as columns_`, [table])).rows as [Record<string, boolean>];
      expect([table, ...Object.values(row)]).toEqual([table, ...PRIVILEGES.map(() => false), false]);
    }
  });

  it.each(['score_sheet', 'mark', 'score_run', 'entry', 'entry_version'])('asked for %s it is refused, to read and to write', async (table) => {
    for (const statement of [`select 1 from ${table}`, `delete from ${table}`, `insert into ${table} default values`])
      await expect(walled.query(statement)).rejects.toMatchObject({ code: '42501', message: `permission denied for table ${table}` });
  });

  it('it reads which works are public and writes nothing there; its own rows it writes; it changes no table', async () => {
    await walled.query('select id, title from engagement.public_work');
    await walled.query('select member_id, organization_id, opened_at, organization_name from engagement.verified_member');
    for (const view of ['public_work', 'verified_member'])
      await expect(walled.query(`delete from engagement.${view}`)).rejects.toMatchObject({ code: '42501' });
    await walled.query('begin');
    await walled.query(`insert into engagement.work_like (work_id, member_id, at, is_on) values (gen_random_uuid(), gen_random_uuid(), now(), true)`);
    await walled.query('rollback');
    for (const statement of ['alter table engagement.work_like add column rank int', 'create table engagement.mine (id int)', 'create table public.mine (id int)', `set role ${PROCESSES}`, 'truncate engagement.work_like'])
      await expect(walled.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('a process that runs under the lesser role enters by the other one, without a setting more', async () => {
    const config = readConfig({ DATABASE_URL: address });
    const outside = new Reader(config);
    const store = new EngagementStore(outside, config, createLogger('test', 'silent'));
    try {
      expect(await store.first('select current_user::text as role')).toEqual({ role: WALLED });
      expect(await outside.first('select current_user::text as role')).toEqual({ role: PROCESSES });
    } finally {
      await store.onApplicationShutdown();
      await outside.close();
    }
  });

  it('which works are public it learns from the table of works, and sees the approved ones alone', async () => {
    const [{ text }] = (await product.get(DataSource).query(`select pg_get_viewdef('engagement.public_work') as text`)) as [{ text: string }];
    expect(text).toMatch(/FROM work\s+WHERE \(state = 'approved'/);
  });

  it('the roles may be made again, with other passwords, and never be one', async () => {
    const source = product.get(DataSource);
    await grantEngagement(source, WALLED, 'another', PROCESSES);
    const own = engagementAddress({ DATABASE_URL: address });
    await expect(enter(own.href)).rejects.toMatchObject({ code: '28P01' });
    await grantEngagement(source, WALLED, decodeURIComponent(own.password), PROCESSES);
    await (await enter(own.href)).end();
    await expect(grantEngagement(source, PROCESSES, null, PROCESSES)).rejects.toThrow('engagement needs another one');
    await expect(grantEngagement(source, 'jiangong_nobody_engagement', null, PROCESSES)).rejects.toThrow('ENGAGEMENT_DATABASE_URL');
  });
});
