import { Injectable } from '@nestjs/common';
import { decodeCursor, nodesWhere, NotFound, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import type { Verification } from './outcome.entity';
import { BELOW, noOutcome, verifierNodes } from './outcome.policy';
import type { OutcomeFigureView, OutcomeView } from './outcome.view';
import { OUTCOME_COLUMNS } from './outcomes';

export interface OutcomeFilter extends PageRequest {
  readonly verification?: Verification | null;
}

const TABLES = `outcome o join entry e on e.id = o.entry_id`;
const IN_PLAY = `e.state in ('in_review', 'accepted')`;
const FILTER = `${BELOW('$1', '$2')} and ${IN_PLAY} and ($3::text is null or o.verification = $3)`;

/** Questions about outcomes; every statement is scoped to the actor, sums too. */
@Injectable()
export class OutcomesReader {
  constructor(private readonly reader: Reader) {}

  async toVerify(actor: Actor, filter: OutcomeFilter): Promise<ConnectionView<OutcomeView>> {
    const values = [actor.kind === 'platform', verifierNodes(actor), filter.verification ?? null];
    const rows = await this.reader.rows<OutcomeView>(
      `select ${OUTCOME_COLUMNS} from ${TABLES} where ${FILTER} and ($4::uuid is null or o.id > $4) order by o.id limit $5`,
      [...values, decodeCursor(filter.after, 1)?.[0] ?? null, filter.first + 1]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count from ${TABLES} where ${FILTER}`, values))!.count;
    return { ...toPage(rows, filter, (row) => [row.id]), totalCount };
  }

  async one(actor: Actor, id: string): Promise<OutcomeView> {
    const row = await this.reader.first<OutcomeView>(
      `select ${OUTCOME_COLUMNS} from ${TABLES} where ${FILTER} and o.id = $4`, [actor.kind === 'platform', verifierNodes(actor), null, id]);
    if (!row) throw new NotFound(noOutcome);
    return row;
  }

  /** Benefits of a season by kind and verification, each sum by itself; indicators are counted, never summed. */
  figures(actor: Actor, year: number, programme: string | null): Promise<OutcomeFigureView[]> {
    return this.reader.rows<OutcomeFigureView>(
      `select o.kind, o.verification, count(*)::int as outcomes, count(distinct o.entry_id)::int as entries, sum(o.amount_fen::numeric)::text as "amountFen"
         from ${TABLES} join round g on g.id = e.round_id join programme p on p.id = g.programme_id join season s on s.id = p.season_id
        where ${BELOW('$1', '$2')} and ${IN_PLAY} and e.origin <> 'carried' and s.year = $3 and ($4::text is null or p.code = $4)
        group by o.kind, o.verification order by o.kind, o.verification`,
      [actor.kind === 'platform', nodesWhere(actor, 'outcome.figures'), year, programme]);
  }
}
