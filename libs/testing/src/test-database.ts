import pg from 'pg';

const TEMPLATE = 'jiangong_template';

const serverUrl = (): URL => {
  const url = process.env.JIANGONG_TEST_SERVER;
  if (!url) throw new Error('database tests need JIANGONG_TEST_SERVER; run them with `npm test -- db`');
  return new URL(url);
};

async function onServer(statement: string): Promise<void> {
  const admin = new URL(serverUrl());
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

let serial = 0;

/** A fresh database of this Jest worker, cloned from the migrated template. Drop it when done. */
export async function openTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `jiangong_test_${process.env.JEST_WORKER_ID ?? '0'}_${process.pid}_${Date.now().toString(36)}_${serial++}`;
  for (let attempt = 1; ; attempt++) {
    try {
      await onServer(`create database ${name} template ${TEMPLATE}`);
      break;
    } catch (error) {
      // the template is busy for the moment another worker clones it
      if (attempt === 20 || (error as { code?: string }).code !== '55006') throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
  }
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}
