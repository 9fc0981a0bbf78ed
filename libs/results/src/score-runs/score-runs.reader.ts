import { Injectable } from '@nestjs/common';
import { decodeCursor, isId, mayAnywhere, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView, type GraphContext } from '@jiangong/platform';
import { UNIT_OF_ENTRY } from './unit-of-entry';
import { runNotFound } from './commands/cancel-score-run';
import { entryInScope, resultScope, roundInScope } from './score-run.policy';
import type { SheetPart } from './score-run.entity';
import type { ScoreLineView, ScoreRunView } from './score-run.view';

const RUN = `s.id, s.round_id as "roundId", s.job_id as "jobId", s.number, s.state, s.reason, s.engine,
  s.inputs_hash as "inputsHash", s.outputs_hash as "outputsHash", s.created_at as "createdAt", s.sealed_at as "sealedAt"`;

/** $1, $2 scope; $3 the round ids. */
const RUNS_OF = `select ${RUN} from score_run s where s.round_id = any($3::uuid[]) and ${roundInScope('s.round_id')} order by s.number desc`;

const ONE = `select ${RUN} from score_run s where s.id = $3 and ${roundInScope('s.round_id')}`;

const LINE_SCOPE = `l.run_id = $3 and ($4::uuid is null or l.category_id = $4) and ${roundInScope('s.round_id')} and ${entryInScope('e.organization_id')}`;

/** $5 the position after which to go on, $6 how many. */
const LINES = `
  select l.entry_id as "entryId", e.code as "entryCode", e.title, unit.name as "organizationName", l.category_id as "categoryId",
         l.score, l.rank, l.is_shared as "isShared", l.reason, l.judge_count as "judgeCount", l.position, l.sheets,
         exists (select 1 from decision d join decision_place p on p.decision_id = d.id
                  where d.run_id = l.run_id and d.state = 'standing' and p.entry_id = l.entry_id) as "isWinner"
    from score_line l
    join score_run s on s.id = l.run_id
    join entry e on e.id = l.entry_id
    ${UNIT_OF_ENTRY}
   where ${LINE_SCOPE} and l.position > $5::int
   order by l.position limit $6`;

const LINE_COUNT = `
  select count(*)::int as count from score_line l join score_run s on s.id = l.run_id join entry e on e.id = l.entry_id where ${LINE_SCOPE}`;

type LineRow = Omit<ScoreLineView, 'sheets'> & { readonly position: number; readonly sheets: readonly SheetPart[] };

export interface LineFilter extends PageRequest {
  readonly categoryId?: string | null;
}

/** Questions about runs. City officers and auditors see all at any time, a district its own entries once published. */
@Injectable()
export class ScoreRunsReader {
  constructor(private readonly reader: Reader) {}

  async one(actor: Actor, id: string): Promise<ScoreRunView> {
    const row = isId(id) ? await this.reader.first<ScoreRunView>(ONE, [...resultScope(actor), id]) : null;
    if (!row) throw runNotFound();
    return row;
  }

  /** Newest first. */
  async ofRound(context: GraphContext, roundId: string): Promise<ScoreRunView[]> {
    const loader = context.loader<ScoreRunView[]>('results.runs', async (ids) => {
      const rows = await this.reader.rows<ScoreRunView>(RUNS_OF, [...resultScope(context.actor), ids]);
      return ids.map((id) => rows.filter((row) => row.roundId === id));
    });
    return (await loader.load(roundId)) ?? [];
  }

  /** The ranking of a run in the order of its outputs. */
  async lines(context: GraphContext, runId: string, filter: LineFilter): Promise<ConnectionView<ScoreLineView>> {
    const values = [...resultScope(context.actor), runId, filter.categoryId ?? null];
    const cursor = decodeCursor(filter.after, 1);
    const rows = await this.reader.rows<LineRow>(LINES, [...values, cursor?.[0] ?? -1, filter.first + 1]);
    const names = mayAnywhere(context.actor, 'score_run.read_judges') ? await this.judgeNames(rows) : null;
    const page = toPage(rows, filter, (row) => [row.position]);
    return {
      pageInfo: page.pageInfo,
      nodes: page.nodes.map((row) => ({ ...row, sheets: sheetTotals(row.sheets, names) })),
      totalCount: async () => (await this.reader.first<{ count: number }>(LINE_COUNT, values))!.count,
    };
  }

  private async judgeNames(rows: readonly LineRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(rows.flatMap((row) => row.sheets.map((sheet) => sheet.judgeId)))];
    const accounts = await this.reader.rows<{ id: string; name: string }>('select id, name from account where id = any($1::uuid[])', [ids]);
    return new Map(accounts.map(({ id, name }) => [id, name]));
  }
}

/** An incomplete sheet has no total; it is counted nowhere and shown nowhere. */
const sheetTotals = (sheets: readonly SheetPart[], names: ReadonlyMap<string, string> | null): ScoreLineView['sheets'] =>
  sheets.flatMap(({ judge, judgeId, total, fate }) =>
    total === null ? [] : [{ judge, judgeName: names?.get(judgeId) ?? null, total, isDropped: fate === 'dropped_high' || fate === 'dropped_low' }]);
