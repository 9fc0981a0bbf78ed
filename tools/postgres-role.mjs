/** The role under which API and worker use the database that comes with the product; `migrate` tells it what it may do. */
import { randomBytes } from 'node:crypto';

const ROLE = 'jiangong_app';

/**
 * Makes the role, gives it a new password, and returns the address it connects by.
 * @param {string} ownerUrl of the database's owner
 */
export async function openRole(ownerUrl) {
  const { default: pg } = await import('pg');
  const password = randomBytes(24).toString('hex');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ROLE]);
    await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${ROLE} LOGIN PASSWORD '${password}'`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = ROLE;
  url.password = password;
  return url.href;
}
