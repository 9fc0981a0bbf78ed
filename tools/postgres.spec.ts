import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from './postgres.mjs';

jest.setTimeout(60_000);

/** Open to the account PostgreSQL runs under when the tests run as root. */
function aFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'jiangong-launcher-'));
  chmodSync(made, 0o755);
  return made;
}

const folder = aFolder();
const open = (dataDir = folder, port?: number) => startPostgres({ dataDir, port });

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server is about to be killed
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(statement)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const postmasterOf = (dataDir: string): number => Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

afterAll(async () => {
  await (await open()).stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('cuts Chinese words into trigrams and sorts them by sound', async () => {
    const server = await open();
    await ask(server.url, 'create extension pg_trgm');
    expect(await ask(server.url, `select array_length(show_trgm('技能'), 1)`)).toBe(3);
    expect(await ask(server.url, `select string_agg(name, '' order by name collate "zh-x-icu") from unnest(array['张','李','阿','陈']) name`)).toBe('阿陈李张');
  });

  it('keeps what was committed when the server is killed, and comes back on the port it had', async () => {
    const server = await open();
    await ask(server.url, 'create table kept as select 7 as seven');
    process.kill(postmasterOf(folder), 'SIGKILL');
    while (server.isRunning()) await new Promise((resolve) => setTimeout(resolve, 20));
    const again = await open(folder, server.port);
    expect(again.url).toBe(server.url);
    expect(await ask(again.url, 'select seven from kept')).toBe(7);
  });

  it('is found again by the next start when the starter was killed', async () => {
    const first = await open();
    const second = await open();
    expect(second.port).toBe(first.port);
  });

  it('starts although the number in its pid file belongs to another program by now', async () => {
    const server = await open();
    process.kill(postmasterOf(folder), 'SIGKILL');
    while (server.isRunning()) await new Promise((resolve) => setTimeout(resolve, 20));
    const other = spawn('sleep', ['30']);
    try {
      const file = join(folder, 'postgres', 'postmaster.pid');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)));
      expect(await ask((await open()).url, 'select 1 as one')).toBe(1);
    } finally {
      other.kill();
    }
  });

  it('takes a new password when the old one was lost', async () => {
    const server = await open();
    await server.stop();
    rmSync(join(folder, 'postgres.password'));
    const again = await open();
    expect(again.url).not.toBe(server.url);
    expect(await ask(again.url, 'select seven from kept')).toBe(7);
  });

  it('leaves nothing behind when it was ephemeral', async () => {
    const dataDir = aFolder();
    const server = await startPostgres({ dataDir, ephemeral: true });
    expect(await ask(server.url, 'show fsync')).toBe('off');
    await server.stop();
    expect(readdirSync(dataDir)).toEqual([]);
    rmSync(dataDir, { recursive: true });
  });

  it('says in one sentence, in both languages, why it cannot start', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(open(file)).rejects.toThrow(/不是文件夹[^\n]*\n[^\n]*is not a folder[^\n]*$/);
  });
});
