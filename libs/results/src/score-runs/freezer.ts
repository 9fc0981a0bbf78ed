import { Injectable } from '@nestjs/common';
import { dayOf } from '@jiangong/kernel';
import { Entries } from '@jiangong/entries';
import { LockedSheets } from '@jiangong/judging';
import type { Tx } from '@jiangong/platform';
import { NoRulesYet, Rounds, RuleVersion, type Round } from '@jiangong/programme';
import { freeze, type FrozenInputs } from './score-run.rules';

/** Where judges come from on the day: the district or industry union at or above their unit. */
const JUDGE_DISTRICTS = `
  select a.id::text as id, (select o.district_id::text from membership m join organization o on o.id = m.organization_id
                             where m.member_id = a.member_id and m.from_on <= $2::date and (m.to_on is null or m.to_on >= $2::date) order by m.from_on desc limit 1) as org
    from account a where a.id = any($1::uuid[])`;

/**
 * Takes the facts of a round as they stand in one transaction. The caller's transaction must be serialisable: then
 * rules, entries and marks are of one moment, whatever is being written beside it.
 */
@Injectable()
export class Freezer {
  constructor(
    private readonly rounds: Rounds,
    private readonly entries: Entries,
    private readonly sheets: LockedSheets,
  ) {}

  async freeze(tx: Tx, round: Round): Promise<FrozenInputs> {
    const version = round.ruleVersionId ? await tx.repo(RuleVersion).findOneBy({ id: round.ruleVersionId }) : null;
    if (!version) throw new NoRulesYet({ round: round.code });
    const { judging, computing } = await this.rounds.rulesOf(tx, round.id);
    const categories = await this.rounds.categoriesOf(tx, round.id);
    const codeOf = new Map(categories.map((category) => [category.id, category.code]));
    const accepted = await this.entries.acceptedOf(tx, round.id);
    const locked = await this.sheets.of(tx, round.id);
    const judgeIds = [...new Set(locked.flatMap(({ sheets }) => sheets.map(({ judgeId }) => judgeId)))];
    // the day the marks were due and not today: a run repeated later freezes the same facts
    const judges = await tx.query<FrozenInputs['judges'][number]>(JUDGE_DISTRICTS, [judgeIds, dayOf(round.judgingAt)]);
    return freeze({
      round: { id: round.id, code: round.code },
      rules: {
        versionId: version.id, contentHash: version.contentHash,
        criteria: judging.criteria.map(({ code, weight, component, max }) => ({ code, weight, component: component ?? null, max })),
        components: judging.components.map(({ code, weight, passMark }) => ({ code, weight, passMark })),
        minJudges: judging.minJudges, method: computing.method, decimals: computing.decimals, rounding: computing.rounding, ties: computing.ties,
        groups: computing.groups, passMark: computing.passMark,
      },
      categories: categories.map(({ id, code }) => ({ id, code })),
      entries: accepted.map((entry) => ({
        id: entry.id, code: entry.code, category: codeOf.get(entry.categoryId)!, versionId: entry.versionId, org: entry.districtId, attributes: entry.attributes,
      })),
      judges,
      sheets: locked.flatMap(({ entryId, sheets }) => sheets.map(({ judgeId, marks }) => ({ entry: entryId, judge: judgeId, marks }))),
    });
  }
}
