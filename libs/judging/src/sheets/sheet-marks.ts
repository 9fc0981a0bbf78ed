import { Inject, Injectable } from '@nestjs/common';
import { BadInput, mayAnywhere, newId, NotAllowed, NotFound, Refusal, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader, type Tx } from '@jiangong/platform';
import { RoundNotInPhase, type Criterion, type Phase } from '@jiangong/programme';
import { MarkBatches, saveMarks, type SaveCall, type StandingRow } from './mark-batches';
import { deriveMarks, type GivenMarks } from './measure.rules';
import { marksInQueue, refuseFaultyQueue, type MarkQueue } from './queue.rules';
import { Rubrics, type SheetRubric } from './rubrics';
import { MarkIdTaken, SheetMovedOn, type StandingValue } from './sheet.refusals';
import { SEEN_BY_JUDGE } from './visibility';
import { differencesOf, refuseMarksOffScale, refuseUnlessOpen, type SheetState } from './sheet.rules';

/** A sheet right after a change, as far as a page needs it to go on. */
export interface SheetStanding {
  readonly id: string;
  readonly state: SheetState;
  readonly revision: number;
  readonly comment: string;
  readonly lockedAt: Date | null;
  readonly phase: Phase;
  readonly marks: readonly StandingValue[];
  readonly criteria: readonly Criterion[];
}

/** One mark on its way into the sheet. */
interface MarkToSave {
  readonly id: string;
  readonly criterion: string;
  readonly value: number;
  readonly measured: number | null;
  readonly sequence: number | null;
}

interface Batch {
  readonly marks: readonly MarkToSave[];
  readonly device: string | null;
}

export const SHEET: { zh: string; en: string } = { zh: '评分表', en: 'score sheet' };

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whose sheets a statement may touch: the judge's own; the platform, when it brings in a season, any. */
export const ownerOf = (actor: Actor): string | null => (actor.kind === 'platform' ? null : (actor.accountId ?? NOBODY));

/** Saves marks on an open sheet: one mark as the judge gives it, a whole sheet at once, or what a device kept, by the same rules. */
@Injectable()
export class SheetMarks {
  constructor(
    private readonly rubrics: Rubrics,
    private readonly batches: MarkBatches,
    private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By itself: `save_marks` is one statement and so a transaction of its own, sent in one round trip with the marks that
   * others give in the round at the same moment. Opening and closing a unit of work around it would cost more than the
   * mark, and there is nothing else to commit.
   */
  saveAlone(actor: Actor, sheetId: string, given: GivenMarks, revision: number | null): Promise<SheetStanding> {
    return this.withRubric(actor, sheetId, (rubric) => this.save(null, actor, sheetId, rubric, batchOf(rubric, given), revision));
  }

  /** What a device kept while it had no network; sent again, nothing happens. */
  saveQueue(actor: Actor, sheetId: string, queue: MarkQueue, revision: number | null): Promise<SheetStanding> {
    refuseFaultyQueue(queue);
    return this.withRubric(actor, sheetId, (rubric) => {
      const marks = marksInQueue(queue).map(({ id, sequence, criterion, given }) => {
        const value = deriveMarks(rubric.criteria, given)[criterion]!;
        refuseMarksOffScale(rubric.criteria, { [criterion]: value });
        return { id, sequence, criterion, value, measured: given.measured[criterion] ?? null };
      });
      return this.save(null, actor, sheetId, rubric, { marks, device: queue.device }, revision);
    });
  }

  /** Together with whatever else the work does. */
  saveWithin(tx: Tx, sheetId: string, given: GivenMarks, revision: number | null): Promise<SheetStanding> {
    return this.withRubric(tx.actor, sheetId, (rubric) => this.save(tx, tx.actor, sheetId, rubric, batchOf(rubric, given), revision));
  }

  /** The rubric of a sheet the actor may mark; another judge's sheet is not there. Outside any transaction: versions never change. */
  private async rubricFor(actor: Actor, sheetId: string): Promise<SheetRubric> {
    if (!mayAnywhere(actor, 'sheet.mark')) throw new NotAllowed('sheet.mark');
    const rubric = await this.rubrics.ofSheet(sheetId);
    const owner = ownerOf(actor);
    if (!rubric || (owner !== null && rubric.judgeId !== owner)) throw new NotFound(SHEET);
    return rubric;
  }

  private async refuseUnseen(actor: Actor, sheetId: string): Promise<void> {
    const owner = ownerOf(actor);
    if (owner === null) return;
    const seen = await this.reader.first(`select 1 from score_sheet s where s.id = $1 and s.judge_id = $2 and ${SEEN_BY_JUDGE}`, [sheetId, owner]);
    if (!seen) throw new NotFound(SHEET);
  }

  /** One statement: check, optimistic write, kept history, what stands now. `revision` null takes the sheet as it is. */
  private async save(tx: Tx | null, actor: Actor, sheetId: string, rubric: SheetRubric, { marks, device }: Batch, revision: number | null): Promise<SheetStanding> {
    const call: SaveCall = {
      sheet: sheetId, judge: ownerOf(actor), rules: rubric.ruleVersionId, revision, criteria: marks.map((mark) => mark.criterion),
      values: marks.map((mark) => mark.value), measured: marks.map((mark) => mark.measured), ids: marks.map((mark) => mark.id),
      at: tx?.now ?? this.clock.now(), device, sequences: marks.map((mark) => mark.sequence),
    };
    const row: StandingRow = tx ? (await saveMarks(tx, [call]))[0]! : await this.batches.save(rubric.roundId, call);
    const { outcome, phase, state, ...standing } = row;
    if (outcome === 'saved') {
      return { id: sheetId, phase, state, revision: standing.revision, comment: standing.comment, lockedAt: standing.locked_at, marks: standing.marks, criteria: rubric.criteria };
    }
    if (outcome === 'missing') throw new NotFound(SHEET);
    if (outcome === 'taken') throw new MarkIdTaken({ ids: marks.map((mark) => mark.id) });
    if (outcome === 'phase') throw new RoundNotInPhase({ phase, needed: ['judging'] });
    if (outcome === 'rules') {
      this.rubrics.forget(sheetId);
      throw new RubricMoved();
    }
    refuseUnlessOpen(state);
    throw new SheetMovedOn({ revision: standing.revision, known: revision!, marks: standing.marks, differences: differencesOf(marks, standing.marks) });
  }

  /**
   * Runs the work with the sheet's rubric; once more when the round was pinned to other rules in between. What was sent is
   * checked before the sheet is asked for, so whatever is wrong with it is told only of a sheet its judge may see.
   */
  private async withRubric<T>(actor: Actor, sheetId: string, work: (rubric: SheetRubric) => Promise<T>): Promise<T> {
    try {
      return await work(await this.rubricFor(actor, sheetId));
    } catch (error) {
      if (error instanceof RubricMoved) return work(await this.rubricFor(actor, sheetId));
      if (error instanceof Refusal || error instanceof BadInput) await this.refuseUnseen(actor, sheetId);
      throw error;
    }
  }
}

function batchOf({ criteria }: SheetRubric, given: GivenMarks): Batch {
  const values = deriveMarks(criteria, given);
  refuseMarksOffScale(criteria, values);
  return {
    device: null,
    marks: Object.entries(values).map(([criterion, value]) => ({ id: newId(), criterion, value, measured: given.measured[criterion] ?? null, sequence: null })),
  };
}

/** The remembered rule version is not the one the round runs by; never leaves this module. */
class RubricMoved extends Error {}
