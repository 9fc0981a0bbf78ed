import { Injectable } from '@nestjs/common';
import { isId } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { criterion, type Criterion } from '@jiangong/programme';
import { hasSigned } from '../conflicts/public';

export interface SheetRubric {
  readonly judgeId: string;
  readonly roundId: string;
  readonly ruleVersionId: string;
  readonly criteria: readonly Criterion[];
}

/** Criteria as stored, with the keys that came after they were written. */
export const rubricFrom = (stored: readonly unknown[]): readonly Criterion[] => stored.map((line) => criterion.parse(line));

const REMEMBERED = 50_000;

/**
 * The criteria a sheet is marked by. Rule versions never change and a sheet never changes hands, so both are remembered
 * and a mark costs no look-up. A sheet its judge has not signed for is not there yet. `save_marks` is told the version and
 * refuses when the round has been pinned to another.
 */
@Injectable()
export class Rubrics {
  private readonly sheets = new Map<string, Omit<SheetRubric, 'criteria'>>();
  private readonly versions = new Map<string, readonly Criterion[]>();

  constructor(private readonly reader: Reader) {}

  async ofSheet(sheetId: string): Promise<SheetRubric | null> {
    const known = this.sheets.get(sheetId);
    const criteria = known && this.versions.get(known.ruleVersionId);
    if (known && criteria) return { ...known, criteria };
    const found = isId(sheetId)
      ? await this.reader.first<SheetRubric>(
          `select s.judge_id as "judgeId", s.round_id as "roundId", r.rule_version_id as "ruleVersionId", v.content #> '{judging,criteria}' as criteria
             from score_sheet s join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id where s.id = $1 and ${hasSigned('s.round_id', 's.judge_id')}`, [sheetId])
      : null;
    if (!found) return null;
    const { judgeId, roundId, ruleVersionId } = found;
    const row = { judgeId, roundId, ruleVersionId, criteria: rubricFrom(found.criteria) };
    if (this.sheets.size >= REMEMBERED) this.sheets.clear();
    this.sheets.set(sheetId, { judgeId, roundId, ruleVersionId });
    this.versions.set(ruleVersionId, row.criteria);
    return row;
  }

  forget(sheetId: string): void {
    this.sheets.delete(sheetId);
  }
}
