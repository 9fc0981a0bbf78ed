import { Injectable } from '@nestjs/common';
import { mayAnywhere } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import { Rounds, type CategoryView } from '@jiangong/programme';
import { resultScope, roundInScope, type ScoreRunView } from '../score-runs/public';
import { awardLineOf, type AdvisedLine } from './comparison.rules';
import type { AwardLineView, RunDisagreementView } from './decision.view';

type Line = AdvisedLine & Pick<RunDisagreementView, 'entryCode' | 'title'>;

/** The whole ranking: where the line runs does not depend on who looks. */
const LINES = `
  select l.entry_id as "entryId", l.category_id as "categoryId", l.score, l.rank, l.calibrated_score as "calibratedScore", l.se, l.rank_low as "rankLow", l.rank_high as "rankHigh",
         e.code as "entryCode", e.title
    from score_line l join score_run s on s.id = l.run_id join entry e on e.id = l.entry_id
   where l.run_id = $3 and ${roundInScope('s.round_id')} order by l.position`;

const CATEGORIES = `
  select c.id, c.programme_id as "programmeId", c.code, c.name, c.position from category c join round r on r.programme_id = c.programme_id where r.id = $1 order by c.position, c.code`;

/** The award lines of a run. Single entries at the line are named to the city's officers and auditors only. */
@Injectable()
export class AwardLinesReader {
  constructor(private readonly reader: Reader, private readonly rounds: Rounds) {}

  async of({ actor }: GraphContext, { id, roundId, state }: Pick<ScoreRunView, 'id' | 'roundId' | 'state'>): Promise<AwardLineView[]> {
    if (state !== 'sealed') return [];
    const lines = await this.reader.rows<Line>(LINES, [...resultScope(actor), id]);
    const categories = await this.reader.rows<CategoryView>(CATEGORIES, [roundId]);
    const { deciding } = await this.rounds.rulesOf(this.reader, roundId);
    // one list under quotas has no line in a ranking: who is on it is another question than where they stand
    if (deciding.selection) return [];
    const namesEntries = mayAnywhere(actor, 'score_run.read');
    return categories.map((category) => {
      const own = lines.filter(({ categoryId }) => categoryId === category.id);
      const { filled, score, uncertain, disagreements } = awardLineOf(category.id, own, deciding);
      const byId = new Map(own.map((line) => [line.entryId, line]));
      return {
        category, places: deciding.places, minimumMark: deciding.minimumMark, filled, score,
        uncertainEntryIds: namesEntries ? uncertain : [],
        disagreements: namesEntries ? disagreements.map((one) => ({ ...byId.get(one.entryId)!, ...one, calibratedScore: byId.get(one.entryId)!.calibratedScore! })) : [],
      };
    });
  }
}
