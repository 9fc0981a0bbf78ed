/**
 * About 100,000 honours over sixty published months, in the real districts and enterprises: what the public pages
 * read after some good years. Rows are written directly into the product's own tables.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { CHECKOUT } from '../checkout.mjs';

export const YEARS = [2022, 2023, 2024, 2025, 2026];
export const CATEGORIES = [['labour', '劳动之星'], ['skill', '技能之星'], ['innovation', '创新之星'], ['service', '服务之星'], ['safety', '安康之星']];
const HONOURS = 100_000;
const MEMBERS = 50_000;
const DEEDS =
  '扎根一线十八年，从学徒做到首席技师，先后解决设备振动、漏油、卡阻等难题三十余项，改进夹具后单件工时由四十分钟降到二十六分钟，带出徒弟十二名，其中五人成为班组长；急难抢修随叫随到，连续三年无差错。';

/** @param {import('pg').Client} client */
export async function seed(client) {
  // true by construction; a hundred thousand look-ups for each foreign key would only cost minutes
  await client.query(`set session_replication_role = 'replica'`);
  await client.query('begin');
  await insertOrganizations(client);
  await client.query(
    `insert into member (id, member_no, name, gender, created_at)
     select gen_random_uuid(), 'B' || lpad(i::text, 6, '0'), '职工' || i, case i % 2 when 0 then 'male' else 'female' end, now() from generate_series(1, ${MEMBERS}) i`,
  );
  for (const year of YEARS) await insertSeason(client, year);
  await insertEntries(client);
  await insertHonours(client);
  await client.query('commit');
  await client.query('vacuum analyze');
  const { rows } = await client.query('select count(*)::int as honours, count(distinct period_code)::int as months from honour');
  return rows[0];
}

async function insertOrganizations(client) {
  const [, ...lines] = readFileSync(join(CHECKOUT, 'samples/year/organizations.csv'), 'utf8').replace(/^\ufeff/, '').split(/\r?\n/).filter(Boolean);
  const idOf = new Map();
  const districtOf = new Map();
  for (const line of lines) {
    const [name, level, parent] = line.split(',');
    const id = randomUUID();
    idOf.set(name, id);
    districtOf.set(name, level === 'district' || level === 'industry' ? id : (districtOf.get(parent) ?? null));
    await client.query('insert into organization (id, name, level, parent_id, district_id) values ($1, $2, $3, $4, $5)', [id, name, level, idOf.get(parent) ?? null, districtOf.get(name)]);
  }
}

async function insertSeason(client, year) {
  const [season, programme, rules] = [randomUUID(), randomUUID(), randomUUID()];
  await client.query(`insert into season (id, year, name, created_at) values ($1, $2, $3, now())`, [season, year, `${year}年度网上劳动和技能竞赛`]);
  await client.query(`insert into programme (id, season_id, code, name, subject) values ($1, $2, 'star', '劳动和技能之星', 'member')`, [programme, season]);
  for (const [at, [code, name]] of CATEGORIES.entries())
    await client.query('insert into category (id, programme_id, code, name, position) values ($1, $2, $3, $4, $5)', [randomUUID(), programme, code, name, at]);
  await client.query(`insert into rule_version (id, programme_id, cadence, number, content, content_hash, reason, created_at) values ($1, $2, 'month', 1, '{}', '', '', now())`, [rules, programme]);
  for (let month = 1; month <= 12; month++) await insertMonth(client, programme, rules, year, month);
}

async function insertMonth(client, programme, rules, year, month) {
  const [round, run, decision, publication] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const at = new Date(Date.UTC(year, month, 8, 2));
  await client.query(
    `insert into round (id, programme_id, code, cadence, name, position, phase, rule_version_id, collecting_at, reviewing_at, judging_at, computing_at, deciding_at, published_at, version)
     values ($1, $2, $3, 'month', $4, $5, 'published', $6, $7, $7, $7, $7, $7, $7, 1)`,
    [round, programme, monthCode(year, month), `${year}年${month}月`, month, rules, at],
  );
  await client.query(
    `insert into score_run (id, round_id, number, state, reason, engine, inputs, inputs_hash, created_at) values ($1, $2, 1, 'sealed', '', '', '{}', '', $3)`, [run, round, at]);
  await client.query(
    `insert into decision (id, round_id, run_id, state, compliance, content, content_hash, created_at) values ($1, $2, $3, 'standing', '[]', '{}', '', $4)`, [decision, round, run, at]);
  await client.query(
    `insert into publication (id, round_id, decision_id, state, content_hash, created_at, published_at) values ($1, $2, $3, 'published', '', $4, $4)`, [publication, round, decision, at]);
}

export const monthCode = (year, month) => `${year}-${String(month).padStart(2, '0')}`;

/** Spread over rounds, kinds, members and enterprises by plain arithmetic: the same rows in the same order every time. */
async function insertEntries(client) {
  await client.query(
    `insert into entry (id, round_id, category_id, code, subject, member_id, organization_id, district_id, title, origin, state, version_number, created_at, accepted_at, version)
     select gen_random_uuid(), r.id, c.id, lpad(i::text, 6, '0'), 'member', m.id, o.id, o.district_id, m.name, 'recommendation', 'accepted', 1, r.published_at, r.published_at, 1
       from generate_series(0, ${HONOURS - 1}) i
       join (select *, row_number() over (order by code) - 1 as at, count(*) over () as total from round) r on r.at = i % r.total
       join (select c.*, p.id as owner from category c join programme p on p.id = c.programme_id) c on c.owner = r.programme_id and c.position = (i / r.total) % ${CATEGORIES.length}
       join (select *, row_number() over (order by member_no) - 1 as at from member) m on m.at = (i * 7) % ${MEMBERS}
       join (select *, row_number() over (order by name) - 1 as at, count(*) over () as total from organization where level = 'enterprise') o on o.at = (i * 11) % o.total`,
  );
}

async function insertHonours(client) {
  await client.query(
    `insert into honour (id, publication_id, round_id, entry_id, programme_code, period_code, cadence, category_code, category_name, category_position,
                         member_id, organization_id, district_id, name, title, rank, score, deeds, conferred_at)
     select gen_random_uuid(), u.id, r.id, e.id, 'star', r.code, 'month', c.code, c.name, c.position, e.member_id, e.organization_id, e.district_id, e.title, '月度' || c.name,
            row_number() over (partition by r.id, c.id order by e.code), 95000 - 10 * row_number() over (partition by r.id, c.id order by e.code), $1, u.published_at
       from entry e join round r on r.id = e.round_id join category c on c.id = e.category_id join publication u on u.round_id = r.id`,
    [DEEDS],
  );
}
