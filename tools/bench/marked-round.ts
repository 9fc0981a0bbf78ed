import type pg from 'pg';
import type { RoundWorld } from '@jiangong/programme/testing';

/*
 * A round whose sheets are all locked, as large as wanted, for the benches of score runs.
 */

export const JUDGES_EACH = 5;
export const JUDGES = 250;
export const CATEGORIES = ['labour', 'skill', 'innovation', 'service', 'safety'].map((code) => ({ code, name: code }));

/** Rows written straight into the product's own tables; foreign keys true by construction. */
export async function fill(client: pg.Client, { roundId, categories, rules }: RoundWorld, entries: number): Promise<void> {
  await client.query(`set session_replication_role = 'replica'`);
  await client.query(`create temp table kind as select id, row_number() over () - 1 as at from unnest($1::uuid[]) id`, [categories.map(({ id }) => id)]);
  await client.query(`create temp table judge as select gen_random_uuid() as id, at from generate_series(0, ${JUDGES - 1}) at`);
  await client.query(`insert into account (id, username, password_hash, name, created_at) select id, 'bench' || at, '-', 'J' || at, now() from judge`);
  const [unit] = (await client.query<{ id: string }>(`insert into organization (id, name, level) values (gen_random_uuid(), '测试企业', 'enterprise') returning id`)).rows;
  await client.query('insert into organization_closure (ancestor_id, descendant_id, depth) values ($1, $1, 0)', [unit!.id]);
  await client.query(
    `insert into entry (id, round_id, category_id, code, subject, member_id, organization_id, title, origin, state, version_number, attributes, created_at, accepted_at, version)
     select gen_random_uuid(), $1, k.id, lpad(i::text, 6, '0'), 'work', gen_random_uuid(), $3, 'w' || i, 'submission', 'accepted', 1, '{}', now(), now(), 1
       from generate_series(0, $2::int - 1) i join kind k on k.at = i % ${CATEGORIES.length}`, [roundId, entries, unit!.id]);
  await client.query(`insert into entry_version (id, entry_id, number, content, content_hash, created_at) select gen_random_uuid(), id, 1, '{}', '', now() from entry`);
  await client.query(
    `insert into score_sheet (id, assignment_id, round_id, entry_id, entry_version_id, judge_id, state, revision, locked_at, version)
     select gen_random_uuid(), gen_random_uuid(), $1, e.id, v.id, j.id, 'locked', 1, now(), 1
       from entry e join entry_version v on v.entry_id = e.id cross join generate_series(0, ${JUDGES_EACH - 1}) s
       join judge j on j.at = (e.code::int * 7 + s * (1 + 2 * (e.code::int % 19))) % ${JUDGES}`, [roundId]);
  // an entry's level, a judge's severity and some noise, in half points
  await client.query(
    `insert into mark (sheet_id, criterion, value, saved_at)
     select s.id, c.code, 500 * (140 + (hashtext(s.entry_id::text) & 31) + (hashtext(s.judge_id::text) & 3) + (hashtext(s.id::text || c.code) & 7)), now()
       from score_sheet s cross join unnest($1::text[]) as c(code)`, [rules.judging.criteria.map(({ code }) => code)]);
  await client.query(`set session_replication_role = 'origin'`);
  await client.query('vacuum analyze');
}
