import { Inject, Injectable } from '@nestjs/common';
import { isId, type Clock } from '@jiangong/kernel';
import { CLOCK, inKeyOrder, Reader, type GraphContext } from '@jiangong/platform';
import type { RuleVersionView } from '../rules/public';
import { Preflight } from './preflight';
import { ROUND_FACTS, ROUND_ORDER, toRoundView, type RoundRow } from './round-rows';
import { mayInspect } from './round.policy';
import { hasPassed } from './round.rules';
import { roundNotFound } from './rounds';
import type { PreflightFindingView, RoundFeedView, RoundTransitionView, RoundView } from './round.view';

const ROUND = `select ${ROUND_FACTS} from round r join programme p on p.id = r.programme_id`;

const TRANSITIONS = `
  select t.round_id as "roundId", t.from_phase as "fromPhase", t.to_phase as "toPhase", t.at, a.name as "byName", t.is_automatic as "isAutomatic", t.reason
    from round_transition t left join account a on a.id = t.by_id where t.round_id = any($1) order by t.at, t.id`;

const FEEDS = `
  select f.to_round_id as "toRoundId", f.is_priority as "isPriority", source.round
    from round_feed f join lateral (${ROUND} where r.id = f.from_round_id) facts on true cross join lateral (select to_json(facts) as round) source
   where f.to_round_id = any($1) order by facts."decidingAt", facts.code`;

const RULES = `
  select r.id as "roundId", v.id, v.number, v.cadence, v.content, v.content_hash as "contentHash", v.reason, v.created_at as "createdAt"
    from round r
    join lateral (select * from rule_version one
                   where one.id = r.rule_version_id or (r.rule_version_id is null and one.programme_id = r.programme_id and one.cadence = r.cadence)
                   order by one.number desc limit 1) v on true
   where r.id = any($1)`;

/** What a round is, when it runs and by which rules is public; who moved it and why is for those who inspect. */
@Injectable()
export class RoundsReader {
  constructor(
    private readonly reader: Reader,
    private readonly preflights: Preflight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async byId(id: string): Promise<RoundView> {
    const row = isId(id) ? await this.reader.first<RoundRow>(`${ROUND} where r.id = $1`, [id]) : null;
    if (!row) throw roundNotFound();
    return toRoundView(row);
  }

  /** Rounds one may hand something into now, by the clock and not by the tick. */
  async open(): Promise<RoundView[]> {
    const rows = await this.reader.rows<RoundRow>(
      `${ROUND} where (r.phase = 'collecting' or (r.phase = 'scheduled' and r.is_automatic and r.collecting_at <= $1)) and r.reviewing_at > $1
          and exists (select 1 from rule_version v
                       where v.id = coalesce(r.rule_version_id, (select n.id from rule_version n where n.programme_id = r.programme_id and n.cadence = r.cadence order by n.number desc limit 1))
                         and v.content -> 'intake' -> 'origins' <> '["carried"]'::jsonb)
        order by r.reviewing_at, p.position, r.code`,
      [this.clock.now()],
    );
    return rows.map(toRoundView);
  }

  async ofProgramme(context: GraphContext, programmeId: string): Promise<RoundView[]> {
    const loader = context.loader('programme.rounds', async (ids) => {
      const rows = (await this.reader.rows<RoundRow>(`${ROUND} where r.programme_id = any($1) order by ${ROUND_ORDER}`, [ids])).map(toRoundView);
      return ids.map((id) => rows.filter((row) => row.programmeId === id));
    });
    return (await loader.load(programmeId)) ?? [];
  }

  rulesOf(context: GraphContext, roundId: string): Promise<RuleVersionView | null> {
    const loader = context.loader('programme.round-rules', async (ids) =>
      inKeyOrder(ids, await this.reader.rows<RuleVersionView & { roundId: string }>(RULES, [ids]), (row) => row.roundId));
    return loader.load(roundId);
  }

  /** Steps in order. Names and reasons are for those who inspect; what was cancelled says why to everybody. */
  async transitionsOf(context: GraphContext, roundId: string): Promise<RoundTransitionView[]> {
    const mayKnow = mayInspect(context.actor);
    const loader = context.loader('programme.transitions', async (ids) => {
      const rows = await this.reader.rows<RoundTransitionView & { roundId: string }>(TRANSITIONS, [ids]);
      return ids.map((id) => rows.filter((row) => row.roundId === id).map((row) => (mayKnow ? row : { ...row, byName: null, reason: null })));
    });
    return (await loader.load(roundId)) ?? [];
  }

  async feedsOf(context: GraphContext, roundId: string): Promise<RoundFeedView[]> {
    const loader = context.loader('programme.feeds', async (ids) => {
      const rows = await this.reader.rows<{ toRoundId: string; isPriority: boolean; round: RoundRow }>(FEEDS, [ids]);
      return ids.map((id) => rows.filter((row) => row.toRoundId === id).map((row) => ({ isPriority: row.isPriority, round: toRoundView(row.round) })));
    });
    return (await loader.load(roundId)) ?? [];
  }

  /** Findings for a round that is not being judged yet; later there is nothing left to foresee. */
  async preflightOf(context: GraphContext, round: RoundView): Promise<PreflightFindingView[]> {
    if (!mayInspect(context.actor) || hasPassed(round.phase, 'reviewing')) return [];
    const findings = await this.preflights.of(this.reader, round);
    return findings.map(({ code, severity, ...text }) => ({ code, severity, message: text[context.language] }));
  }
}
