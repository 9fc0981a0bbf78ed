import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, type Actor, type Bilingual } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import { resultScope, roundInScope, runNotFound, UNIT_OF_ENTRY } from '../score-runs/public';
import type { RankingChange } from '../selection/public';
import { Rankings } from './rankings';
import type { ResultNoticeKind } from './rescoring.entity';
import type { RankingChangeView, RescoringPreviewView, RescoringView, ResultNoticeView } from './rescoring.view';

interface Row extends Omit<RescoringView, 'abilities'> {
  readonly runId: string;
  readonly phase: string;
  readonly requestedById: string | null;
  readonly requesterMemberId: string | null;
}

/** Every sealed run that does not stand and every run two officers once decided about; `$1`, `$2` the scope. */
const OF_RUNS = `
  select s.id as "runId", r.phase, coalesce(c.state, 'proposed') as state, first.name as "requestedBy", c.requested_at as "requestedAt",
         c.requested_by_id as "requestedById", first.member_id as "requesterMemberId",
         second.name as "settledBy", c.settled_at as "settledAt", nullif(c.cancel_reason, '') as "cancelReason"
    from score_run s join round r on r.id = s.round_id
    left join rescoring c on c.run_id = s.id
    left join account first on first.id = c.requested_by_id
    left join account second on second.id = c.settled_by_id
   where s.id = any($3::uuid[]) and s.state = 'sealed' and (c.id is not null or not s.stands) and $1::boolean and cardinality($2::uuid[]) >= 0`;

const PAIR = `
  select s.round_id as "roundId", standing.id as "standingRunId", standing.number as "standingNumber", (select count(*)::int from score_line l where l.run_id = s.id) as lines
    from score_run s join score_run standing on standing.round_id = s.round_id and standing.stands
   where s.id = $3 and s.state = 'sealed' and ${roundInScope('s.round_id')}`;

const NAMES = `
  select e.id as "entryId", e.code as "entryCode", e.title, unit.name as "organizationName", c.name as "categoryName"
    from entry e join category c on c.id = e.category_id ${UNIT_OF_ENTRY} where e.id = any($1::uuid[])`;

const NOTICES = `
  select n.id, n.kind, n.round_id as "roundId", r.name as "roundName", n.entry_id as "entryId", e.title as "entryTitle", n.created_at as "createdAt", n.read_at is not null as "isRead"
    from result_notice n join round r on r.id = n.round_id join entry e on e.id = n.entry_id
   where n.member_id = $1 order by n.created_at desc, n.id limit 50`;

const TOLD: Readonly<Record<ResultNoticeKind, Bilingual>> = {
  rescored: {
    zh: '经复核，本轮次的计分已更正，您的参评件在更正范围内；结果以公示和公布的名单为准。',
    en: 'The scores of this round were computed anew, and your entry is among those concerned; the published list decides.',
  },
  list_changed: {
    zh: '本轮次的公示名单已更正，您的参评件在更正范围内；请查看公示页面，有疑问可向公示上写明的部门反映。',
    en: 'The list on notice was corrected, and your entry is among those concerned; see the notice, and turn to the office named on it with questions.',
  },
  superseded: {
    zh: '本轮次已公布的名单已更正，您的参评件在更正范围内；以更正后公布的名单为准。',
    en: 'The published list of this round was corrected, and your entry is among those concerned; the corrected list decides.',
  },
};

/** Questions about proposed runs: for the city's officers and auditors. */
@Injectable()
export class RescoringsReader {
  constructor(private readonly reader: Reader, private readonly rankings: Rankings) {}

  ofRun(context: GraphContext, runId: string): Promise<RescoringView | null> {
    return context
      .loader<RescoringView>('results.rescoring', async (ids) => {
        const rows = await this.reader.rows<Row>(OF_RUNS, [...resultScope(context.actor), ids]);
        const byRun = new Map(rows.map((row) => [row.runId, toView(context.actor, row)]));
        return ids.map((id) => byRun.get(id) ?? null);
      })
      .load(runId);
  }

  async preview(actor: Actor, runId: string): Promise<RescoringPreviewView> {
    const pair = isId(runId)
      ? await this.reader.first<{ roundId: string; standingRunId: string; standingNumber: number; lines: number }>(PAIR, [...resultScope(actor), runId])
      : null;
    if (!pair) throw runNotFound();
    const changes = await this.rankings.compare(this.reader, pair.roundId, pair.standingRunId, runId);
    return {
      runId, standingRunId: pair.standingRunId, standingNumber: pair.standingNumber, unchanged: Math.max(0, pair.lines - changes.length),
      entering: changes.filter(({ change }) => change === 'enters').length, leaving: changes.filter(({ change }) => change === 'leaves').length,
      changes: await this.named(changes),
    };
  }

  /** Changes with the names of their entries; whoever asks has been let through before. */
  async named(changes: readonly RankingChange[]): Promise<RankingChangeView[]> {
    const names = await this.reader.rows<Pick<RankingChangeView, 'entryId' | 'entryCode' | 'title' | 'organizationName' | 'categoryName'>>(NAMES, [changes.map(({ entryId }) => entryId)]);
    const byId = new Map(names.map((one) => [one.entryId, one]));
    return changes.map((change) => ({ ...byId.get(change.entryId)!, ...change }));
  }

  /** Word to the person who asks, newest first. */
  async noticesOf({ actor, language }: GraphContext): Promise<ResultNoticeView[]> {
    if (actor.memberId === null) return [];
    const rows = await this.reader.rows<Omit<ResultNoticeView, 'text'> & { readonly kind: ResultNoticeKind }>(NOTICES, [actor.memberId]);
    return rows.map(({ kind, ...row }) => ({ ...row, text: TOLD[kind][language] }));
  }
}

function toView(actor: Actor, { phase, requestedById, requesterMemberId, runId: _runId, ...row }: Row): RescoringView {
  const isOpen = row.state === 'proposed' || row.state === 'requested';
  const mayApply = isOpen && actor.accountId !== null && (phase === 'computing' || phase === 'deciding') && mayAnywhere(actor, 'rescoring.apply');
  const isOwn = requestedById === actor.accountId || (requesterMemberId !== null && requesterMemberId === actor.memberId);
  return {
    ...row,
    abilities: { canRequest: mayApply && row.state === 'proposed', canConfirm: mayApply && row.state === 'requested' && !isOwn, canCancel: isOpen && mayAnywhere(actor, 'rescoring.cancel') },
  };
}
