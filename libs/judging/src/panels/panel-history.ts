import { Injectable } from '@nestjs/common';
import { isId, NotFound } from '@jiangong/kernel';
import { Reader, rowsFrom, type RowSource } from '@jiangong/platform';
import type { PanelMove, PanelMoves } from './panel-followers';
import type { NamedJudge } from './panel.rules';
import type { AssignmentMoveView, PanelVersionJudgeView, PanelVersionView } from './panel.view';

const VERSIONS = `
  select v.version, v.appointed_at as "appointedAt", (select a.name from account a where a.id = v.appointed_by_id) as "appointedByName", v.reason, v.judges, v.moves
    from panel p join panel_version v on v.panel_id = p.id where p.round_id = $1 order by v.version`;
const NAMES = `select id, name from account where id = any($1::uuid[])`;
const ENTRIES = `select id, code, title from entry where id = any($1::uuid[])`;

interface Row { version: number; appointedAt: Date; appointedByName: string | null; reason: string | null; judges: Required<NamedJudge>[]; moves: PanelMoves | null }

/** The versions of a round's panel, the newest first. The panel's own permission opens them. */
@Injectable()
export class PanelHistory {
  constructor(private readonly reader: Reader) {}

  async versionsOf(roundId: string, source: RowSource = this.reader): Promise<PanelVersionView[]> {
    if (!isId(roundId)) throw new NotFound({ zh: '轮次', en: 'round' });
    const rows = await rowsFrom<Row>(source, VERSIONS, [roundId]);
    const moves = rows.flatMap((row) => (row.moves ? [...row.moves.made, ...row.moves.released] : []));
    const judges = await rowsFrom<{ id: string; name: string }>(source, NAMES, [[...new Set([...rows.flatMap((row) => row.judges.map((one) => one.accountId)), ...moves.map((one) => one.judgeId)])]]);
    const entries = await rowsFrom<{ id: string; code: string; title: string }>(source, ENTRIES, [[...new Set(moves.map((one) => one.entryId))]]);
    const nameOf = new Map(judges.map((one) => [one.id, one.name]));
    const entryOf = new Map(entries.map((one) => [one.id, one]));
    const judgeView = ({ accountId, role, loadLimit }: Required<NamedJudge>): PanelVersionJudgeView => ({ accountId, name: nameOf.get(accountId) ?? '', role, loadLimit });
    const moveView = (move: PanelMove): AssignmentMoveView => {
      const { code, title } = entryOf.get(move.entryId)!;
      return { ...move, entryCode: code, title, judgeName: nameOf.get(move.judgeId) ?? '' };
    };
    const without = (those: readonly Required<NamedJudge>[], others: readonly Required<NamedJudge>[]): PanelVersionJudgeView[] =>
      those.filter((one) => !others.some((other) => other.accountId === one.accountId)).map(judgeView);
    return rows.map(({ moves: moved, judges: named, ...row }, at) => {
      const before = rows[at - 1]?.judges ?? [];
      return {
        ...row, judges: named.map(judgeView), added: without(named, before), removed: without(before, named), isRebalance: moved !== null,
        made: (moved?.made ?? []).map(moveView), released: (moved?.released ?? []).map(moveView), kept: moved?.kept ?? 0,
      };
    }).reverse();
  }
}
