import { Injectable } from '@nestjs/common';
import { newId, NotFound, type Actor } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { RoundNotInPhase, type Criterion, type Phase } from '@jiangong/programme';
import { Rubrics } from './rubrics';
import { SheetLockedAlready, SheetMovedOn, SheetRecused } from './sheet.refusals';
import { refuseMarksOffScale, type Marks, type SheetState } from './sheet.rules';

export interface StandingMark {
  readonly criterion: string;
  readonly value: number;
  readonly savedAt: string;
}

/** A sheet right after a change, as far as a page needs it to go on. */
export interface SheetStanding {
  readonly id: string;
  readonly state: SheetState;
  readonly revision: number;
  readonly comment: string;
  readonly lockedAt: Date | null;
  readonly phase: Phase;
  readonly marks: readonly StandingMark[];
  readonly criteria: readonly Criterion[];
}

interface Outcome {
  outcome: 'saved' | 'missing' | 'phase' | 'rules' | 'state' | 'stale';
  phase: Phase;
  state: SheetState;
  revision: number;
  comment: string;
  locked_at: Date | null;
  marks: StandingMark[];
}

export const SHEET: { zh: string; en: string } = { zh: '评分表', en: 'score sheet' };

/** Whose sheets a statement may touch: the judge's own; the platform, when it brings in a season, any. */
export const ownerOf = (actor: Actor): string | null => (actor.kind === 'platform' ? null : actor.accountId);

const SAVE = `select * from save_marks($1, $2, $3, $4, $5::text[], $6::int[], $7::uuid[], $8)`;

/** Saves marks on an open sheet: one mark as the judge gives it, or a whole sheet at once, by the same rules. */
@Injectable()
export class SheetMarks {
  constructor(private readonly rubrics: Rubrics) {}

  /** The criteria of a sheet the actor may mark; another judge's sheet is not there. Outside any transaction: versions never change. */
  async criteriaFor(actor: Actor, sheetId: string): Promise<{ ruleVersionId: string; criteria: readonly Criterion[] }> {
    const rubric = await this.rubrics.ofSheet(sheetId);
    const owner = ownerOf(actor);
    if (!rubric || (owner !== null && rubric.judgeId !== owner) || actor.kind === 'visitor') throw new NotFound(SHEET);
    return rubric;
  }

  /** One statement in the transaction: check, optimistic write, kept history, what stands now. `revision` null takes the sheet as it is. */
  async save(tx: Tx, sheetId: string, rubric: { ruleVersionId: string; criteria: readonly Criterion[] }, marks: Marks, revision: number | null): Promise<SheetStanding> {
    refuseMarksOffScale(rubric.criteria, marks);
    const codes = Object.keys(marks);
    const [row] = await tx.query<Outcome>(SAVE, [
      sheetId, ownerOf(tx.actor), rubric.ruleVersionId, revision, codes, codes.map((code) => marks[code]), codes.map(() => newId()), tx.now,
    ]);
    const { outcome, phase, state, ...standing } = row!;
    if (outcome === 'saved') {
      return { id: sheetId, phase, state, revision: standing.revision, comment: standing.comment, lockedAt: standing.locked_at, marks: standing.marks, criteria: rubric.criteria };
    }
    if (outcome === 'missing') throw new NotFound(SHEET);
    if (outcome === 'phase') throw new RoundNotInPhase({ phase, needed: ['judging'] });
    if (outcome === 'rules') {
      this.rubrics.forget(sheetId);
      throw new RubricMoved();
    }
    if (outcome === 'state') throw state === 'locked' ? new SheetLockedAlready({}) : new SheetRecused({});
    throw new SheetMovedOn({ revision: standing.revision, known: revision!, marks: standing.marks });
  }

  /** Runs the work with the sheet's criteria; once more when the round was pinned to other rules in between. */
  async withCriteria<T>(actor: Actor, sheetId: string, work: (rubric: { ruleVersionId: string; criteria: readonly Criterion[] }) => Promise<T>): Promise<T> {
    try {
      return await work(await this.criteriaFor(actor, sheetId));
    } catch (error) {
      if (!(error instanceof RubricMoved)) throw error;
      return work(await this.criteriaFor(actor, sheetId));
    }
  }
}

/** The remembered rule version is not the one the round runs by; never leaves this module. */
class RubricMoved extends Error {}
