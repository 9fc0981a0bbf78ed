import { Injectable } from '@nestjs/common';
import { isId, newId, NotFound, sha256 } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { RoundNotInPhase, Rounds, type Phase, type Round } from '@jiangong/programme';
import type { SealedRun } from '../score-runs/public';
import { insertSelection } from './commands/start-selection';
import type { ChosenList, DecisionDraft } from './decision-draft.rules';
import { Decision, DecisionPlace } from './decision.entity';
import { NoStandingDecision, QuotasUnmet } from './decision.refusals';
import { Decisions } from './decisions';
import { Redecision, type ListChange } from './redecision.entity';
import { ExclusionUnknown, RedecisionNeedsReason, RedecisionNotReady, RedecisionOpen, RedecisionOutdated } from './redecision.refusals';
import { SelectionFreezer } from './selection-freezer';
import { SelectionOverride } from './selection.entity';
import { SelectionInfeasible } from './selection.refusals';
import { settledBy, type Exclusion } from './selection.rules';

/** A list may lose somebody while it is on notice, and afterwards only as a visible supersession. */
const PHASES: readonly Phase[] = ['notice', 'published'];

export interface EnactedRedecision {
  readonly roundId: string;
  readonly decisionId: string;
  readonly supersededId: string;
  readonly contentHash: string;
}

export const redecisionNotFound = (): NotFound => new NotFound({ zh: '名单更改', en: 'change of the list' });

/**
 * A decided list without somebody: whoever is excluded is as if never ranked, and the next in order or a further run of
 * the selection fills the place. Works inside the transaction of whoever has cause to; permissions and second persons
 * are theirs to ask for.
 */
@Injectable()
export class Redeciding {
  constructor(private readonly rounds: Rounds, private readonly freezer: SelectionFreezer, private readonly decisions: Decisions) {}

  /** Returns the redecision's id. The transaction should be serialisable where the rules ask for a list as a whole. */
  async propose(tx: Tx, roundId: string, excluded: readonly Exclusion[], reason: string): Promise<string> {
    const round = await this.rounds.load(tx, roundId, 'update');
    if (!PHASES.includes(round.phase)) throw new RoundNotInPhase({ phase: round.phase, needed: PHASES });
    const given = reason.trim();
    if (!given || excluded.length === 0) throw new RedecisionNeedsReason({});
    const [open] = await tx.query<{ requestedAt: Date }>(`select requested_at as "requestedAt" from redecision where round_id = $1 and state in ('computing', 'proposed', 'impossible')`, [round.id]);
    if (open) throw new RedecisionOpen(open);
    const standing = await this.decisions.standing(tx, round.id);
    if (!standing) throw new NoStandingDecision({});
    const all = await this.together(tx, round.id, excluded, standing.run);
    const { deciding } = await this.rounds.rulesOf(tx, round.id);
    const id = newId();
    const selectionId = deciding.selection
      ? await insertSelection(tx, 'redecision', { roundId: round.id, runId: standing.run.id }, await this.freezer.freeze(tx, round, standing.run, all, settledBy(await this.changesOf(tx, standing.decision), all)))
      : null;
    const draft = selectionId ? null : await this.decisions.draft(tx, round, standing.run, all, null);
    await tx.repo(Redecision).insert({
      id, roundId: round.id, decisionId: standing.decision.id, selectionId, excluded: excluded as never, reason: given, requestedById: tx.actor.accountId, requestedAt: tx.now,
      settledById: null, settledAt: null, newDecisionId: null, state: draft ? outcomeOf(draft) : 'computing',
      changes: (draft && (await this.changes(tx, standing.decision.id, draft, all))) as never, contentHash: draft?.content.hash ?? null,
    });
    tx.record({
      chain: `round:${round.id}`, type: 'results.redecision.proposed',
      body: { redecisionId: id, decisionId: standing.decision.id, selectionId, excluded, reasonHash: sha256(given), accountId: tx.actor.accountId },
    });
    return id;
  }

  /** The change that takes this entry off already, applied or waiting; null where none does. The round should be locked. */
  async excluding(tx: Tx, roundId: string, entryId: string): Promise<string | null> {
    const [one] = await tx.query<{ id: string }>(
      `select id from redecision where round_id = $1 and state in ('computing', 'proposed', 'applied') and excluded @> jsonb_build_array(jsonb_build_object('entryId', $2::text)) limit 1`, [roundId, entryId]);
    return one?.id ?? null;
  }

  /** When the further run is sealed: what it would change. */
  async settleSelection(tx: Tx, selectionId: string): Promise<void> {
    const one = await tx.repo(Redecision).findOneBy({ selectionId, state: 'computing' });
    if (!one) return;
    const round = await this.rounds.load(tx, one.roundId, 'update');
    const decision = await tx.repo(Decision).findOneByOrFail({ id: one.decisionId });
    const made = await this.draftOf(tx, round, one, decision).catch((error: unknown) => {
      if (error instanceof SelectionInfeasible) return null;
      throw error;
    });
    const facts = made
      ? { state: outcomeOf(made.draft), contentHash: made.draft.content.hash, changes: (await this.changes(tx, decision.id, made.draft, made.all)) as never }
      : { state: 'impossible' as const };
    await tx.repo(Redecision).update({ id: one.id, state: 'computing' }, facts);
  }

