import type { Pair } from '@jiangong/fairness';
import type { Tx } from '@jiangong/platform';
import type { StandingPair } from './assignment.rules';

/** An accepted entry with the version that will be judged. */
export interface AcceptedEntry {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly versionId: string;
}

export interface StandingAssignment extends StandingPair {
  readonly id: string;
  /** Marks have been given on it. */
  readonly isBegun: boolean;
  /** The judge gives no marks for it, although nothing stands between them. */
  readonly isAbstained: boolean;
}

/** How a round's judging stands: its panel, its entries, who has which. */
export interface Standing {
  readonly panel: { readonly id: string; readonly version: number } | null;
  readonly judges: readonly { readonly judgeId: string; readonly loadLimit: number | null }[];
  /** Judges whose place a substitute took: what they locked stands, and nothing more comes to them. */
  readonly retiredIds: readonly string[];
  readonly entries: readonly AcceptedEntry[];
  readonly assignments: readonly StandingAssignment[];
}

const PANEL = `select id, version from panel where round_id = $1`;
const JUDGES = `select account_id as "judgeId", load_limit as "loadLimit" from panel_judge where panel_id = $1 and removed_in_version is null order by account_id`;
const RETIRED = `select account_id as "judgeId" from panel_judge where panel_id = $1 and removed_in_version is not null and substitute_id is not null order by account_id`;
const ENTRIES = `
  select e.id, e.code, e.title, v.id as "versionId" from entry e join entry_version v on v.entry_id = e.id and v.number = e.version_number
   where e.round_id = $1 and e.state = 'accepted' order by e.id`;
const ASSIGNMENTS = `
  select a.id, a.entry_id as "entryId", a.judge_id as "judgeId", a.state,
         a.origin = 'manual' or coalesce(s.revision > 0 or s.state <> 'open', false) as "isPinned",
         coalesce(s.revision > 0 or s.state <> 'open', false) as "isBegun", coalesce(s.state = 'locked', false) as "isLocked", coalesce(s.state = 'abstained', false) as "isAbstained"
    from assignment a left join score_sheet s on s.assignment_id = a.id
   where a.round_id = $1 order by a.entry_id, a.judge_id`;

/** Read inside the transaction that is about to assign, with the round locked. */
export async function standingOf(tx: Tx, roundId: string): Promise<Standing> {
  const [panel] = await tx.query<{ id: string; version: number }>(PANEL, [roundId]);
  return {
    panel: panel ?? null,
    judges: panel ? await tx.query(JUDGES, [panel.id]) : [],
    retiredIds: panel ? (await tx.query<{ judgeId: string }>(RETIRED, [panel.id])).map(({ judgeId }) => judgeId) : [],
    entries: await tx.query(ENTRIES, [roundId]),
    assignments: await tx.query(ASSIGNMENTS, [roundId]),
  };
}

export const pairKey = ([entryId, judgeId]: Pair): string => `${entryId} ${judgeId}`;
