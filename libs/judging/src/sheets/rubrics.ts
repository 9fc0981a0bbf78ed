import { Injectable } from '@nestjs/common';
import { isId } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import type { Criterion } from '@jiangong/programme';

export interface SheetRubric {
  readonly judgeId: string;
  readonly ruleVersionId: string;
  readonly criteria: readonly Criterion[];
}

const REMEMBERED = 50_000;

/**
 * The criteria a sheet is marked by. Rule versions never change and a sheet never changes hands, so both are remembered
 * and a mark costs no look-up; `save_marks` is told the version and refuses when the round has been pinned to another.
 */
@Injectable()
export class Rubrics {
  private readonly sheets = new Map<string, { judgeId: string; ruleVersionId: string }>();
  private readonly versions = new Map<string, readonly Criterion[]>();

  constructor(private readonly reader: Reader) {}

  async ofSheet(sheetId: string): Promise<SheetRubric | null> {
    const known = this.sheets.get(sheetId);
    const criteria = known && this.versions.get(known.ruleVersionId);
    if (known && criteria) return { ...known, criteria };
    const row = isId(sheetId)
      ? await this.reader.first<SheetRubric>(
          `select s.judge_id as "judgeId", r.rule_version_id as "ruleVersionId", v.content #> '{judging,criteria}' as criteria
             from score_sheet s join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id where s.id = $1`, [sheetId])
      : null;
    if (!row) return null;
    if (this.sheets.size >= REMEMBERED) this.sheets.clear();
    this.sheets.set(sheetId, { judgeId: row.judgeId, ruleVersionId: row.ruleVersionId });
    this.versions.set(row.ruleVersionId, row.criteria);
    return row;
  }

  forget(sheetId: string): void {
    this.sheets.delete(sheetId);
  }
}
