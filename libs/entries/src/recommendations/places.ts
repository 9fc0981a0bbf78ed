import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { OrganizationLevel } from '@jiangong/people';
import type { Round, RuleContent } from '@jiangong/programme';
import type { IntakeCategory } from '../submissions/public';
import { DistrictPlacesUsed, UnitPlacesUsed } from './recommendation.refusals';

const PERIOD_WORDS: Readonly<Record<Round['cadence'], string>> = { month: '本月', quarter: '本季度', year: '本年度', stage: '本轮' };

/**
 * A place is used by a recommendation and comes back by its withdrawal only; being declined does not return it.
 * An enterprise and its branches share the places of the unit. `$1` round, `$2` organization; grouped by category.
 */
export const UNIT_PLACES_USED = `select r.category_id as "categoryId", count(*)::int as used from recommendation r
  where r.round_id = $1 and r.origin = 'recommendation' and r.state <> 'withdrawn' and r.organization_id in (
    select $2::uuid union
    select c.descendant_id from organization_closure up
      join organization u on u.id = up.ancestor_id and u.level = 'enterprise'
      join organization_closure c on c.ancestor_id = u.id
     where up.descendant_id = $2)
  group by r.category_id`;

/**
 * What a district or industry union has passed up: entries that bear its signature, each once. `$1` round, `$2` district.
 */
export const DISTRICT_ENTRIES = `select distinct r.category_id, r.entry_id from recommendation r
  where r.round_id = $1 and r.district_id = $2::uuid and r.state <> 'withdrawn' and exists (
    select 1 from recommendation_step s where s.recommendation_id = r.id and s.desk = 'district'
       and (s.act = 'pass' or (s.act in ('sign', 'join') and r.origin = 'recommendation')))`;

export interface Recommender {
  readonly id: string;
  readonly name: string;
  readonly level: OrganizationLevel;
  readonly districtId: string | null;
  readonly lineage: readonly string[];
}

/** Counts places inside the transaction that uses one; the caller's isolation is serialisable. */
@Injectable()
export class Places {
  async refuseUnitPlaces(tx: Tx, round: Round, rules: RuleContent, category: IntakeCategory, organization: Recommender): Promise<void> {
    const places = rules.intake.unitPlaces;
    if (places === null) return;
    const rows = await tx.query<{ categoryId: string; used: number }>(UNIT_PLACES_USED, [round.id, organization.id]);
    const used = rows.find((row) => row.categoryId === category.id)?.used ?? 0;
    if (used >= places) throw new UnitPlacesUsed({ organization: organization.name, period: PERIOD_WORDS[round.cadence], category: category.name, places, used });
  }

  /** An entry that the district has passed up already, from another union, costs no second place. */
  async refuseDistrictPlaces(tx: Tx, round: Round, rules: RuleContent, categoryId: string, districtId: string, entryId: string | null): Promise<void> {
    const places = rules.intake.districtPlaces;
    if (places === null) return;
    const [row] = await tx.query<{ used: number; isCounted: boolean; organization: string; category: string }>(
      `select count(p.entry_id)::int as used, coalesce(bool_or(p.entry_id = $4::uuid), false) as "isCounted",
              (select name from organization where id = $2::uuid) as organization, (select name from category where id = $3::uuid) as category
         from (${DISTRICT_ENTRIES}) p where p.category_id = $3::uuid`,
      [round.id, districtId, categoryId, entryId],
    );
    const { used, isCounted, organization, category } = row!;
    if (!isCounted && used >= places) throw new DistrictPlacesUsed({ organization, period: PERIOD_WORDS[round.cadence], category, places, used });
  }
}
