import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase } from '@jiangong/testing';
import pg from 'pg';

describe('what is committed is what the code says', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  const folder = mkdtempSync(join(tmpdir(), 'jiangong-contracts-'));

  const cli = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/cli.mjs', ...args], { encoding: 'utf8', env: { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: 'silent' } });

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  it('schema.graphql is the schema of the code (else run `npm run contracts` and read the difference)', () => {
    const path = join(folder, 'schema.graphql');
    expect(cli('schema', path)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync('apps/api/schema.graphql', 'utf8')).toBe(readFileSync(path, 'utf8'));
  }, 60_000);

  it('docs/permissions.md is the role × operation matrix of the code', () => {
    const path = join(folder, 'permissions.md');
    expect(cli('permissions', path)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync('docs/permissions.md', 'utf8')).toBe(readFileSync(path, 'utf8'));
  }, 60_000);

  it('the migrations make exactly the tables of the entities', () => {
    expect(cli('drift')).toMatchObject({ status: 0, stdout: 'no drift\n' });
  }, 60_000);

  it('a table that no migration made is found', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('alter table honour drop column deeds cascade');
    await client.query('alter table engagement.work_like drop column network');
    await client.end();
    const run = cli('drift');
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('"deeds"');
    expect(run.stdout).toContain('"engagement"."work_like" ADD "network"');
  }, 60_000);
});
