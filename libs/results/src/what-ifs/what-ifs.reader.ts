import { Injectable } from '@nestjs/common';
import { mayAnywhere, type Bilingual } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import { RescoringsReader } from '../rescorings/public';
import type { ListAnswer, RankingChange } from '../selection/public';
import { comparisonNotFound } from './what-if.refusals';
import type { AskedRules } from './what-if.rules';
import type { WhatIfView } from './what-if.view';

interface Row extends Pick<WhatIfView, 'id' | 'runId' | 'askedBy' | 'askedAt' | 'state'> {
  readonly rules: AskedRules;
  readonly changes: readonly RankingChange[];
  readonly status: ListAnswer['status'] | null;
  readonly problem: Bilingual | null;
}

const WHAT_IF = `select w.id, w.run_id as "runId", a.name as "askedBy", w.asked_at as "askedAt", w.state, w.rules, w.changes, w.list ->> 'status' as status, w.problem from what_if w left join account a on a.id = w.asked_by_id`;
const ONE = `${WHAT_IF} where w.selection_id is null and w.id = $1`;
const OF_RUNS = `${WHAT_IF} where w.selection_id is null and w.run_id = any($1::uuid[]) order by w.asked_at desc, w.id`;

/** Questions once asked, for the city's officers and auditors. */
@Injectable()
export class WhatIfsReader {
  constructor(private readonly reader: Reader, private readonly rescorings: RescoringsReader) {}

  async one({ actor, language }: Pick<GraphContext, 'actor' | 'language'>, id: string): Promise<WhatIfView> {
    const row = mayAnywhere(actor, 'what_if.read') ? await this.reader.first<Row>(ONE, [id]) : null;
    if (!row) throw comparisonNotFound();
    return this.toView(row, language);
  }

  /** Newest first. */
  async ofRun({ actor, language }: GraphContext, runId: string): Promise<WhatIfView[]> {
    if (!mayAnywhere(actor, 'what_if.read')) return [];
    const rows = await this.reader.rows<Row>(OF_RUNS, [[runId]]);
    return Promise.all(rows.map((row) => this.toView(row, language)));
  }

  private async toView({ rules, changes, problem, status, ...row }: Row, language: GraphContext['language']): Promise<WhatIfView> {
    const { method, minJudges, weights } = rules;
    return {
      ...row, hasList: status === null ? null : status === 'optimal', problem: problem?.[language] ?? null, minJudges, method: method.kind, trim: method.kind === 'trimmed' ? method.high : 0,
      weights: Object.entries(weights).map(([criterion, weight]) => ({ criterion, weight })),
      entering: changes.filter(({ change }) => change === 'enters').length, leaving: changes.filter(({ change }) => change === 'leaves').length,
      moved: changes.filter(({ oldRank, newRank }) => oldRank !== newRank).length,
      changes: await this.rescorings.named(changes),
    };
  }
}
