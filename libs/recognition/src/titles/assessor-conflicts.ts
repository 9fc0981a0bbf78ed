import type { PersonConflicts } from '@jiangong/judging';
import type { Tx } from '@jiangong/platform';
import type { TitleHolding } from './holding.entity';
import { AssessorInConflict } from './title.refusals';

/** The judging stage's own rules: nobody marks a holder whom they could not judge. Since the title is held counts. */
export async function refuseConflicts(tx: Tx, conflicts: PersonConflicts, holding: TitleHolding, accountIds: readonly string[]): Promise<void> {
  const found = (await conflicts.find(tx, holding, accountIds, holding.fromOn, tx.now)).find(({ isHard }) => isHard);
  if (!found) return;
  const [account] = await tx.query<{ name: string }>('select name from account where id = $1', [found.judgeId]);
  throw new AssessorInConflict({ name: account!.name, evidence: found.evidence.replaceAll('参评单位', '所在单位').replaceAll('参评人选', '持有人') });
}
