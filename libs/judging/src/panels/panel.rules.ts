import { BadInput } from '@jiangong/kernel';
import type { Phase } from '@jiangong/programme';
import { JudgeNotOnPanel, OneChairOnly, PanelFixed, PanelReasonNeeded, SubstituteOnPanel } from './panel.refusals';

export const MAX_PANEL = 200;

export interface NamedJudge {
  readonly accountId: string;
  readonly role: 'chair' | 'judge';
  readonly loadLimit?: number | null;
}

const BEFORE_JUDGING: readonly Phase[] = ['scheduled', 'collecting', 'reviewing'];

/**
 * domain.md §5: the panel may change freely until the first sheet is out; from then on only together with the
 * assignment (`rebalance`), and with a reason, while judging goes on.
 */
export function refuseFixedPanel(phase: Phase, sheets: number, change: { readonly isRebalance: boolean; readonly reason: string | null }): void {
  if (isPanelOpen(phase, sheets)) return;
  if (phase !== 'judging' || !change.isRebalance) throw new PanelFixed({ phase, sheets });
  if (change.reason === null) throw new PanelReasonNeeded({});
}

export const isPanelOpen = (phase: Phase, sheets: number): boolean => BEFORE_JUDGING.includes(phase) || (phase === 'judging' && sheets === 0);

/** The panel with one judge in the place of another: the same role, the same limit. */
export function withSubstitute(judges: readonly NamedJudge[], outId: string, inId: string): NamedJudge[] {
  if (!judges.some(({ accountId }) => accountId === outId)) throw new JudgeNotOnPanel({ judgeId: outId });
  if (judges.some(({ accountId }) => accountId === inId)) throw new SubstituteOnPanel({ judgeId: inId });
  return judges.map((judge) => (judge.accountId === outId ? { ...judge, accountId: inId } : judge));
}

/** Everybody once, at most one chair, limits that mean something. */
export function refuseFaultyPanel(judges: readonly NamedJudge[]): void {
  if (judges.length === 0) throw BadInput.at('input.judges', '评委组至少要有一位评委', 'a panel needs at least one judge');
  if (judges.length > MAX_PANEL) throw BadInput.at('input.judges', `评委组最多 ${MAX_PANEL} 人`, `a panel has ${MAX_PANEL} judges at most`);
  const seen = new Set<string>();
  judges.forEach((judge, index) => {
    if (seen.has(judge.accountId)) throw BadInput.at(`input.judges[${index}].accountId`, '同一位评委出现了两次', 'the same judge appears twice');
    seen.add(judge.accountId);
    if (judge.loadLimit !== null && judge.loadLimit !== undefined && (!Number.isSafeInteger(judge.loadLimit) || judge.loadLimit < 1))
      throw BadInput.at(`input.judges[${index}].loadLimit`, '评审上限应为正整数；不设上限请留空', 'a load limit is a positive integer; leave it empty for none');
  });
  const chairs = judges.filter((judge) => judge.role === 'chair').length;
  if (chairs > 1) throw new OneChairOnly({ chairs });
}
