import { Injectable } from '@nestjs/common';
import type { SettledPlaces } from '@jiangong/fairness';
import type { RowSource, Tx } from '@jiangong/platform';
import { rowsFrom } from '@jiangong/platform';
import { NoRulesYet, Rounds, RuleVersion, type Round } from '@jiangong/programme';
import { UNIT_OF_ENTRY, type SealedRun } from '../score-runs/public';
import { NoSelectionRules } from './selection.refusals';
import { freezeSelection, type CandidateFacts, type Exclusion, type SelectionInputs } from './selection.rules';

interface EntryRow {
  readonly id: string;
  readonly district: string | null;
  readonly unit: string;
  readonly person: string | null;
  readonly hasPriority: boolean;
  readonly gender: string | null;
  readonly ownership: string | null;
}

const ENTRIES = `
  select e.id, e.district_id::text as district, unit.id::text as unit, e.member_id::text as person, e.has_priority as "hasPriority", m.gender, owner.ownership
    from entry e join member m on m.id = e.member_id ${UNIT_OF_ENTRY} join organization owner on owner.id = unit.id
   where e.id = any($1::uuid[])`;

/** What redecisions that were applied keep off the list, for good. */
const EXCLUDED = `
  select x."entryId", x.because, x.reference from redecision d, jsonb_to_recordset(d.excluded) as x("entryId" uuid, because text, reference text)
   where d.round_id = $1 and d.state = 'applied' order by d.settled_at desc`;

/** Takes what a list is chosen from as it stands in one transaction, which must be serialisable. */
@Injectable()
export class SelectionFreezer {
  constructor(private readonly rounds: Rounds) {}

  async freeze(tx: Tx, round: Round, run: Pick<SealedRun, 'id' | 'inputs' | 'outputs' | 'outputsHash'>, excluded: readonly Exclusion[], settled?: SettledPlaces): Promise<SelectionInputs> {
    const version = round.ruleVersionId ? await tx.repo(RuleVersion).findOneBy({ id: round.ruleVersionId }) : null;
    if (!version) throw new NoRulesYet({ round: round.code });
    const { deciding } = await this.rounds.rulesOf(tx, round.id);
    if (!deciding.selection) throw new NoSelectionRules({});
    const rows = await tx.query<EntryRow>(ENTRIES, [run.inputs.entries.map(({ id }) => id)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const entries = run.inputs.entries.map(({ id, code, category, attributes }): CandidateFacts => {
      const { district, unit, person, hasPriority, gender, ownership } = byId.get(id)!;
      // sex and ownership are no dated attributes; what was frozen with the entry goes first
      const facts = { ...(gender ? { gender } : {}), ...(ownership ? { ownership } : {}), ...attributes };
      return { id, code, category, district, unit, person, hasPriority, attributes: facts };
    });
    return freezeSelection({
      round: { id: round.id, code: round.code }, run: { id: run.id, outputsHash: run.outputsHash },
      rules: { versionId: version.id, contentHash: version.contentHash, minimumMark: deciding.minimumMark, selection: deciding.selection },
    }, run.outputs.entries, entries, excluded, settled);
  }

  /** Whoever an objection, a withdrawal or a finding took off an earlier list of the round stays off; each once. */
  async excludedOf(source: RowSource, roundId: string): Promise<Exclusion[]> {
    const rows = await rowsFrom<Exclusion>(source, EXCLUDED, [roundId]);
    return [...new Map(rows.map((row) => [row.entryId, row])).values()].sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
  }
}
