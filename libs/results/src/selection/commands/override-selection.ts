import { Injectable } from '@nestjs/common';
import { isId, newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { RoundNotInPhase, Rounds } from '@jiangong/programme';
import { requirePermission } from '../../score-runs/public';
import { Decisions } from '../decisions';
import { Selection, SelectionOverride } from '../selection.entity';
import '../selection.policy';
import { OverrideImpossible, OverrideNeedsOfficer, OverrideNeedsReason, OverrideOpen, OverridePlacesExceeded, SelectionExchanged } from '../selection.refusals';
import { withOverrides } from '../selection.rules';
import type { ChosenList } from '../decision-draft.rules';
import { selectionNotFound } from './cancel-selection';

export interface SelectionChange {
  readonly selectionId: string;
  /** Entry ids. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly reason: string;
}

/** The panel changes a computed list by hand: with a reason, and only when a second officer confirms it (domain.md §7). */
@Injectable()
export class OverrideSelection {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly decisions: Decisions) {}

  /** Returns the override's id. */
  execute(actor: Actor, { selectionId, add, remove, reason }: SelectionChange): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'selection.override');
      const { accountId } = actor;
      if (accountId === null) throw new OverrideNeedsOfficer({});
      const given = reason.trim();
      if (!given) throw new OverrideNeedsReason({});
      const one = await openForChange(tx, this.rounds, selectionId);
      const [open] = await tx.query<{ officer: string; requestedAt: Date }>(
        `select a.name as officer, o.requested_at as "requestedAt" from selection_override o join account a on a.id = o.requested_by_id where o.selection_id = $1 and o.state = 'requested'`, [one.id]);
      if (open) throw new OverrideOpen(open);
      const [added, removed] = [[...new Set(add)].sort(), [...new Set(remove)].sort()];
      refuseImpossible(await this.decisions.chosen(tx, one.id), added, removed);
      const id = newId();
      await tx.repo(SelectionOverride).insert({
        id, selectionId: one.id, roundId: one.roundId, state: 'requested', added: added as never, removed: removed as never, reason: given,
        requestedById: accountId, requestedAt: tx.now, settledById: null, settledAt: null,
      });
      tx.record({ chain: `round:${one.roundId}`, type: 'results.override.requested', body: { overrideId: id, selectionId: one.id, added, removed, reasonHash: sha256(given), accountId } });
      return id;
    });
  }
}

/** The selection that stands, its round locked and still deciding. */
export async function openForChange(tx: Tx, rounds: Rounds, selectionId: string): Promise<Selection> {
  const found = isId(selectionId) ? await tx.repo(Selection).findOne({ where: { id: selectionId }, select: { id: true, roundId: true } }) : null;
  if (!found) throw selectionNotFound();
  const round = await rounds.load(tx, found.roundId, 'update');
  if (round.phase !== 'deciding') throw new RoundNotInPhase({ phase: round.phase, needed: ['deciding'] });
  const one = await tx.repo(Selection).findOneByOrFail({ id: found.id });
  if (one.state !== 'sealed' || one.purpose !== 'decision') throw new SelectionExchanged({ number: one.number });
  return one;
}

function refuseImpossible(chosen: ChosenList, added: readonly string[], removed: readonly string[]): void {
  const candidates = new Map(chosen.inputs.candidates.map(({ id, code }) => [id, code]));
  const list = new Set(withOverrides(chosen.inputs, chosen.outputs.selected, chosen.overrides).map(({ id }) => id));
  if (added.length + removed.length === 0) throw new OverrideImpossible({ code: '', because: 'nothing' });
  for (const id of removed) if (!list.has(id)) throw new OverrideImpossible({ code: candidates.get(id) ?? id, because: 'not_listed' });
  for (const id of added) {
    if (list.has(id)) throw new OverrideImpossible({ code: candidates.get(id)!, because: 'listed' });
    if (!candidates.has(id)) throw new OverrideImpossible({ code: id, because: 'not_candidate' });
  }
  const [places, would] = [chosen.inputs.rules.selection.places, list.size + added.length - removed.length];
  if (would > places) throw new OverridePlacesExceeded({ places, would });
}
