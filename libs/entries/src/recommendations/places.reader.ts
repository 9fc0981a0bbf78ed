import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { Rounds, type RuleContent } from '@jiangong/programme';
import { scopeValues } from '../submissions/public';
import { DISTRICT_ENTRIES, UNIT_PLACES_USED } from './places';
import type { PlaceUseView } from './recommendation.view';

const noOrganization = (): NotFound => new NotFound({ zh: '组织', en: 'organization' });

const CATEGORIES = `select json_build_object('id', k.id, 'programmeId', k.programme_id, 'code', k.code, 'name', k.name, 'position', k.position) as category,
  coalesce(u.used, 0)::int as used
  from round g join category k on k.programme_id = g.programme_id
  left join`;

/** How many places there are and how many are used; asked before a recommendation is written, so that none is refused for nothing. */
@Injectable()
export class PlacesReader {
  constructor(private readonly reader: Reader, private readonly rounds: Rounds) {}

  /** The places of a unit, its branches included. */
  async ofUnit(actor: Actor, roundId: string, organizationId: string): Promise<PlaceUseView[]> {
    await this.requireInScope(actor, organizationId);
    return this.uses(roundId, (rules) => rules.intake.unitPlaces, `(${UNIT_PLACES_USED}) u on u."categoryId" = k.id`, organizationId);
  }

  /** What a district or industry union has passed up. */
  async ofDistrict(actor: Actor, roundId: string, districtId: string): Promise<PlaceUseView[]> {
    await this.requireInScope(actor, districtId);
    const passed = `(select p.category_id, count(*) as used from (${DISTRICT_ENTRIES}) p group by p.category_id) u on u.category_id = k.id`;
    return this.uses(roundId, (rules) => rules.intake.districtPlaces, passed, districtId);
  }

  /**
   * How many the district has before it already, counted over all its units: figures only, so that a cadre
   * sees the shares while typing (journey 4) without seeing other units' people.
   */
  async districtShare(actor: Actor, roundId: string): Promise<PlaceUseView[]> {
    const districtId = await this.districtOf(actor);
    const before = `(select r.category_id, count(distinct r.entry_id) as used from recommendation r
      where r.round_id = $1 and r.district_id = $2::uuid and r.state in ('in_review', 'returned', 'passed') group by r.category_id) u on u.category_id = k.id`;
    return this.uses(roundId, (rules) => rules.intake.districtPlaces, before, districtId);
  }

  private async uses(roundId: string, placesOf: (rules: RuleContent) => number | null, used: string, organizationId: string): Promise<PlaceUseView[]> {
    const places = placesOf(await this.rounds.rulesOf(this.reader, roundId));
    const rows = await this.reader.rows<Omit<PlaceUseView, 'places'>>(`${CATEGORIES} ${used} where g.id = $1 order by k.position, k.code`, [roundId, organizationId]);
    return rows.map((row) => ({ ...row, places }));
  }

  /** An organization outside the actor's nodes is as missing as none. */
  private async requireInScope(actor: Actor, organizationId: string): Promise<void> {
    const [isPlatform, nodes] = scopeValues(actor);
    const row = isId(organizationId)
      ? await this.reader.first<{ id: string }>(
          `select o.id from organization o where o.id = $1 and ($2::boolean or exists (
             select 1 from organization_closure c where c.descendant_id = o.id and c.ancestor_id = any($3::uuid[])))`, [organizationId, isPlatform, nodes])
      : null;
    if (!row) throw noOrganization();
  }

  private async districtOf(actor: Actor): Promise<string> {
    const [, nodes] = scopeValues(actor);
    const row = await this.reader.first<{ id: string }>(
      `select o.district_id as id from organization o where o.id = any($1::uuid[]) and o.district_id is not null order by array_position($1::uuid[], o.id) limit 1`, [nodes]);
    if (!row) throw noOrganization();
    return row.id;
  }
}
