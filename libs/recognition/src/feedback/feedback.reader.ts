import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, mayAnywhere, NotFound, sha256, toPage, type Actor, type Clock, type PageRequest } from '@jiangong/kernel';
import { CLOCK, Reader, type ConnectionView } from '@jiangong/platform';
import type { FeedbackState } from './feedback.entity';
import { noFeedback } from './feedback.policy';
import { canAskAgain, isLate, numberIn } from './feedback.rules';
import type { FeedbackStepView, FeedbackView } from './feedback.view';

type StepRow = Omit<FeedbackStepView, 'at'> & { readonly at: string };
type FeedbackRow = Omit<FeedbackView, 'abilities' | 'isLate' | 'steps'> & { readonly steps: readonly StepRow[] | null };

const COLUMNS = `
  select f.id, f.number, f.kind, f.text, f.page, f.state, f.received_at as "receivedAt", f.due_on::text as "dueOn", f.answered_at as "answeredAt", f.version,
         (select jsonb_agg(jsonb_build_object('kind', s.kind, 'text', s.text, 'at', s.at, 'byName', s.by_name) order by s.at, s.id) from feedback_step s where s.feedback_id = f.id) as steps
    from feedback f`;

/** The sender’s way back, by number and key; and the organisers’ queue, what is due first. */
@Injectable()
export class FeedbackReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  async ofSender(typed: string, key: string): Promise<FeedbackView> {
    const number = numberIn(typed);
    const row = number && (await this.reader.first<FeedbackRow>(`${COLUMNS} where f.number = $1 and f.key_hash = $2`, [number, sha256(key)]));
    if (!row) throw new NotFound(noFeedback);
    const askedAgain = (row.steps ?? []).filter(({ kind }) => kind === 'asked_again').length;
    return this.dressed(row, { canAnswer: false, canAskAgain: canAskAgain(row.state, askedAgain) }, false);
  }

  async one(actor: Actor, id: string): Promise<FeedbackView> {
    const row = await this.reader.first<FeedbackRow>(`${COLUMNS} where f.id = $1`, [id]);
    if (!row) throw new NotFound(noFeedback);
    return this.forDesk(actor, row);
  }

  /** Lock one says who may ask; the city is one scope. */
  async queue(actor: Actor, state: FeedbackState | null, request: PageRequest): Promise<ConnectionView<FeedbackView>> {
    const cursor = decodeCursor(request.after, 2);
    const rows = await this.reader.rows<FeedbackRow>(
      `${COLUMNS} where ($1::text is null and f.state <> 'answered' or f.state = $1) and ($2::date is null or (f.due_on, f.id) > ($2::date, $3::uuid)) order by f.due_on, f.id limit $4`,
      [state, cursor?.[0] ?? null, cursor?.[1] ?? null, request.first + 1]);
    const page = toPage(rows, request, (row) => [row.dueOn, row.id]);
    return {
      ...page, nodes: page.nodes.map((row) => this.forDesk(actor, row)),
      totalCount: async () => (await this.reader.first<{ count: number }>(`select count(*)::int as count from feedback f where $1::text is null and f.state <> 'answered' or f.state = $1`, [state]))!.count,
    };
  }

  private forDesk(actor: Actor, row: FeedbackRow): FeedbackView {
    return this.dressed(row, { canAnswer: mayAnywhere(actor, 'feedback.answer'), canAskAgain: false }, true);
  }

  private dressed(row: FeedbackRow, abilities: FeedbackView['abilities'], tellsNames: boolean): FeedbackView {
    const steps = (row.steps ?? []).map((step) => ({ ...step, at: new Date(step.at), byName: tellsNames ? step.byName : null }));
    return { ...row, steps, isLate: isLate(row.state, row.dueOn, this.clock.now()), abilities };
  }
}
