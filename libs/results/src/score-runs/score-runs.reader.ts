import { Injectable } from '@nestjs/common';
import { decodeCursor, isId, mayAnywhere, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, UnitOfWork, type ConnectionView, type GraphContext } from '@jiangong/platform';
import { LockedSheets } from '@jiangong/judging';
import { UNIT_OF_ENTRY } from './unit-of-entry';
import { runNotFound } from './commands/cancel-score-run';
import { entryInScope, resultScope, roundInScope } from './score-run.policy';
import { toAdviceView } from './run-advice';
import type { SheetPart } from './score-run.entity';
import type { RunSummary } from './score-run.rules';
import type { ScoreLineView, ScoreRunView } from './score-run.view';

const RUN = `s.id, s.round_id as "roundId", s.job_id as "jobId", s.number, s.state, s.reason, s.engine,
  s.inputs_hash as "inputsHash", s.outputs_hash as "outputsHash", s.created_at as "createdAt", s.sealed_at as "sealedAt", s.stands,
  (select a.name from account a where a.id = s.created_by_id) as "startedBy", s.summary,
  json_build_object('kind', m.computing -> 'method' ->> 'kind', 'high', coalesce((m.computing -> 'method' ->> 'high')::int, 0), 'low', coalesce((m.computing -> 'method' ->> 'low')::int, 0),
    'minJudges', m.min_judges, 'decimals', coalesce((m.computing ->> 'decimals')::int, 2), 'rounding', coalesce(m.computing ->> 'rounding', 'half_up')) as method`;

/** The rules of a round are pinned when it opens, so they are those of each of its runs. */
const FROM = `score_run s
  cross join lateral (select v.content -> 'computing' as computing, coalesce((v.content -> 'judging' ->> 'minJudges')::int, 5) as min_judges
                        from round r join rule_version v on v.id = r.rule_version_id where r.id = s.round_id) m`;

/** A proposal that does not stand is the city's business: a district never learns of it. `s` is the run. */
const RUN_SCOPE = `${roundInScope('s.round_id')} and ($1::boolean or s.stands)`;

/** $1, $2 scope; $3 the round ids. */
const RUNS_OF = `select ${RUN} from ${FROM} where s.round_id = any($3::uuid[]) and ${RUN_SCOPE} order by s.number desc`;

const ONE = `select ${RUN} from ${FROM} where s.id = $3 and ${RUN_SCOPE}`;

const LINE_SCOPE = `l.run_id = $3 and ($4::uuid is null or l.category_id = $4) and ${RUN_SCOPE} and ${entryInScope('e.organization_id')}`;

