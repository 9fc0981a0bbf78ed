/**
 * Members with an account and a session each, and approved works: just what a like needs. Rows that nothing else hangs
 * on, written by the owner past the foreign keys; for a bench or a test, in a database that is gone afterwards.
 */
import { createHash, randomUUID } from 'node:crypto';

const TOKEN_LETTERS = 43;
const tokenOf = (n) => `like${String(n).padStart(TOKEN_LETTERS - 4, '0')}`;

/** Answers the cookies and the works’ ids. */
export async function seedForLikes(client, { members, works }) {
  const organization = randomUUID();
  const people = Array.from({ length: members }, (_, n) => ({ id: randomUUID(), account: randomUUID(), token: tokenOf(n) }));
  const shown = Array.from({ length: works }, () => randomUUID());
  await client.query(`set session_replication_role = replica`);
  await client.query(`insert into organization (id, name, level) values ($1, '测试单位', 'unit')`, [organization]);
  await client.query(
    `insert into member (id, member_no, name, created_at) select id, 'L' || n, '职工', now() - interval '90 days' from unnest($1::uuid[]) with ordinality as m(id, n)`,
    [people.map(({ id }) => id)]);
  await client.query(`insert into membership (id, member_id, organization_id, from_on) select gen_random_uuid(), id, $2, '2020-01-01' from unnest($1::uuid[]) as m(id)`, [people.map(({ id }) => id), organization]);
  await client.query(
    `insert into account (id, username, password_hash, name, member_id, created_at) select account, 'like' || n, '', '职工', id, now() - interval '90 days' from unnest($1::uuid[], $2::uuid[]) with ordinality as m(account, id, n)`,
    [people.map(({ account }) => account), people.map(({ id }) => id)]);
  await client.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at) select hash, account, now(), now() + interval '1 hour', now() + interval '1 day' from unnest($1::text[], $2::uuid[]) as s(hash, account)`,
    [people.map(({ token }) => createHash('sha256').update(token).digest('hex')), people.map(({ account }) => account)]);
  await client.query(
    `insert into work (id, entry_id, round_id, programme_code, season_year, period_code, period_name, category_code, category_name, title, member_id, authors, organization_id, summary, sections, outcomes, state, entry_version, received_at, published_at, version)
     select id, gen_random_uuid(), gen_random_uuid(), 'five_small', 2026, '2026-04', '4 月', 'renovation', '小革新', '作品 ' || n, $2, '职工', $3, '', '[]', '[]', 'approved', 1, now(), now(), 1 from unnest($1::uuid[]) with ordinality as w(id, n)`,
    [shown, people[0].id, organization]);
  await client.query(`set session_replication_role = default`);
  return { cookies: people.map(({ token }) => `sid=${token}`), memberIds: people.map(({ id }) => id), workIds: shown };
}

/** Takes away what was seeded, so that what must always be true of a city is. */
export async function clearLikes(client) {
  await client.query(`set session_replication_role = replica`);
  for (const table of ['engagement.work_like', 'engagement.work_count', 'engagement.voiding', 'work', 'session', 'account', 'membership', 'member', 'organization']) await client.query(`delete from ${table}`);
  await client.query(`set session_replication_role = default`);
}
