import { writeFile } from 'node:fs/promises';
import { checkCluster, createDataSource, grantToRole, platformEntities, readConfig } from '@jiangong/platform';
import { stageEntities } from '@jiangong/assembly';
import { engagementAddress, grantEngagement, walledEntities } from '@jiangong/recognition';
import type { DataSource } from 'typeorm';
import { migrations } from '../../apps/api/src/migrations';

/** As the owner of the tables, where the processes run under a lesser role. */
function openSource(): Promise<DataSource> {
  const config = readConfig();
  return createDataSource({ ...config, DATABASE_URL: config.DATABASE_OWNER_URL ?? config.DATABASE_URL }, { entities: [...platformEntities, ...stageEntities, ...walledEntities], migrations }).initialize();
}

const passwordIn = (address: URL): string | null => (address.password ? decodeURIComponent(address.password) : null);

/**
 * The role of DATABASE_URL may write everything but the ledger, to which it may only add (docs/decisions/0007), and has no
 * way into the schema of engagement, which another role has to itself (docs/decisions/0011).
 */
async function grantToProcesses(source: DataSource): Promise<void> {
  const config = readConfig();
  const { DATABASE_URL, DATABASE_OWNER_URL } = config;
  if (!DATABASE_OWNER_URL) return;
  const [role, owner] = [new URL(DATABASE_URL), new URL(DATABASE_OWNER_URL)];
  if (role.username === owner.username) return;
  await grantToRole(source, decodeURIComponent(role.username), passwordIn(role));
  const walled = engagementAddress(config);
  await grantEngagement(source, decodeURIComponent(walled.username), passwordIn(walled), decodeURIComponent(role.username));
}

/** Brings the database to the newest shape; safe to run by several processes at once. */
export async function migrate(): Promise<void> {
  const source = await openSource();
  try {
    await checkClusterWithTrigrams(source);
    await source.query('select pg_advisory_lock(7220416)');
    const done = await source.runMigrations({ transaction: 'each' });
    await grantToProcesses(source);
    console.log(done.length === 0 ? '数据库已是最新 · database is up to date' : `数据库已更新 · migrated: ${done.map((one) => one.name).join(', ')}`);
  } finally {
    await source.destroy();
  }
}

async function checkClusterWithTrigrams(source: DataSource): Promise<void> {
  await source.query('create extension if not exists pg_trgm');
  await checkCluster(source);
}

const pendingStatements = async (source: DataSource): Promise<string[]> =>
  (await source.driver.createSchemaBuilder().log()).upQueries.map((one) => one.query);

/** Prints what the entities say and the migrated database does not; exit code 1 when there is any. */
export async function reportDrift(): Promise<void> {
  const source = await openSource();
  try {
    const statements = await pendingStatements(source);
    console.log(statements.length === 0 ? 'no drift' : statements.join(';\n'));
    process.exitCode = statements.length === 0 ? 0 : 1;
  } finally {
    await source.destroy();
  }
}

/** Writes a migration from the drift, to be read and edited by a person: `draft-migration add-honours`. */
export async function draftMigration([name = 'change']: readonly string[]): Promise<void> {
  const source = await openSource();
  try {
    const log = await source.driver.createSchemaBuilder().log();
    const stamp = Date.now();
    const className = `${name.replace(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase())}${stamp}`;
    const lines = (queries: readonly { query: string }[]): string => queries.map(({ query }) => `    await runner.query(\`${query.replaceAll('`', '\\`')}\`);`).join('\n');
    const path = `apps/api/src/migrations/${stamp}-${name}.ts`;
    await writeFile(path, `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
${lines(log.upQueries)}
  }

  async down(runner: QueryRunner): Promise<void> {
${lines([...log.downQueries].reverse())}
  }
}
`);
    console.log(`${path}: ${log.upQueries.length} statements; add ${className} to apps/api/src/migrations/index.ts`);
  } finally {
    await source.destroy();
  }
}
