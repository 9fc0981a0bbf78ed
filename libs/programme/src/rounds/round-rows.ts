import { inKeyOrder, type GraphContext, type Reader } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import { PROGRAMME_FACTS, type ProgrammeView } from '../programmes/public';
import { nextDeadline } from './round.rules';
import type { RoundView } from './round.view';

type Instants = 'collectingAt' | 'reviewingAt' | 'judgingAt' | 'computingAt' | 'decidingAt' | 'noticeEndsAt' | 'publishedAt';

/** A round as a statement brings it: instants are text when they come out of JSON. */
export type RoundRow = Omit<RoundView, Instants | 'nextDeadline' | 'programme'> & { programme: ProgrammeView } & Record<Exclude<Instants, 'noticeEndsAt' | 'publishedAt'>, string | Date> &
  Record<'noticeEndsAt' | 'publishedAt', string | Date | null>;

/** The columns of a round and its programme; aliases r and p. */
export const ROUND_FACTS = `
  r.id, r.programme_id as "programmeId", p.season_id as "seasonId", r.rule_version_id as "ruleVersionId", r.held_by as "heldBy",
  r.code, r.cadence, r.name, r.position, r.phase, r.collecting_at as "collectingAt", r.reviewing_at as "reviewingAt",
  r.judging_at as "judgingAt", r.computing_at as "computingAt", r.deciding_at as "decidingAt", r.is_automatic as "isAutomatic",
  r.notice_ends_at as "noticeEndsAt", r.published_at as "publishedAt", r.cancel_reason as "cancelReason",
  (select to_json(facts) from (select ${PROGRAMME_FACTS}) facts) as programme`;

/** Rounds of a programme in the order in which they are decided. */
export const ROUND_ORDER = `r.deciding_at, r.position, r.code`;

const instant = (value: string | Date | null): Date | null => (value === null ? null : new Date(value));

export function toRoundView(row: RoundRow): RoundView {
  const instants = {
    collectingAt: new Date(row.collectingAt), reviewingAt: new Date(row.reviewingAt), judgingAt: new Date(row.judgingAt),
    computingAt: new Date(row.computingAt), decidingAt: new Date(row.decidingAt),
    noticeEndsAt: instant(row.noticeEndsAt), publishedAt: instant(row.publishedAt),
  };
  return { ...row, ...instants, nextDeadline: nextDeadline({ ...row, ...instants }) };
}

/** Rounds by id, for whoever shows something of a round. */
export const roundLoader = (context: GraphContext, reader: Reader): DataLoader<string, RoundView | null> =>
  context.loader('programme.round', async (ids) => {
    const rows = await reader.rows<RoundRow>(`select ${ROUND_FACTS} from round r join programme p on p.id = r.programme_id where r.id = any($1)`, [ids]);
    return inKeyOrder(ids, rows.map(toRoundView), (row) => row.id);
  });
