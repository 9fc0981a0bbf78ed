import { Injectable } from '@nestjs/common';
import { newId } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Rounds, type Round } from '@jiangong/programme';
import { ScoreRuns, type SealedRun } from '../score-runs/public';
import { draftByPlaces, draftFromSelection, type ChosenList, type DecisionDraft, type DraftFacts } from './decision-draft.rules';
import { Decision, DecisionPlace } from './decision.entity';
import { nameOfRule } from './list-words';
import { Selection, SelectionOverride } from './selection.entity';
import { NoSealedSelection, SelectionInfeasible } from './selection.refusals';
import { readSelectionInputs, readSelectionOutputs, type Exclusion } from './selection.rules';

/** How lists are drafted and written down, whoever decides them. */
@Injectable()
export class Decisions {
  constructor(private readonly rounds: Rounds, private readonly runs: ScoreRuns) {}

  /** A sealed selection with the panel's confirmed changes; refuses one that found no list. */
  async chosen(tx: Tx, selectionId: string): Promise<ChosenList & { readonly number: number; readonly roundId: string; readonly runId: string; readonly inputsHash: string }> {
    const one = await tx.repo(Selection).findOneBy({ id: selectionId });
    if (!one?.outputs || !one.outputsHash) throw new NoSealedSelection({});
    const [inputs, outputs] = [readSelectionInputs(one.inputs), readSelectionOutputs(one.outputs)];
    const { number, roundId, runId, inputsHash, outputsHash } = one;
    if (outputs.status === 'infeasible') {
      const categories = await this.rounds.categoriesOf(tx, roundId);
      throw new SelectionInfeasible({ number, rules: (outputs.conflict ?? []).map((id) => nameOfRule(inputs.rules.selection, id, categories).zh) });
    }
    const overrides = await tx.repo(SelectionOverride).find({ where: { selectionId, state: 'confirmed' }, order: { settledAt: 'ASC', id: 'ASC' } });
    return { id: one.id, number, roundId, runId, inputsHash, outputsHash, inputs, outputs, overrides };
  }

  async draft(tx: Tx, round: Round, run: SealedRun, excluded: readonly Exclusion[], chosen: ChosenList | null): Promise<DecisionDraft> {
    const facts: DraftFacts = {
      roundId: round.id, ruleVersionId: round.ruleVersionId, run, excluded,
      categories: await this.rounds.categoriesOf(tx, round.id), rules: await this.rounds.rulesOf(tx, round.id),
    };
    return chosen ? draftFromSelection(facts, chosen) : draftByPlaces(facts);
  }

  /** The list becomes the one that stands; whatever stood before must have been taken back or superseded. */
  async write(tx: Tx, roundId: string, run: Pick<SealedRun, 'id' | 'outputsHash'>, { selectionId, places, compliance, content }: DecisionDraft): Promise<string> {
    const id = newId();
    await tx.repo(Decision).insert({
      id, roundId, runId: run.id, selectionId, state: 'standing', compliance: compliance as never, content: content.text, contentHash: content.hash, createdAt: tx.now, createdById: tx.actor.accountId,
    });
    if (places.length > 0) await tx.repo(DecisionPlace).insert(places.map(({ entryId, categoryId, rank, score, title }) => ({ decisionId: id, entryId, categoryId, rank, score, title })));
    tx.record({
      chain: `round:${roundId}`, type: 'results.decision.made',
      body: { decisionId: id, runId: run.id, outputsHash: run.outputsHash, contentHash: content.hash, winners: places.length, ...(selectionId ? { selectionId } : {}) },
    });
    return id;
  }

  /** The standing list and what it was drawn from, for whoever would put another in its place. */
  async standing(tx: Tx, roundId: string): Promise<{ readonly decision: Decision; readonly run: SealedRun } | null> {
    const decision = await tx.repo(Decision).findOneBy({ roundId, state: 'standing' });
    return decision && { decision, run: await this.runs.sealed(tx, decision.runId) };
  }
}