/** $5 the position after which to go on, $6 how many. */
const LINES = `
  select l.entry_id as "entryId", e.code as "entryCode", e.title, unit.name as "organizationName", l.category_id as "categoryId",
         l.score, l.rank, l.is_shared as "isShared", l.reason, l.judge_count as "judgeCount", l.position, l.sheets,
         l.calibrated_score as "calibratedScore", l.se, l.calibrated_rank as "calibratedRank", l.rank_low as "rankLow", l.rank_high as "rankHigh",
         l.is_uncertain as "isUncertain", l.is_below_pass as "isBelowPass", coalesce(l.components, '[]') as components,
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

type Language = GraphContext['language'];
type RunRow = Omit<ScoreRunView, 'advice'> & { readonly summary: RunSummary | null };
type LineRow = Omit<ScoreLineView, 'sheets'> & { readonly position: number; readonly sheets: readonly SheetPart[] };

export interface LineFilter extends PageRequest {
  readonly categoryId?: string | null;
}

/** Questions about runs. City officers and auditors see all at any time, a district its own entries once published. */
@Injectable()
export class ScoreRunsReader {
  constructor(private readonly reader: Reader, private readonly uow: UnitOfWork, private readonly locked: LockedSheets) {}

  async one({ actor, language }: GraphContext, id: string): Promise<ScoreRunView> {
    const row = isId(id) ? await this.reader.first<RunRow>(ONE, [...resultScope(actor), id]) : null;
    if (!row) throw runNotFound();
    return this.toViews(actor, language, [row])[0]!;
  }

  /** Newest first. */
  async ofRound(context: GraphContext, roundId: string): Promise<ScoreRunView[]> {
    const loader = context.loader<ScoreRunView[]>('results.runs', async (ids) => {
      const rows = this.toViews(context.actor, context.language, await this.reader.rows<RunRow>(RUNS_OF, [...resultScope(context.actor), ids]));
      return ids.map((id) => rows.filter((row) => row.roundId === id));
    });
    return (await loader.load(roundId)) ?? [];
  }

  /** The ranking of a run in the order of its outputs. Judges are named when that is asked for, and then it is written down who read. */
  async lines(context: GraphContext, runId: string, filter: LineFilter, withNames: boolean): Promise<ConnectionView<ScoreLineView>> {
    const values = [...resultScope(context.actor), runId, filter.categoryId ?? null];
    const cursor = decodeCursor(filter.after, 1);
    const rows = await this.reader.rows<LineRow>(LINES, [...values, cursor?.[0] ?? -1, filter.first + 1]);
    const page = toPage(rows, filter, (row) => [row.position]);
    const names = withNames && mayAnywhere(context.actor, 'score_run.read_judges') ? await this.judgeNames(page.nodes) : null;
    if (names) await this.remember(context.actor, runId, page.nodes);
    return {
      pageInfo: page.pageInfo,
      nodes: page.nodes.map((row) => ({ ...row, sheets: sheetTotals(row.sheets, names) })),
      totalCount: async () => (await this.reader.first<{ count: number }>(LINE_COUNT, values))!.count,
    };
  }

  sheetsChanged(actor: Actor, { roundId, createdAt }: ScoreRunView): Promise<number> | null {
    return mayAnywhere(actor, 'score_run.read') ? this.locked.changedSince(this.reader, roundId, createdAt) : null;
  }

  private toViews(actor: Actor, language: Language, rows: readonly RunRow[]): ScoreRunView[] {
    const seesJudges = mayAnywhere(actor, 'score_run.read');
    const maySeeNames = mayAnywhere(actor, 'score_run.read_judges');
    return rows.map(({ summary, ...row }) => {
      let asked: Promise<ReadonlyMap<string, string>> | null = null;
      const names = (): Promise<ReadonlyMap<string, string>> => (asked ??= this.namedJudges(actor, row, summary!));
      return { ...row, advice: summary && toAdviceView(summary, { language, names: maySeeNames ? names : null, seesJudges }) };
    });
  }

  /** Who stands behind the codes of a run, and in the ledger who wanted to know. */
  private async namedJudges(actor: Actor, run: Pick<RunRow, 'id' | 'roundId'>, { judges }: RunSummary): Promise<ReadonlyMap<string, string>> {
    const names = await this.namesOf(judges.map(({ judge }) => judge));
    await this.record(actor, run.roundId, { runId: run.id, judges: judges.length });
    return names;
  }

  private async remember(actor: Actor, runId: string, rows: readonly LineRow[]): Promise<void> {
    const count = rows.reduce((total, { sheets }) => total + sheets.length, 0);
    if (count === 0) return;
    const [run] = await this.reader.rows<{ roundId: string }>('select round_id as "roundId" from score_run where id = $1', [runId]);
    await this.record(actor, run!.roundId, { runId, count });
  }

  private async record(actor: Actor, roundId: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    await this.uow.run(actor, {}, (tx) => Promise.resolve(tx.record({ chain: `round:${roundId}`, type: 'results.marks.read', body: { ...body, reader: actor.accountId } })));
  }

  private judgeNames(rows: readonly LineRow[]): Promise<ReadonlyMap<string, string>> {
    return this.namesOf(rows.flatMap((row) => row.sheets.map((sheet) => sheet.judgeId)));
  }

  private async namesOf(judgeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(judgeIds)];
    if (ids.length === 0) return new Map();
    const accounts = await this.reader.rows<{ id: string; name: string }>('select id, name from account where id = any($1::uuid[])', [ids]);
    return new Map(accounts.map(({ id, name }) => [id, name]));
  }
}

/** An incomplete sheet has no total; it is counted nowhere and shown nowhere. */
const sheetTotals = (sheets: readonly SheetPart[], names: ReadonlyMap<string, string> | null): ScoreLineView['sheets'] =>
  sheets.flatMap(({ judge, judgeId, total, fate }) =>
    total === null ? [] : [{ judge, judgeName: names?.get(judgeId) ?? null, total, isDropped: fate === 'dropped_high' || fate === 'dropped_low', fate }]);
