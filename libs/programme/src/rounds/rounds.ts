import { Injectable } from '@nestjs/common';
import { isId, NotFound } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import type { Category } from '../programmes/public';
import { RuleVersions, type RuleContent } from '../rules/public';
import { NoRulesYet } from './round.refusals';
import { Round } from './round.entity';
import { isFedOnly, type Feeding } from './round.rules';

export const roundNotFound = (): NotFound => new NotFound({ zh: '轮次', en: 'round' });

/** The rule version a round runs by: its pinned one, or the newest of its cadence while it has not opened. */
const VERSION_IN_FORCE = `
  select r.code, coalesce(r.rule_version_id, (
           select v.id from rule_version v where v.programme_id = r.programme_id and v.cadence = r.cadence order by v.number desc limit 1
         )) as id
    from round r where r.id = $1`;

const SOURCES_RUNNING = `
  select count(*)::int as sources, coalesce(array_agg(r.name order by r.position) filter (where r.phase not in ('published', 'cancelled')), '{}') as running
    from round_feed f join round r on r.id = f.from_round_id where f.to_round_id = $1`;

/** How the later stages come by a round, its rules and its categories. */
@Injectable()
export class Rounds {
  constructor(private readonly versions: RuleVersions) {}

  /**
   * The round, locked for the rest of the transaction: shared by default, so that it cannot change phase under the
   * feet of what is being written; `update` for whoever changes it.
   */
  async load(tx: Tx, roundId: string, lock: 'share' | 'update' = 'share'): Promise<Round> {
    const mode = lock === 'share' ? 'pessimistic_read' : 'pessimistic_write';
    const round = isId(roundId) ? await tx.repo(Round).findOne({ where: { id: roundId }, lock: { mode } }) : null;
    if (!round) throw roundNotFound();
    return round;
  }

  /** The rules in force for a round, frozen. One small statement; the content itself is kept. */
  async rulesOf(source: RowSource, roundId: string): Promise<RuleContent> {
    const [row] = isId(roundId) ? await rowsFrom<{ code: string; id: string | null }>(source, VERSION_IN_FORCE, [roundId]) : [];
    if (!row) throw roundNotFound();
    if (!row.id) throw new NoRulesYet({ round: row.code });
    return this.versions.contentOf(source, row.id);
  }

  /** The categories of the round's programme, in order. */
  categoriesOf(source: RowSource, roundId: string): Promise<Category[]> {
    return rowsFrom<Category>(
      source,
      `select c.id, c.programme_id as "programmeId", c.code, c.name, c.position
         from category c join round r on r.programme_id = c.programme_id where r.id = $1 order by c.position, c.code`,
      [roundId],
    );
  }

  /** Whether the sources of a round that takes carried results only are settled, and which still run. */
  async feedingOf(source: RowSource, roundId: string): Promise<{ feeding: Feeding; running: string[] }> {
    const { intake } = await this.rulesOf(source, roundId);
    if (!isFedOnly(intake)) return { feeding: null, running: [] };
    const [row] = await rowsFrom<{ sources: number; running: string[] }>(source, SOURCES_RUNNING, [roundId]);
    return { feeding: row!.sources === 0 || row!.running.length > 0 ? 'running' : 'settled', running: row!.running };
  }
}
