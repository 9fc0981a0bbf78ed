import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import { entryInScope, publishedOrInScope, resultScope, roundInScope, UNIT_OF_ENTRY } from '../score-runs/public';
import type { CategoryPlacesView, DecisionView } from './decision.view';

/** One statement for a list with its places; `$1`, `$2` are the scope. */
const DECISION = `
  select d.id, d.round_id as "roundId", d.state, d.run_id as "runId", d.selection_id as "selectionId", d.content_hash as "contentHash", d.created_at as "createdAt", d.compliance,
         coalesce((
           select json_agg(json_build_object(
                    'entryId', p.entry_id, 'entryCode', e.code, 'name', e.title, 'organizationName', unit.name, 'districtName', o.name,
                    'categoryId', c.id, 'categoryName', c.name, 'rank', p.rank, 'score', p.score, 'title', p.title) order by c.position, p.rank, e.code)
             from decision_place p
             join entry e on e.id = p.entry_id
             join category c on c.id = p.category_id
             left join organization o on o.id = e.district_id
             ${UNIT_OF_ENTRY}
            where p.decision_id = d.id), '[]') as places
    from decision d`;

const STANDING = `${DECISION} where d.round_id = any($3::uuid[]) and d.state = 'standing' and ${roundInScope('d.round_id')}`;
const ONE = `${DECISION} where d.id = $3 and ${roundInScope('d.round_id')}`;

/** Places by the rules in force, and how many the standing list fills. */
const PLACES = `
  select r.id as "roundId", json_build_object('id', c.id, 'programmeId', c.programme_id, 'code', c.code, 'name', c.name, 'position', c.position) as category,
         coalesce((select (p ->> 'most')::int from jsonb_array_elements(v.content #> '{deciding,selection,categoryPlaces}') p where p ->> 'category' = c.code),
                  (v.content #>> '{deciding,selection,places}')::int, (v.content -> 'deciding' ->> 'places')::int) as places,
         (select count(*)::int from decision d join decision_place p on p.decision_id = d.id
           where d.round_id = r.id and d.state = 'standing' and p.category_id = c.id) as filled,
         (select d.content::jsonb -> 'emptyBecause' -> c.code from decision d where d.round_id = r.id and d.state = 'standing') as empty
    from round r
    join rule_version v on v.id = r.rule_version_id
    join category c on c.programme_id = r.programme_id
   where r.id = any($3::uuid[]) and ${publishedOrInScope('r.id')}
   order by c.position, c.code`;

const WINNERS = `
  select d.round_id as "roundId", count(*)::int as winners
    from decision d join decision_place p on p.decision_id = d.id join entry e on e.id = p.entry_id
   where d.round_id = any($3::uuid[]) and d.state = 'standing' and ${roundInScope('d.round_id')} and ${entryInScope('e.organization_id')}
   group by d.round_id`;

/** Questions about lists of winners; each batch is one statement. */
@Injectable()
export class DecisionsReader {
  constructor(private readonly reader: Reader) {}

  async one(actor: Actor, id: string): Promise<DecisionView> {
    const row = await this.reader.first<DecisionView>(ONE, [...resultScope(actor), id]);
    if (!row) throw new NotFound({ zh: '评定', en: 'decision' });
    return row;
  }

  /** The list that stands; null where there is none or the viewer may not see it yet. */
  standingOf(context: GraphContext, roundId: string): Promise<DecisionView | null> {
    return context
      .loader<DecisionView>('results.decision', async (ids) => {
        const rows = await this.reader.rows<DecisionView>(STANDING, [...resultScope(context.actor), ids]);
        const byRound = new Map(rows.map((row) => [row.roundId, row]));
        return ids.map((id) => byRound.get(id) ?? null);
      })
      .load(roundId);
  }

  async placesOf(context: GraphContext, roundId: string): Promise<CategoryPlacesView[]> {
    const loader = context.loader<CategoryPlacesView[]>('results.places', async (ids) => {
      const rows = await this.reader.rows<CategoryPlacesView & { roundId: string }>(PLACES, [...resultScope(context.actor), ids]);
      return ids.map((id) => rows.filter((row) => row.roundId === id));
    });
    return (await loader.load(roundId)) ?? [];
  }

  /** Winners of the standing list that lie in the viewer's scope. */
  async winnersOf(context: GraphContext, roundId: string): Promise<number> {
    const loader = context.loader<number>('results.winners', async (ids) => {
      const rows = await this.reader.rows<{ roundId: string; winners: number }>(WINNERS, [...resultScope(context.actor), ids]);
      const byRound = new Map(rows.map((row) => [row.roundId, row.winners]));
      return ids.map((id) => byRound.get(id) ?? 0);
    });
    return (await loader.load(roundId)) ?? 0;
  }
}
