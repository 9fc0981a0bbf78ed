import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { BlindCodes, isAfterJudging, labelOf } from '../../blind/public';
import { MarksStillSealed } from '../../sheets/public';
import { recordMarksRead } from '../marks-read';
import '../progress.policy';

export interface ReadSealedMarksInput {
  readonly roundId: string;
  readonly entryId?: string | null;
}

export interface SealedSheet {
  readonly sheetId: string;
  readonly entryCode: string;
  readonly judgeName: string;
  readonly state: string;
  readonly lockedAt: string | null;
  readonly comment: string;
  readonly marks: readonly { readonly criterion: string; readonly value: number; readonly measured: number | null; readonly savedAt: string }[];
}

const SHEETS = `
  select s.id as "sheetId", e.code as "entryCode", b.number, a.name as "judgeName", s.state, s.locked_at as "lockedAt", s.comment,
         coalesce((select json_agg(json_build_object('criterion', m.criterion, 'value', m.value, 'measured', m.measured, 'savedAt', m.saved_at) order by m.criterion) from mark m where m.sheet_id = s.id), '[]') as marks
    from score_sheet s join entry e on e.id = s.entry_id join account a on a.id = s.judge_id left join blind_code b on b.entry_id = e.id
   where s.round_id = $1 and ($2::uuid is null or s.entry_id = $2) order by e.code, a.name, s.id limit 2000`;

/**
 * Judges' marks by name, for an officer or an auditor, once judging is over. A command and no question: who read how
 * many goes into the round's ledger in the same commit (domain.md §6).
 */
@Injectable()
export class ReadSealedMarks {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly codes: BlindCodes) {}

  execute(actor: Actor, { roundId, entryId }: ReadSealedMarksInput): Promise<readonly SealedSheet[]> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'marks.read')) throw new NotAllowed('marks.read');
      const round = await this.rounds.load(tx, roundId);
      if (!isAfterJudging(round.phase)) throw new MarksStillSealed({});
      if (entryId && !isId(entryId)) throw new NotFound({ zh: '参评件', en: 'entry' });
      const { judging } = await this.rounds.rulesOf(tx, roundId);
      const isSealed = await this.codes.areSealed(tx, roundId, judging.isBlind);
      // by its number alone: an entry asked for by id would tell which number is whose
      if (isSealed && entryId) throw new NotFound({ zh: '参评件', en: 'entry' });
      const rows = await tx.query<SealedSheet & { number: number | null }>(SHEETS, [roundId, entryId ?? null]);
      recordMarksRead(tx, roundId, rows.length);
      const named = rows.map(({ number, ...sheet }) => (isSealed ? { ...sheet, entryCode: labelOf(number) } : sheet));
      return isSealed ? named.sort((a, b) => (a.entryCode < b.entryCode ? -1 : a.entryCode > b.entryCode ? 1 : 0)) : named;
    });
  }
}
