/** The roles under which API and worker use the database that comes with the product; `migrate` tells them what they may do. */
import { createHmac, randomBytes } from 'node:crypto';

const ROLE = 'jiangong_app';
/** Likes and views are kept under a role of their own, whose password follows from the first one's (recognition/engagement). */
const WALLED = 'jiangong_engagement';

/**
 * Makes the roles, gives them new passwords, and returns the address the processes connect by.
 * @param {string} ownerUrl of the database's owner
 */
export async function openRole(ownerUrl) {
  const { default: pg } = await import('pg');
  const password = randomBytes(24).toString('hex');
  const passwords = { [ROLE]: password, [WALLED]: createHmac('sha256', password).update('engagement').digest('hex') };
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const [role, word] of Object.entries(passwords)) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD '${word}'`);
    }
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = ROLE;
  url.password = password;
  return url.href;
}
