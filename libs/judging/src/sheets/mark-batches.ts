import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Gathering, Reader, rowsFrom, type RowSource } from '@jiangong/platform';
import type { Phase } from '@jiangong/programme';
import type { StandingValue } from './sheet.refusals';
import type { SheetState } from './sheet.rules';

/** What `save_marks` is asked: the marks of one sheet, column by column. */
export interface SaveCall {
  readonly sheet: string;
  /** Null: whosever it is. */
  readonly judge: string | null;
  readonly rules: string;
  /** Null takes the sheet as it is. */
  readonly revision: number | null;
  readonly criteria: readonly string[];
  /** Thousandths. */
  readonly values: readonly number[];
  readonly measured: readonly (number | null)[];
  readonly ids: readonly string[];
  readonly at: Date;
  readonly device: string | null;
  readonly sequences: readonly (number | null)[];
}

/** What `save_marks` answers. */
export interface StandingRow {
  outcome: 'saved' | 'missing' | 'phase' | 'rules' | 'state' | 'stale' | 'taken';
  phase: Phase;
  state: SheetState;
  revision: number;
  comment: string;
  locked_at: Date | null;
  marks: StandingValue[];
}

const SAVE = `
  select saved.outcome, saved.phase, saved.state, saved.revision, saved.comment, saved.locked_at, saved.marks
    from rows from (jsonb_to_recordset($1) as (sheet uuid, judge uuid, rules uuid, revision int, criteria text[], "values" int[], measured int[], ids uuid[],
           at timestamptz, device text, sequences int[])) with ordinality
           as c(sheet, judge, rules, revision, criteria, "values", measured, ids, at, device, sequences, place)
   cross join lateral save_marks(c.sheet, c.judge, c.rules, c.revision, c.criteria, c."values", c.measured, c.ids, c.at, c.device, c.sequences) saved
   order by c.place`;

/** One statement for any number of sheets, one after another; answers in their order. A mark that the database refuses fails them all. */
export const saveMarks = (source: RowSource, calls: readonly SaveCall[]): Promise<StandingRow[]> => rowsFrom<StandingRow>(source, SAVE, [JSON.stringify(calls)]);

const MOST = 200;

type Answer = PromiseSettledResult<StandingRow>;

/**
 * Marks that judges of one round give at the same moment are saved by one statement and acknowledged after its commit
 * (performance.md, W2). Rounds do not wait for each other: the step that ends the judging of one holds up its own marks alone.
 */
@Injectable()
export class MarkBatches implements BeforeApplicationShutdown {
  private readonly rounds = new Map<string, Gathering<SaveCall, Answer>>();

  constructor(private readonly reader: Reader) {}

  async save(roundId: string, call: SaveCall): Promise<StandingRow> {
    const answer = await this.gatheringOf(roundId).add(call);
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.rounds.values()].map((one) => one.settled()));
  }

  private gatheringOf(roundId: string): Gathering<SaveCall, Answer> {
    let gathering = this.rounds.get(roundId);
    if (!gathering) this.rounds.set(roundId, (gathering = new Gathering({ patience: 0, most: MOST, work: (calls) => this.together(calls) })));
    return gathering;
  }

  /** By sheet, so that two processes take their locks in one order. Where one fails, each is tried by itself: no mark pays for another's fault. */
  private async together(calls: readonly SaveCall[]): Promise<readonly Answer[]> {
    const order = calls.map((_, at) => at).sort((a, b) => (calls[a]!.sheet < calls[b]!.sheet ? -1 : calls[a]!.sheet > calls[b]!.sheet ? 1 : a - b));
    const answers: Answer[] = [];
    try {
      const rows = await saveMarks(this.reader, order.map((at) => calls[at]!));
      order.forEach((at, place) => (answers[at] = { status: 'fulfilled', value: rows[place]! }));
      return answers;
    } catch (error) {
      if (calls.length === 1) return [{ status: 'rejected', reason: error }];
    }
    for (const at of order) [answers[at]] = await Promise.allSettled([saveMarks(this.reader, [calls[at]!]).then(([row]) => row!)]);
    return answers;
  }
}
