import type { Invariant } from '@jiangong/platform';
import { fundInvariants } from './funds/public';
import { titleInvariants } from './titles/public';
import { certificatesInvariants } from './certificates/public';

/** What must always be true of honours (domain.md §7). */
export const recognitionInvariants: readonly Invariant[] = [
  ...titleInvariants,
  {
    name: 'recognition.honours.from_publication',
    text: { zh: '每项荣誉都出自已发布的名单', en: 'every honour points to a published list that names it' },
    broken: `select h.id as honour_id, h.entry_id from standing_honour h
              where not exists (select 1 from publication u join decision_place p on p.decision_id = u.decision_id
                                 where u.id = h.publication_id and u.state = 'published' and p.entry_id = h.entry_id and p.rank = h.rank and p.score = h.score and p.title = h.title)`,
  },
  {
    name: 'recognition.honours.complete',
    text: { zh: '已发布名单上的每个人都有荣誉（处理中的除外）', en: 'everybody on a published list is honoured, unless that is still being done' },
    broken: `select u.round_id, p.entry_id from publication u join decision_place p on p.decision_id = u.decision_id
              where u.state = 'published' and not exists (select 1 from standing_honour h where h.entry_id = p.entry_id)
                and not exists (select 1 from job j where j.subject = 'round:' || u.round_id and j.state in ('queued', 'running'))`,
  },
  ...fundInvariants,
  ...certificatesInvariants,
];
