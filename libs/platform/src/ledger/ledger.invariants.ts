import type { Invariant } from '../database/invariant';

const hashOf = (text: string): string => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** What must always be true of the ledger. Signatures are checked by `ledger verify`: SQL knows no Ed25519. */
export const ledgerInvariants: readonly Invariant[] = [
  {
    name: 'platform.ledger.chains_whole',
    text: { zh: '每条事件链环环相扣，没有缺号', en: 'every chain is whole: no number missing, each event linked to the one before' },
    broken: `select chain, seq from (
               select chain, seq, previous_hash, hash, content, lag(hash) over following as before, row_number() over following as place
                 from ledger_event window following as (partition by chain order by seq)) e
              where seq <> place or previous_hash <> coalesce(before, repeat('0', 64)) or hash <> ${hashOf(`previous_hash || chr(10) || content`)}
                 or (content::jsonb ->> 'seq')::bigint <> seq or content::jsonb ->> 'chain' <> chain`,
  },
  {
    name: 'platform.ledger.heads_are_last',
    text: { zh: '链头就是最后一个事件', en: 'every head is the last event of its chain' },
    broken: `select h.chain, h.seq from ledger_head h
               left join lateral (select seq, hash from ledger_event e where e.chain = h.chain order by seq desc limit 1) last on true
              where h.seq <> coalesce(last.seq, 0) or (last.hash is not null and last.hash <> h.hash)
             union all select chain, max(seq) from ledger_event e where not exists (select 1 from ledger_head h where h.chain = e.chain) group by chain`,
  },
  {
    name: 'platform.checkpoints.hold',
    text: { zh: '检查点见过的链头仍在原处，检查点前后相接', en: 'what a checkpoint saw is still there, and checkpoints follow each other' },
    broken: `select c.number, h.chain, h.seq from ledger_checkpoint c
               cross join lateral jsonb_to_recordset(c.content::jsonb -> 'heads') as h(chain text, seq bigint, hash text)
              where not exists (select 1 from ledger_event e where e.chain = h.chain and e.seq = h.seq and e.hash = h.hash)
             union all
             select number, 'checkpoint', number from (
               select number, content, content_hash, lag(content_hash) over (order by number) as before, row_number() over (order by number) as place from ledger_checkpoint) c
              where number <> place or content_hash <> ${hashOf('content')} or content::jsonb ->> 'previousHash' is distinct from before`,
  },
  {
    name: 'platform.checkpoints.recorded',
    text: { zh: '每个检查点都登记在总链上', en: 'every checkpoint is recorded in the global chain' },
    broken: `select c.number from ledger_checkpoint c
              where not exists (select 1 from ledger_event e where e.chain = 'platform' and e.type = 'platform.checkpoint.signed'
                     and e.content::jsonb -> 'body' ->> 'contentHash' = c.content_hash)`,
  },
];
