import { Injectable } from '@nestjs/common';
import { Entries } from '@jiangong/entries';
import { LockedSheets } from '@jiangong/judging';
import type { Tx } from '@jiangong/platform';
import { NoRulesYet, Rounds, RuleVersion, type Round } from '@jiangong/programme';
import { freeze, type FrozenInputs } from './score-run.rules';

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
    return freeze({
      round: { id: round.id, code: round.code },
      rules: {
        versionId: version.id, contentHash: version.contentHash,
        criteria: judging.criteria.map(({ code, weight }) => ({ code, weight })),
        minJudges: judging.minJudges, method: computing.method, decimals: computing.decimals, rounding: 'half_up', ties: computing.ties,
      },
      categories: categories.map(({ id, code }) => ({ id, code })),
      entries: accepted.map((entry) => ({
        id: entry.id, code: entry.code, category: codeOf.get(entry.categoryId)!, versionId: entry.versionId, attributes: entry.attributes,
      })),
      sheets: locked.flatMap(({ entryId, sheets }) => sheets.map(({ sheetId, judgeId, marks }) => ({ id: sheetId, entry: entryId, judge: judgeId, marks }))),
    });
  }
}