  /** Puts the proposed list in the place of the standing one, which stays readable as superseded. `officers` are the two who answer for it. */
  async enact(tx: Tx, redecisionId: string, officers: readonly [string | null, string]): Promise<EnactedRedecision> {
    const { round, one } = await this.open(tx, redecisionId);
    if (one.state !== 'proposed') throw new RedecisionNotReady({ state: one.state });
    const standing = await this.decisions.standing(tx, round.id);
    if (standing?.decision.id !== one.decisionId) throw new RedecisionOutdated({});
    const { draft } = await this.draftOf(tx, round, one, standing.decision);
    if (draft.content.hash !== one.contentHash) throw new RedecisionOutdated({});
    if (draft.compliance.some((line) => !line.isMet)) throw new QuotasUnmet({ compliance: draft.compliance });
    await tx.repo(Decision).update({ id: standing.decision.id }, { state: 'superseded' });
    const decisionId = await this.decisions.write(tx, round.id, standing.run, draft);
    await tx.repo(Redecision).update({ id: one.id }, { state: 'applied', settledById: tx.actor.accountId, settledAt: tx.now, newDecisionId: decisionId });
    tx.record({ chain: `round:${round.id}`, type: 'results.decision.superseded', body: { decisionId: standing.decision.id, contentHash: standing.decision.contentHash, byDecisionId: decisionId, redecisionId: one.id } });
    tx.record({ chain: `round:${round.id}`, type: 'results.redecision.applied', body: { redecisionId: one.id, decisionId, contentHash: draft.content.hash, officers } });
    return { roundId: round.id, decisionId, supersededId: standing.decision.id, contentHash: draft.content.hash };
  }

  async cancel(tx: Tx, redecisionId: string): Promise<Redecision> {
    const { round, one } = await this.open(tx, redecisionId);
    if (one.state === 'applied' || one.state === 'cancelled') throw new RedecisionNotReady({ state: one.state });
    await tx.repo(Redecision).update({ id: one.id }, { state: 'cancelled', settledById: tx.actor.accountId, settledAt: tx.now });
    if (one.selectionId) await tx.query(`update selection set state = 'cancelled' where id = $1 and state in ('queued', 'computing')`, [one.selectionId]);
    tx.record({ chain: `round:${round.id}`, type: 'results.redecision.cancelled', body: { redecisionId: one.id, decisionId: one.decisionId } });
    return one;
  }

  /** The round first, as everywhere: only then is what stands certain. */
  async open(tx: Tx, redecisionId: string): Promise<{ readonly round: Round; readonly one: Redecision }> {
    const found = isId(redecisionId) ? await tx.repo(Redecision).findOneBy({ id: redecisionId }) : null;
    if (!found) throw redecisionNotFound();
    const round = await this.rounds.load(tx, found.roundId, 'update');
    return { round, one: await tx.repo(Redecision).findOneByOrFail({ id: redecisionId }) };
  }

  /** Earlier exclusions and these; each must be somebody the run knows, and not be off the list already. */
  private async together(tx: Tx, roundId: string, excluded: readonly Exclusion[], run: SealedRun): Promise<Exclusion[]> {
    const known = new Set(run.inputs.entries.map(({ id }) => id));
    const before = await this.freezer.excludedOf(tx, roundId);
    for (const { entryId } of excluded) {
      if (!known.has(entryId)) throw new ExclusionUnknown({ entryId, because: 'not_ranked' });
      if (before.some((one) => one.entryId === entryId)) throw new ExclusionUnknown({ entryId, because: 'already_excluded' });
    }
    return [...before, ...new Map(excluded.map((one) => [one.entryId, one])).values()].sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
  }

  private async draftOf(tx: Tx, round: Round, one: Redecision, decision: Decision): Promise<{ draft: DecisionDraft; all: Exclusion[] }> {
    const standing = await this.decisions.standing(tx, round.id);
    if (!standing) throw new NoStandingDecision({});
    const all = await this.together(tx, round.id, one.excluded, standing.run);
    const chosen = one.selectionId ? await this.withFormerChanges(tx, one.selectionId, decision, all) : null;
    return { draft: await this.decisions.draft(tx, round, standing.run, all, chosen), all };
  }

  /** What the panel changed in the standing list goes on in the new one, which was chosen with it settled; those excluded apart. */
  private async withFormerChanges(tx: Tx, selectionId: string, decision: Decision, all: readonly Exclusion[]): Promise<ChosenList> {
    const chosen = await this.decisions.chosen(tx, selectionId);
    const off = new Set(all.map(({ entryId }) => entryId));
    const overrides = await this.changesOf(tx, decision);
    return { ...chosen, overrides: overrides.map((override) => ({ ...override, added: override.added.filter((id) => !off.has(id)) })) };
  }

  /** The panel's changes a decided list was made with, in their order. */
  private async changesOf(tx: Tx, decision: Decision): Promise<SelectionOverride[]> {
    const former = JSON.parse(decision.content) as { overrides?: readonly { overrideId: string }[] };
    const ids = (former.overrides ?? []).map(({ overrideId }) => overrideId);
    return ids.length === 0 ? [] : tx.repo(SelectionOverride).find({ where: ids.map((id) => ({ id })), order: { settledAt: 'ASC', id: 'ASC' } });
  }

  private async changes(tx: Tx, decisionId: string, draft: DecisionDraft, all: readonly Exclusion[]): Promise<ListChange[]> {
    const old = (await tx.repo(DecisionPlace).findBy({ decisionId })).map(({ entryId }) => entryId);
    const now = new Set(draft.places.map(({ entryId }) => entryId));
    const off = new Set(all.map(({ entryId }) => entryId));
    const change = (entryId: string, kind: ListChange['change']): ListChange => ({ entryId, change: kind, isExcluded: off.has(entryId) });
    return [
      ...old.filter((id) => !now.has(id)).sort().map((id) => change(id, 'leaves')),
      ...draft.places.filter(({ entryId }) => !old.includes(entryId)).map(({ entryId }) => change(entryId, 'enters')),
    ];
  }
}

const outcomeOf = ({ compliance }: DecisionDraft): 'proposed' | 'impossible' => (compliance.every(({ isMet }) => isMet) ? 'proposed' : 'impossible');
