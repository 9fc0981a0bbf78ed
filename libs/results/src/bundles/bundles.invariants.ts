import type { Invariant } from '@jiangong/platform';

/** Without these a bundle could not be recomputed from its chain. */
export const bundleInvariants: readonly Invariant[] = [
  {
    name: 'results.sheets.locked_in_ledger',
    text: { zh: '每张锁定的评分表都有锁定的事件', en: 'every locked sheet has the event that locked it' },
    broken: `select s.round_id, s.id as sheet_id from score_sheet s
              where s.state = 'locked' and not exists (select 1 from ledger_event e where e.chain = 'round:' || s.round_id and e.type = 'judging.sheet.locked'
                     and e.content::jsonb -> 'body' ->> 'sheetId' = s.id::text)`,
  },
];
