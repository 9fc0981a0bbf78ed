/** Asks a database or Redis named from outside whether it is there, before anything is built upon it. */
import { connect } from 'node:net';
import { Failure } from './failure.mjs';

/** @param {string} url of PostgreSQL */
export async function requireDatabase(url) {
  const { hostname, host } = parse('DATABASE_URL', url, /^postgres(ql)?:$/);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    const [zh, en] = REASONS[error.code] ?? [error.message, error.message];
    throw new Failure(`DATABASE_URL 指定的数据库 ${host || hostname} 无法使用：${zh}；请检查地址、用户、密码和库名。`, `The database ${host || hostname} of DATABASE_URL cannot be used: ${en}; check address, user, password and name.`);
  } finally {
    await client.end().catch(() => {});
  }
}

const REASONS = {
  ECONNREFUSED: ['连接被拒绝，数据库可能没有启动', 'connection refused, it may not be running'],
  ENOTFOUND: ['找不到这台主机', 'no such host'],
  EAI_AGAIN: ['找不到这台主机', 'no such host'],
  ETIMEDOUT: ['连接超时', 'connection timed out'],
  '28P01': ['用户名或密码不对', 'wrong user or password'],
  '28000': ['用户名或密码不对', 'wrong user or password'],
  '3D000': ['没有这个库', 'no such database'],
};

/** @param {string} url of Redis */
export async function requireRedis(url) {
  const { hostname, port } = parse('REDIS_URL', url, /^rediss?:$/);
  const isThere = await new Promise((done) => {
    const socket = connect(Number(port || 6379), hostname.replace(/^\[|\]$/g, ''), () => done(true) || socket.destroy());
    socket.setTimeout(10_000, () => done(false) || socket.destroy());
    socket.once('error', () => done(false));
  });
  if (isThere) return;
  throw new Failure(`REDIS_URL 指定的 Redis ${hostname}:${port || 6379} 连不上；请启动它，或不设置 REDIS_URL（队列改用 PostgreSQL）。`, `The Redis ${hostname}:${port || 6379} of REDIS_URL cannot be reached; start it, or leave REDIS_URL out (the queue then lives in PostgreSQL).`);
}

function parse(name, url, protocol) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && protocol.test(parsed.protocol)) return parsed;
  const example = name === 'REDIS_URL' ? 'redis://host:6379' : 'postgres://user:password@host:5432/jiangong';
  throw new Failure(`${name} 不是有效地址；格式如 ${example}。`, `${name} is not an address; it looks like ${example}.`);
}
