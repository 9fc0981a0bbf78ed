/**
 * The LIMIT: the same question answered by one hand-written, prepared statement that builds the JSON, served by a bare
 * node:http process. No GraphQL, no sign-in, no limits, no framework: what this machine can do at all. A mark at `/mark` is one
 * upsert: no revision, no history, no rules, committed before it is answered.
 */
import { createServer } from 'node:http';
import pg from 'pg';

const STATEMENT = `
  select coalesce(json_agg(page order by page.rank, page.id), '[]')::text as nodes from (
    select h.id, h.name, h.title, h.category_code as "categoryCode", h.category_name as "categoryName", h.period_code as "periodCode", h.cadence,
           h.rank, o.name as "organizationName", h.district_id as "districtId", d.name as "districtName", h.deeds, h.score,
           to_char(h.conferred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "conferredAt"
      from (select * from honour h where h.programme_code = $1 and h.period_code = $2 and h.category_code = $3
             order by h.category_position, h.rank, h.id limit $4) h
      join organization o on o.id = h.organization_id left join organization d on d.id = h.district_id) page`;

const UPSERT = `
  insert into mark (sheet_id, criterion, value, saved_at) values ($1, $2, $3, now())
  on conflict (sheet_id, criterion) do update set value = excluded.value, saved_at = excluded.saved_at`;

async function stars({ period, category, first }) {
  const { rows } = await pool.query({ name: 'stars', text: STATEMENT, values: ['star', period, category, first] });
  return `{"data":{"stars":{"nodes":${rows[0].nodes}}}}`;
}

async function mark({ input: { sheetId, criterion, value } }) {
  await pool.query({ name: 'mark', text: UPSERT, values: [sheetId, criterion, value] });
  return `{"data":{"saveMark":{"id":"${sheetId}"}}}`;
}

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL) });
pool.on('error', () => undefined);

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (piece) => (body += piece));
  request.on('end', async () => {
    try {
      const { variables } = JSON.parse(body);
      const answer = await (request.url === '/mark' ? mark(variables) : stars(variables));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(answer) }).end(answer);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
