import type { Invariant } from '@jiangong/platform';

/** What must always be true of titles (domain.md §9). */
export const titleInvariants: readonly Invariant[] = [
  {
    name: 'recognition.titles.caps',
    text: { zh: '每个等级的名额与规定一致，在任人数不超过名额', en: 'every level has the places its title says, and no more holders than places' },
    broken: `select t.id as title_id, l ->> 'code' as level, (l ->> 'cap')::int as cap from title t
               cross join lateral (select content from title_version v where v.title_id = t.id order by v.number desc limit 1) v cross join jsonb_array_elements(v.content -> 'levels') l
              where (select array_agg(p.number order by p.number) from title_place p where p.title_id = t.id and p.level = l ->> 'code') is distinct from (select array_agg(n) from generate_series(1, (l ->> 'cap')::int) n)
                 or (select count(*) from title_holding h where h.title_id = t.id and h.level = l ->> 'code' and h.ended_on is null) > (l ->> 'cap')::int`,
  },
  {
    name: 'recognition.titles.places',
    text: { zh: '有人的名额都有在任者，空着的名额都没有', en: 'a place that is not free has a holder of its own level and title, a free one has none' },
    broken: `select p.id as place_id, p.level, p.number from title_place p left join title_holding h on h.place_id = p.id
              where (p.vacant_since is null) <> (h.id is not null) or h.level <> p.level or h.title_id <> p.title_id`,
  },
  {
    name: 'recognition.titles.two_officers',
    text: { zh: '称号的终止都由两人办理，不合格考核都已终止称号', en: 'every ended title was ended by two officers, and a failed assessment has ended its title' },
    broken: `select h.id as holding_id from title_holding h
              where h.ended_on is not null and not exists (select 1 from title_motion w where w.holding_id = h.id and w.kind = 'end' and w.state = 'applied' and w.settled_by_id <> w.requested_by_id)
              union all select a.holding_id from title_assessment a join title_holding h on h.id = a.holding_id where a.state = 'failed' and h.ended_on is null`,
  },
  {
    name: 'recognition.titles.published',
    text: { zh: '公开选拔的持有人都出自已发布的名单', en: 'whoever was appointed by a posting stood on a published list of its round' },
    broken: `select h.id as holding_id from title_holding h join title_posting o on o.id = h.posting_id
              where h.origin = 'posting' and not exists (select 1 from publication u join decision_place p on p.decision_id = u.decision_id where u.round_id = o.round_id and u.published_at is not null and p.entry_id = h.entry_id)`,
  },
];
