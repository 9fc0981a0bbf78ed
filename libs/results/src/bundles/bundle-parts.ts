import { BUNDLE_FORMAT, judgeCodes, type Bundle, type BundleSheet, type LinkedEvent } from '@jiangong/evidence';
import { canonicalJson } from '@jiangong/kernel';
import type { Reader } from '@jiangong/platform';

type Source = Pick<Reader, 'rows'>;

const ROUND = `select id, code, name, phase from round where id = $1`;

const RULES = `
  select v.id as "versionId", v.number, v.content, v.content_hash as "contentHash" from rule_version v
   where v.id in (select rule_version_id from round where id = $1 union select (inputs::json -> 'rules' ->> 'versionId')::uuid from score_run where round_id = $1)
   order by v.number, v.id`;

const CATEGORIES = `select c.id, c.code, c.name from category c join round r on r.programme_id = c.programme_id where r.id = $1 order by c.position, c.code`;

/** Marks of locked sheets alone: what a judge has not locked is nobody's business yet. */
const SHEETS = `
  select s.id, s.entry_id as "entryId", e.code as entry, s.judge_id as "judgeId", s.state,
         case when s.state = 'locked' then (select coalesce(json_object_agg(m.criterion, m.value order by m.criterion collate "C"), '{}') from mark m where m.sheet_id = s.id) end as marks
    from score_sheet s join entry e on e.id = s.entry_id
   where s.round_id = $1 order by e.code collate "C", s.judge_id::text collate "C", s.id`;

const RUN_IDS = `select id from score_run where round_id = $1 order by number`;
const RUN = `select id, number, state, engine, inputs, inputs_hash as "inputsHash", outputs, outputs_hash as "outputsHash" from score_run where id = $1`;

const DECISIONS = `select id, run_id as "runId", state, content, content_hash as "contentHash" from decision where round_id = $1 order by created_at, id`;

const SELECTIONS = `
  select id, number, purpose, state, run_id as "runId", inputs, inputs_hash as "inputsHash", outputs, outputs_hash as "outputsHash" from selection where round_id = $1 order by number`;

const PUBLICATIONS = `
  select u.id, u.decision_id as "decisionId", u.state, u.content_hash as "contentHash",
         array(select g.account_id::text from publication_signature g where g.publication_id = u.id order by g.signed_at, g.account_id) as signers
    from publication u where u.round_id = $1 order by u.created_at, u.id`;

const EVENTS = `select seq::int as seq, content, previous_hash as "previousHash", hash from ledger_event where chain = $1 and seq > $2 order by seq limit 1000`;

/** Those that saw another head of this chain than the one before, and the newest. */
const CHECKPOINTS = `
  select number, content, signature, key_id as "keyId" from (
    select c.number, c.content, c.signature, c.key_id, head.seq, lag(head.seq) over (order by c.number) as before, max(c.number) over () as newest
      from ledger_checkpoint c, jsonb_to_recordset(c.heads) as head(chain text, seq bigint, hash text)
     where head.chain = $1) seen
   where before is distinct from seq or number = newest order by number`;

const KEYS = `select key_id as "keyId", public_key as "publicKey" from ledger_key order by created_at, key_id`;

/**
 * The bundle of a round as pieces of one JSON text, in the order of {@link Bundle}; never more than one run or a
 * thousand events in memory. The source must answer as of one moment.
 */
export async function* bundleText(source: Source, roundId: string, madeAt: Date): AsyncGenerator<string, void> {
  const chain = `round:${roundId}`;
  const [round] = await source.rows<Bundle['round']>(ROUND, [roundId]);
  yield `{"format":${JSON.stringify(BUNDLE_FORMAT)},"madeAt":${JSON.stringify(madeAt.toISOString())},"round":${JSON.stringify(round)}`;
  const rules = await source.rows<Omit<Bundle['rules'][number], 'content'> & { content: object }>(RULES, [roundId]);
  yield member('rules', rules.map((version) => ({ ...version, content: canonicalJson(version.content) })));
  yield member('categories', await source.rows(CATEGORIES, [roundId]));
  yield member('sheets', await sheetsOf(source, roundId));
  yield ',"runs":[';
  let isFirst = true;
  for (const { id } of await source.rows<{ id: string }>(RUN_IDS, [roundId])) {
    const [run] = await source.rows(RUN, [id]);
    yield `${isFirst ? '' : ','}${JSON.stringify(run)}`;
    isFirst = false;
  }
  yield ']';
  yield member('decisions', await source.rows(DECISIONS, [roundId]));
  yield member('selections', await source.rows(SELECTIONS, [roundId]));
  yield member('publications', await source.rows(PUBLICATIONS, [roundId]));
  yield ',"chain":[';
  for (let seq = 0; ; ) {
    const events = await source.rows<LinkedEvent>(EVENTS, [chain, seq]);
    if (events.length === 0) break;
    yield `${seq === 0 ? '' : ','}${events.map((event) => JSON.stringify(event)).join(',')}`;
    seq = events.at(-1)!.seq;
  }
  yield ']';
  yield member('checkpoints', await source.rows(CHECKPOINTS, [chain]));
  yield member('keys', await source.rows(KEYS));
  yield '}\n';
}

const member = (name: keyof Bundle, value: readonly object[]): string => `,${JSON.stringify(name)}:${JSON.stringify(value)}`;

async function sheetsOf(source: Source, roundId: string): Promise<BundleSheet[]> {
  const rows = await source.rows<Omit<BundleSheet, 'judge'> & { judgeId: string }>(SHEETS, [roundId]);
  const codes = judgeCodes(rows.map(({ judgeId }) => judgeId));
  return rows.map(({ judgeId, id, entryId, entry, state, marks }) => ({ id, entryId, entry, judge: codes.get(judgeId)!, state, marks }));
}
