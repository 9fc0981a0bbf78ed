import { Injectable } from '@nestjs/common';
import { sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Assignment } from '../../assignments/public';
import { OwnSheets } from '../own-sheets';
import { ScoreSheet } from '../score-sheet.entity';
import { SheetFollowers } from '../sheet-followers';
import { refuseAbstention, type AbstentionReason } from '../sheet.rules';

export interface AbstainSheetInput {
  readonly sheetId: string;
  readonly reasonCode: AbstentionReason;
  readonly note?: string | null;
}

/**
 * A judge gives no marks for an entry although nothing stands between them (domain.md §5). The sheet keeps what was
 * begun and counts for nothing; the entry is free for another judge, never again for this one.
 */
@Injectable()
export class AbstainSheet {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnSheets, private readonly followers: SheetFollowers) {}

  execute(actor: Actor, { sheetId, reasonCode, note }: AbstainSheetInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      const { sheet } = await this.own.load(tx, sheetId);
      const words = note?.trim() ?? '';
      refuseAbstention(sheet.state, reasonCode, words);
      await tx.repo(ScoreSheet).save(Object.assign(sheet, { state: 'abstained', abstainedAt: tx.now, abstentionCode: reasonCode, abstentionNote: words || null }));
      await tx.repo(Assignment).update({ id: sheet.assignmentId }, { state: 'recused' });
      tx.record({
        chain: `round:${sheet.roundId}`,
        type: 'judging.sheet.abstained',
        body: { sheetId, entryId: sheet.entryId, judgeId: sheet.judgeId, reasonCode, revision: sheet.revision, noteHash: words ? sha256(words) : null },
      });
      await this.followers.tell(tx, { roundId: sheet.roundId, entryId: sheet.entryId, judgeId: sheet.judgeId, kind: 'abstained' });
    });
  }
}
