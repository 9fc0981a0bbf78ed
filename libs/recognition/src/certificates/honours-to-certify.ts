import { rowsFrom, type RowSource } from '@jiangong/platform';
import type { HonourToCertify } from './certificate.rules';

/** Standing honours of a published list, in its order, as far as they have no standing certificate; `$1` the round, `$2` whether those with one too. */
const OF_ROUND = `
  select h.id as "honourId", h.publication_id as "publicationId", h.round_id as "roundId", h.name, o.name as unit, g.name as programme, r.name as round,
         h.title, h.higher_title as "higherTitle", u.content_hash as "listHash",
         (select c.name from organization_closure above join organization c on c.id = above.ancestor_id
           where above.descendant_id = h.organization_id and c.parent_id is null) as issuer,
         case when e.subject = 'work' then array(
           select m.name from (select h.member_id as id, 0 as position union select a.member_id, a.position from entry_author a where a.entry_id = e.id and a.member_id <> h.member_id) one
             join member m on m.id = one.id order by one.position, m.id) else '{}' end as authors,
         (select a ->> 'recipient' from jsonb_array_elements(v.content -> 'awards' -> 'awards') a where a ->> 'code' = h.award_code and a ->> 'recipient' in ('team', 'collective')) as recipient
    from standing_honour h
    join publication u on u.id = h.publication_id and u.state = 'published'
    join entry e on e.id = h.entry_id
    join organization o on o.id = h.organization_id
    join round r on r.id = h.round_id
    join programme g on g.id = r.programme_id
    join rule_version v on v.id = r.rule_version_id
   where h.round_id = $1 and ($2::boolean or not exists (select 1 from certificate c where c.honour_id = h.id and c.state = 'issued'))
   order by h.category_position, h.rank, h.id`;

export const honoursToCertify = (source: RowSource, roundId: string, withCertified = false): Promise<HonourToCertify[]> =>
  rowsFrom<HonourToCertify>(source, OF_ROUND, [roundId, withCertified]);
