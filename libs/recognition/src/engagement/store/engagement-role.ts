import { createHmac } from 'node:crypto';
import type { Config } from '@jiangong/platform';
import type { DataSource } from 'typeorm';

/** The schema in which likes and views live, and nothing else does. */
export const SCHEMA = 'engagement';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** jiangong_app → jiangong_engagement; any other role gets the ending. */
const roleBeside = (role: string): string => `${role.replace(/_app$/, '')}_${SCHEMA}`;

/**
 * The address under which engagement enters where the processes have a role of their own: as named, or the role beside
 * that of DATABASE_URL, with a password that follows from its password, so that one setting opens both doors.
 */
export function engagementAddress(config: Pick<Config, 'DATABASE_URL' | 'ENGAGEMENT_DATABASE_URL'>): URL {
  if (config.ENGAGEMENT_DATABASE_URL) return new URL(config.ENGAGEMENT_DATABASE_URL);
  const url = new URL(config.DATABASE_URL);
  url.username = encodeURIComponent(roleBeside(decodeURIComponent(url.username)));
  if (url.password) url.password = createHmac('sha256', decodeURIComponent(url.password)).update(SCHEMA).digest('hex');
  return url;
}

/**
 * Lets a role use the schema and nothing beside it, and keeps the role of the processes out; made when it is missing and
 * a password is given. What it must know of the rest, two views of the owner's tell: which works are public, which
 * members are verified. Run by the owner after every migration.
 */
export async function grantEngagement(owner: DataSource, role: string, password: string | null, processes: string): Promise<void> {
  if (role === processes) throw new Error(`${role} is the role of the processes: engagement needs another one (ENGAGEMENT_DATABASE_URL)`);
  const [known] = (await owner.query(`select rolsuper from pg_roles where rolname = $1`, [role])) as { rolsuper: boolean }[];
  if (known?.rolsuper) throw new Error(`the role ${role} is a superuser: nothing can be kept from it`);
  if (!known && password === null) throw new Error(`make the role ${role}, or name another one with a password in ENGAGEMENT_DATABASE_URL`);
  if (password !== null) {
    const [{ literal }] = (await owner.query(`select quote_literal($1) as literal`, [password])) as [{ literal: string }];
    await owner.query(`${known ? 'alter' : 'create'} role ${quoted(role)} login password ${literal}`);
  }
  for (const statement of [
    `revoke all on schema ${SCHEMA} from public, ${quoted(processes)}`,
    `revoke all on all tables in schema ${SCHEMA} from public, ${quoted(processes)}`,
    `revoke all on all tables in schema public from ${quoted(role)}`,
    `grant usage on schema ${SCHEMA} to ${quoted(role)}`,
    `grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${quoted(role)}`,
    `revoke insert, update, delete on ${SCHEMA}.public_work, ${SCHEMA}.verified_member from ${quoted(role)}`,
  ]) await owner.query(statement);
}
